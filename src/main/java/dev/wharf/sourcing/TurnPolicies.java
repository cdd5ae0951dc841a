package dev.wharf.sourcing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Policies that serve orders one after the other, each from what earlier ones left. Cheap, and what a batch is compared with. */
final class TurnPolicies {
    private final Cells cells;
    private final int[] left;
    private final Option[] chosen;
    private final Shape[] shapes;

    TurnPolicies(Batch batch) {
        cells = new Cells(batch);
        left = cells.stock();
        shapes = batch.orders().stream().map(order -> new Shape(order, cells)).toArray(Shape[]::new);
        chosen = new Option[shapes.length];
    }

    /** The smallest set of sites that can fill the order, then the least distance, then the codes; inside it the nearest first. */
    BatchPlan nearest() {
        for (int i = 0; i < shapes.length; i++) serve(i, nearest(shapes[i]));
        return BatchSourcing.plan(shapes, chosen, false);
    }

    /** The first of the named sites that has everything. */
    BatchPlan designated(Map<String, List<String>> named) {
        for (int i = 0; i < shapes.length; i++) {
            var sites = shapes[i].order.sites().stream().map(Site::code).toList();
            for (var code : named.getOrDefault(shapes[i].order.id(), List.of())) {
                if (chosen[i] == null && sites.contains(code)) serve(i, fill(shapes[i], List.of(sites.indexOf(code))));
            }
        }
        return BatchSourcing.plan(shapes, chosen, false);
    }

    private void serve(int order, Option option) {
        if (option == null) return;
        chosen[order] = option;
        for (int i = 0; i < option.takes.length; i += 2) left[option.takes[i]] -= option.takes[i + 1];
    }

    private Option nearest(Shape shape) {
        var order = IntStream.range(0, shape.sites).boxed().sorted(Comparator.comparingLong((Integer site) -> shape.order.sites().get(site).distanceKm())
            .thenComparing(site -> shape.order.sites().get(site).code())).toList();
        if (fill(shape, order) == null) return null;
        for (int size = 1; ; size++) {
            var best = new Best(shape);
            subsets(shape, order, 0, size, new ArrayList<>(), best);
            if (best.option != null) return best.option;
        }
    }

    private void subsets(Shape shape, List<Integer> order, int from, int more, List<Integer> sites, Best best) {
        if (more == 0) {
            if (best.beatenBy(sites)) best.offer(sites, fill(shape, sites));
            return;
        }
        for (int i = from; i <= order.size() - more; i++) {
            sites.add(order.get(i));
            subsets(shape, order, i + 1, more - 1, sites, best);
            sites.remove(sites.size() - 1);
        }
    }

    /** @param sites from nearest to farthest
     *  @return nothing if they cannot fill the order; stock is as before */
    private Option fill(Shape shape, List<Integer> sites) {
        int[] units = new int[shape.lines * shape.sites];
        boolean filled = true;
        for (int line = 0; line < shape.lines && filled; line++) {
            var of = shape.order.lines().get(line);
            int rest = of.units();
            for (int site : sites) {
                int fit = shape.fit(left, line, site, rest);
                int some = of.mayShare() || fit == rest ? fit : 0;
                shape.take(left, line, site, some);
                units[line * shape.sites + site] += some;
                rest -= some;
            }
            filled = rest == 0;
        }
        for (int line = 0; line < shape.lines; line++) {
            for (int site : sites) shape.take(left, line, site, -units[line * shape.sites + site]);
        }
        return filled ? shape.option(units) : null;
    }

    private static final class Best {
        private final Shape shape;
        private Option option;
        private long distance;
        private List<String> codes;

        Best(Shape shape) {
            this.shape = shape;
        }

        boolean beatenBy(List<Integer> sites) {
            long sum = distance(sites);
            return option == null || sum < distance || sum == distance && String.join(",", codes(sites)).compareTo(String.join(",", codes)) < 0;
        }

        void offer(List<Integer> sites, Option filled) {
            if (filled == null) return;
            option = filled;
            distance = distance(sites);
            codes = codes(sites);
        }

        private long distance(List<Integer> sites) {
            return sites.stream().mapToLong(site -> shape.order.sites().get(site).distanceKm()).sum();
        }

        private List<String> codes(List<Integer> sites) {
            return sites.stream().map(site -> shape.order.sites().get(site).code()).sorted().toList();
        }
    }
}
