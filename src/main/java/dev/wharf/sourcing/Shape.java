package dev.wharf.sourcing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** An order as numbers: which cell each line takes from at each site, and how much. */
final class Shape {
    private static final SortedMap<String, Integer> NOTHING = new TreeMap<>();

    final Batch.Order order;
    final int lines;
    final int sites;
    private final int[][][] cell;
    private final int[][] perOne;
    private final int[] pieces;
    private final int mostTakes;

    Shape(Batch.Order order, Cells cells) {
        this.order = order;
        lines = order.lines().size();
        sites = order.sites().size();
        cell = new int[lines][sites][];
        perOne = new int[lines][];
        pieces = new int[lines];
        int most = 0;
        for (int l = 0; l < lines; l++) {
            var line = order.lines().get(l);
            pieces[l] = line.piecesPerOne();
            perOne[l] = line.unitsPerOne().values().stream().mapToInt(Integer::intValue).toArray();
            for (int s = 0; s < sites; s++) {
                var code = order.sites().get(s).code();
                cell[l][s] = line.unitsPerOne().keySet().stream().mapToInt(sku -> cells.cell(code, sku)).toArray();
            }
            most += perOne[l].length * sites;
        }
        mostTakes = most;
    }

    /** Units of the line that the site still has, at most {@code wanted}. */
    int fit(int[] left, int line, int site, int wanted) {
        int most = wanted;
        for (int k = 0; k < perOne[line].length; k++) most = Math.min(most, left[cell[line][site][k]] / perOne[line][k]);
        return most;
    }

    void take(int[] left, int line, int site, int some) {
        for (int k = 0; k < perOne[line].length; k++) left[cell[line][site][k]] -= some * perOne[line][k];
    }

    /** No way to fill the order costs more. */
    long mostCost() {
        long all = 0;
        for (int l = 0; l < lines; l++) all += (long) order.lines().get(l).units() * pieces[l];
        long parcels = order.sites().stream().mapToLong(Site::parcelMinor).sum();
        return Math.addExact(parcels, Math.multiplyExact(all, order.sites().stream().mapToLong(Site::perUnitMinor).max().orElse(0)));
    }

    /** The best option for this order alone, or nothing if the order cannot be filled from what is left. */
    Option best(int[] left, Cells cells, Strategy strategy) {
        Map<String, Map<String, Integer>> stock = new HashMap<>();
        for (var site : order.sites()) {
            Map<String, Integer> has = new HashMap<>();
            for (var line : order.lines()) for (var sku : line.unitsPerOne().keySet()) has.put(sku, left[cells.cell(site.code(), sku)]);
            stock.put(site.code(), has);
        }
        var objectives = strategy == Strategy.LEAST_COST ? List.of(Objective.LOWEST_COST) : List.of(Objective.FEWEST_PARCELS, Objective.NEAREST);
        var plan = OrderSourcing.planUnexplained(new Question(order.lines(), order.sites(), stock, objectives));
        if (!plan.filled()) return null;
        int[] units = new int[lines * sites];
        for (int l = 0; l < lines; l++) {
            for (int s = 0; s < sites; s++) units[l * sites + s] = plan.portions().getOrDefault(order.sites().get(s).code(), NOTHING).getOrDefault(order.lines().get(l).id(), 0);
        }
        return option(units);
    }

    /** @param units by line and site, line after line */
    Option option(int[] units) {
        int[] takes = new int[mostTakes * 2];
        int length = 0;
        int shipments = 0;
        long distance = 0;
        long cost = 0;
        for (int s = 0; s < sites; s++) {
            var site = order.sites().get(s);
            boolean sends = false;
            for (int l = 0; l < lines; l++) {
                int some = units[l * sites + s];
                if (some == 0) continue;
                sends = true;
                cost += (long) some * pieces[l] * site.perUnitMinor();
                for (int k = 0; k < perOne[l].length; k++) length = add(takes, length, cell[l][s][k], some * perOne[l][k]);
            }
            if (!sends) continue;
            shipments++;
            distance += site.distanceKm();
            cost += site.parcelMinor();
        }
        return new Option(Arrays.copyOf(takes, length), units.clone(), shipments, distance, cost);
    }

    private static int add(int[] takes, int length, int cell, int some) {
        for (int i = 0; i < length; i += 2) {
            if (takes[i] != cell) continue;
            takes[i + 1] += some;
            return length;
        }
        takes[length] = cell;
        takes[length + 1] = some;
        return length + 2;
    }
}
