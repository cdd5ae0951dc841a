package dev.wharf.picking.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Made-up sites of one to four blocks, uneven in every measure, and spots in them. Small, so that ties and picks at cross aisles are frequent. */
final class RandomSites {
    /** @param spots some may be at one place */
    record Site(Layout layout, List<Spot> spots) {
        int[] numbers() {
            return IntStream.range(0, spots.size()).toArray();
        }
    }

    private RandomSites() { }

    static Site site(Random random, int mostSpots) {
        return site(random, mostSpots, 1 + random.nextInt(4));
    }

    static Site site(Random random, int mostSpots, int blockCount) {
        List<Integer> aisleX = new ArrayList<>();
        int x = random.nextInt(20) - 10;
        for (int aisles = 1 + random.nextInt(6); aisles > 0; aisles--) aisleX.add(x += 1 + random.nextInt(20));
        List<Integer> crossAisleY = new ArrayList<>(List.of(random.nextInt(20) - 10));
        List<Block> blocks = new ArrayList<>();
        for (int b = 0; b < blockCount; b++) {
            int height = 1 + random.nextInt(30);
            int bins = 1 + random.nextInt(6);
            int pitch = bins == 1 ? 0 : random.nextInt(height / (bins - 1) + 1);
            blocks.add(new Block(bins, random.nextInt(height - pitch * (bins - 1) + 1), pitch));
            crossAisleY.add(crossAisleY.get(b) + height);
        }
        int depotX = random.nextBoolean() ? aisleX.get(random.nextInt(aisleX.size())) : aisleX.get(0) - 10 + random.nextInt(x - aisleX.get(0) + 20);
        var layout = new Layout(aisleX, crossAisleY, blocks, new Depot(depotX, random.nextInt(blockCount + 1)));
        return new Site(layout, IntStream.range(0, random.nextInt(mostSpots + 1)).mapToObj(any -> spot(layout, random)).toList());
    }

    static Spot spot(Layout layout, Random random) {
        int block = random.nextInt(layout.blocks().size());
        return layout.spot(random.nextInt(layout.aisleX().size()), block, random.nextInt(layout.blocks().get(block).bins()));
    }

    /** The warehouse of the time limits: 2.5 m from aisle to aisle, bins a metre apart. */
    static Layout regular(int blocks, int aisles, int bins) {
        return new Layout(IntStream.range(0, aisles).mapToObj(a -> a * 250).toList(), IntStream.rangeClosed(0, blocks).mapToObj(b -> b * (bins + 1) * 100).toList(),
            IntStream.range(0, blocks).mapToObj(b -> new Block(bins, 100, 100)).toList(), new Depot(0, 0));
    }
}
