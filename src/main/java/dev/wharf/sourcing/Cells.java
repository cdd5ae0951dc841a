package dev.wharf.sourcing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Stock as numbers: one cell for each site and SKU that the batch could use. */
final class Cells {
    private final Map<String, Integer> sites = new HashMap<>();
    private final Map<String, Integer> skus = new HashMap<>();
    private final int[] stock;
    private final int[][] ordersBySku;

    Cells(Batch batch) {
        var codes = new TreeSet<String>();
        List<List<Integer>> users = new ArrayList<>();
        for (int order = 0; order < batch.orders().size(); order++) {
            for (var site : batch.orders().get(order).sites()) codes.add(site.code());
            for (var line : batch.orders().get(order).lines()) {
                for (var sku : line.unitsPerOne().keySet()) {
                    if (skus.putIfAbsent(sku, skus.size()) == null) users.add(new ArrayList<>());
                    var of = users.get(skus.get(sku));
                    if (of.isEmpty() || of.get(of.size() - 1) != order) of.add(order);
                }
            }
        }
        for (var code : codes) sites.put(code, sites.size());
        stock = new int[codes.size() * skus.size()];
        sites.forEach((code, site) -> {
            var pieces = batch.stock().getOrDefault(code, Map.of());
            skus.forEach((sku, number) -> stock[site * skus.size() + number] = Math.max(0, pieces.getOrDefault(sku, 0)));
        });
        ordersBySku = users.stream().map(of -> of.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
    }

    int cell(String site, String sku) {
        return sites.get(site) * skus.size() + skus.get(sku);
    }

    /** A copy. */
    int[] stock() {
        return stock.clone();
    }

    /** Orders that have the SKU of this cell. */
    int[] rivals(int cell) {
        return ordersBySku[cell % skus.size()];
    }
}
