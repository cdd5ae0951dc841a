package dev.wharf.sourcing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Made-up batches: warehouses and receivers in a square of 1000 km, popular SKUs, about as much stock as is ordered. */
public final class Batches {
    private Batches() { }

    /** @param plenty pieces in stock for each piece ordered; below 1 some order stays unfilled */
    public static Batch batch(Random random, int orders, int sites, int skus, int mostLines, boolean share, double plenty) {
        List<List<Line>> lines = new ArrayList<>();
        Map<String, Integer> ordered = new HashMap<>();
        for (int o = 0; o < orders; o++) {
            Map<String, Line> of = new HashMap<>();
            int count = 1 + random.nextInt(mostLines);
            for (int l = 0; l < count; l++) {
                var sku = "S" + (int) (skus * Math.pow(random.nextDouble(), 1.5));
                of.putIfAbsent(sku, Line.plain(Integer.toString(l), sku, random.nextInt(4) == 0 ? 2 : 1, share));
            }
            lines.add(List.copyOf(of.values().stream().sorted((a, b) -> a.id().compareTo(b.id())).toList()));
            lines.get(o).forEach(line -> line.unitsPerOne().forEach((sku, perOne) -> ordered.merge(sku, perOne * line.units(), Integer::sum)));
        }
        Map<String, Map<String, Integer>> stock = new HashMap<>();
        for (int s = 0; s < sites; s++) stock.put("W" + s, new HashMap<>());
        ordered.forEach((sku, pieces) -> {
            for (int i = 0; i < Math.round(pieces * plenty); i++) stock.get("W" + random.nextInt(sites)).merge(sku, 1, Integer::sum);
        });
        int[][] where = places(random, sites);
        List<Batch.Order> all = new ArrayList<>();
        for (int o = 0; o < orders; o++) {
            int[] to = places(random, 1)[0];
            List<Site> seen = new ArrayList<>();
            for (int s = 0; s < sites; s++) {
                seen.add(new Site("W" + s, Math.round(Math.hypot(where[s][0] - to[0], where[s][1] - to[1])), 500 + 100 * (s % 3), 1, 30 * (s % 4), s, 0));
            }
            all.add(new Batch.Order("O" + o, lines.get(o), seen));
        }
        return new Batch(all, stock);
    }

    private static int[][] places(Random random, int count) {
        int[][] places = new int[count][];
        for (int i = 0; i < count; i++) places[i] = new int[] {random.nextInt(1000), random.nextInt(1000)};
        return places;
    }
}
