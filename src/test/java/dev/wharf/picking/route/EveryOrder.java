package dev.wharf.picking.route;

import java.util.List;

/** The shortest of all orders of a few spots, one after the other. */
final class EveryOrder {
    private final Layout layout;
    private final List<Spot> spots;
    private int best = Integer.MAX_VALUE;

    private EveryOrder(Layout layout, List<Spot> spots) {
        this.layout = layout;
        this.spots = spots;
    }

    static int shortest(Layout layout, List<Spot> spots) {
        if (spots.isEmpty()) return 0;
        var every = new EveryOrder(layout, spots);
        every.goOn(0, null, 0);
        return every.best;
    }

    private void goOn(int visited, Spot at, int length) {
        if (length >= best) return;
        if (Integer.bitCount(visited) == spots.size()) best = Math.min(best, length + layout.walkFromDepot(at));
        for (int i = 0; i < spots.size(); i++) {
            if ((visited >> i & 1) == 1) continue;
            var next = spots.get(i);
            goOn(visited | 1 << i, next, length + (at == null ? layout.walkFromDepot(next) : layout.walk(at, next)));
        }
    }
}
