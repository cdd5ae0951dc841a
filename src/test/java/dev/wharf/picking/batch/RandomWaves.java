package dev.wharf.picking.batch;

import dev.wharf.picking.route.Block;
import dev.wharf.picking.route.Depot;
import dev.wharf.picking.route.Layout;
import dev.wharf.picking.route.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Made-up waves with every mix of limits, in which some orders are too large for a cart. */
final class RandomWaves {
    private RandomWaves() { }

    static Wave wave(Random random, int mostOrders) {
        int blockCount = 1 + random.nextInt(3);
        int aisles = 2 + random.nextInt(5);
        var layout = new Layout(IntStream.range(0, aisles).mapToObj(aisle -> 300 * aisle).toList(), IntStream.rangeClosed(0, blockCount).mapToObj(cross -> 900 * cross).toList(),
            IntStream.range(0, blockCount).mapToObj(block -> new Block(8, 100, 100)).toList(), new Depot(random.nextInt(300 * aisles), random.nextInt(blockCount + 1)));
        List<WaveOrder> orders = new ArrayList<>();
        for (int count = 1 + random.nextInt(mostOrders); count > 0; count--) {
            List<Spot> spots = new ArrayList<>();
            for (int lines = 1 + random.nextInt(3); lines > 0; lines--) spots.add(layout.spot(random.nextInt(aisles), random.nextInt(blockCount), random.nextInt(8)));
            orders.add(new WaveOrder("o" + count, spots, 1 + random.nextInt(5), random.nextInt(900), random.nextInt(900)));
        }
        return new Wave(layout, orders, limits(random));
    }

    private static CartLimits limits(Random random) {
        return new CartLimits(random.nextInt(4) == 0 ? null : 2 + random.nextInt(3), random.nextBoolean() ? null : 4 + random.nextInt(8), random.nextBoolean() ? null : 800L + random.nextInt(1000),
            random.nextBoolean() ? null : 800L + random.nextInt(1000));
    }
}
