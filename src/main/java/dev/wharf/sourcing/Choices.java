package dev.wharf.sourcing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is chosen for every order at one moment of a search, and what that leaves. An order without a choice is unfilled. */
final class Choices {
    /** Options kept for one order, and for a batch: some hundred bytes each. */
    private static final int MOST_OF_ONE = 4096;
    private static final int MOST_OF_ALL = 600_000;
    private static final int LEAST_OF_ONE = 64;
    /** How many times the mean distance a shipment counts in the guide: large enough to lead, small enough to be given up for a while. */
    private static final double SHIPMENT_IN_DISTANCES = 12;

    final Cells cells;
    final Shape[] shapes;
    final List<List<Option>> options = new ArrayList<>();
    final Option[] chosen;
    final int[] left;
    /** What an unfilled order counts: more than anything that could be spent to fill it. */
    final long unfilledValue;
    final double unfilledGuide;
    /** False if an order has more options than are kept. */
    final boolean all;
    private final boolean[] listed;
    long value;
    double guide;
    private final Strategy strategy;
    private final long shipmentValue;
    private final double shipmentGuide;

    Choices(Batch batch, Strategy strategy) {
        this.strategy = strategy;
        cells = new Cells(batch);
        left = cells.stock();
        shapes = batch.orders().stream().map(order -> new Shape(order, cells)).toArray(Shape[]::new);
        chosen = new Option[shapes.length];
        int most = Math.max(LEAST_OF_ONE, Math.min(MOST_OF_ONE, MOST_OF_ALL / Math.max(1, shapes.length)));
        listed = new boolean[shapes.length];
        boolean complete = true;
        for (int order = 0; order < shapes.length; order++) {
            var found = Options.of(shapes[order], left, most);
            listed[order] = found.all();
            complete &= found.all();
            options.add(new ArrayList<>(found.options()));
        }
        all = complete;
        shipmentValue = 1 + farthest();
        shipmentGuide = SHIPMENT_IN_DISTANCES * Math.max(1, options.stream().flatMap(List::stream).filter(o -> o.shipments == 1).mapToLong(o -> o.distance).average().orElse(1));
        double highest = 1;
        for (var of : options) {
            of.forEach(this::rate);
            sort(of);
            highest = Math.max(highest, of.isEmpty() ? 0 : of.get(of.size() - 1).guide);
        }
        unfilledValue = 1 + dearest();
        unfilledGuide = 2 * highest;
        value = unfilledValue * shapes.length;
        guide = unfilledGuide * shapes.length;
    }

    private long farthest() {
        long sum = 0;
        for (var shape : shapes) sum += shape.order.sites().stream().mapToLong(Site::distanceKm).sum();
        return sum;
    }

    /** More than all orders together can come to. */
    private long dearest() {
        try {
            long sum = 0;
            for (var shape : shapes) sum = Math.addExact(sum, strategy == Strategy.LEAST_COST ? shape.mostCost() : Math.multiplyExact(shape.sites, shipmentValue));
            sum = Math.addExact(sum, farthest());
            Math.multiplyExact(sum + 1, (long) shapes.length + 1);
            return sum;
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("The batch of " + shapes.length + " orders is too large to be compared exactly: divide it, or correct costs and distances", e);
        }
    }

    private void rate(Option option) {
        boolean cost = strategy == Strategy.LEAST_COST;
        option.value = cost ? option.cost : option.shipments * shipmentValue + option.distance;
        option.guide = cost ? option.cost : option.shipments * shipmentGuide + option.distance;
    }

    private static void sort(List<Option> options) {
        options.sort(Comparator.comparingDouble((Option option) -> option.guide));
        for (int rank = 0; rank < options.size(); rank++) options.get(rank).rank = rank;
    }

    /** The best option from what is left, for an order whose options are not all listed; it is listed from then on. */
    Option learn(int order) {
        if (listed[order] || options.get(order).size() >= 2 * MOST_OF_ONE) return null;
        var option = shapes[order].best(left, cells, strategy);
        if (option == null) return null;
        rate(option);
        options.get(order).add(option);
        sort(options.get(order));
        return option;
    }

    void put(int order, Option option) {
        for (int i = 0; i < option.takes.length; i += 2) left[option.takes[i]] -= option.takes[i + 1];
        chosen[order] = option;
        value += option.value - unfilledValue;
        guide += option.guide - unfilledGuide;
    }

    void remove(int order) {
        var option = chosen[order];
        for (int i = 0; i < option.takes.length; i += 2) left[option.takes[i]] += option.takes[i + 1];
        chosen[order] = null;
        value -= option.value - unfilledValue;
        guide -= option.guide - unfilledGuide;
    }

    int size() {
        return chosen.length;
    }

    void restore(Option[] choice) {
        for (int order = 0; order < size(); order++) if (chosen[order] != null) remove(order);
        for (int order = 0; order < size(); order++) if (choice[order] != null) put(order, choice[order]);
    }
}
