package dev.wharf.picking.route;

/** Improves an order of stops until none of its moves helps. */
final class LocalMoves {
    private final DistanceMatrix distances;

    LocalMoves(DistanceMatrix distances) {
        this.distances = distances;
    }

    int[] improved(int[] start) {
        var order = start;
        for (var next = start; next != null; next = better(order)) order = next;
        return order;
    }

    /** The same array is never changed. @return null if no move helps */
    private int[] better(int[] order) {
        var turned = turned(order);
        return turned != null ? turned : exchanged(order);
    }

    private int stop(int[] order, int place) {
        return place < 0 || place == order.length ? 0 : order[place];
    }

    /** 2-opt: one stretch the other way round. What the stretch costs that way is summed up, for there and back may differ. */
    private int[] turned(int[] order) {
        for (int first = 0; first < order.length - 1; first++) {
            int inside = 0;
            for (int last = first + 1; last < order.length; last++) {
                inside += distances.walk(order[last], order[last - 1]) - distances.walk(order[last - 1], order[last]);
                int before = stop(order, first - 1);
                int after = stop(order, last + 1);
                int gain = distances.walk(before, order[first]) + distances.walk(order[last], after) - distances.walk(before, order[last]) - distances.walk(order[first], after) - inside;
                if (gain > 0) return reversed(order, first, last);
            }
        }
        return null;
    }

    /** Or-3opt: two neighbouring stretches change places, neither turned round. With a stretch of up to three stops this is Or's move (Or 1976). */
    private int[] exchanged(int[] order) {
        for (int first = 0; first < order.length - 1; first++) {
            int before = stop(order, first - 1);
            for (int second = first + 1; second < order.length; second++) {
                int cut = distances.walk(before, order[first]) + distances.walk(order[second - 1], order[second]) - distances.walk(before, order[second]);
                for (int end = second + 1; end <= order.length; end++) {
                    int after = stop(order, end);
                    int gain = cut + distances.walk(order[end - 1], after) - distances.walk(order[end - 1], order[first]) - distances.walk(order[second - 1], after);
                    if (gain > 0) return swapped(order, first, second, end);
                }
            }
        }
        return null;
    }

    private static int[] reversed(int[] order, int first, int last) {
        var next = order.clone();
        for (int i = first; i <= last; i++) next[i] = order[first + last - i];
        return next;
    }

    /** Stops [first, second) and [second, end) change places. */
    static int[] swapped(int[] order, int first, int second, int end) {
        var next = order.clone();
        System.arraycopy(order, second, next, first, end - second);
        System.arraycopy(order, first, next, first + end - second, second - first);
        return next;
    }
}
