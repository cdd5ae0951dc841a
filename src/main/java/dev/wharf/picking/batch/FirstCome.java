package dev.wharf.picking.batch;

import java.util.ArrayList;
import java.util.List;

/** Fills a cart with the orders as they come, and begins the next one with the first that does not fit. */
final class FirstCome {
    private FirstCome() { }

    /** Numbers of orders, cart by cart. */
    static List<List<Integer>> carts(Loads loads, int orders) {
        List<List<Integer>> carts = new ArrayList<>();
        var load = loads.none();
        for (int order = 0; order < orders; order++) {
            if (carts.isEmpty() || !loads.fits(load, -1, order)) {
                carts.add(new ArrayList<>());
                load = loads.none();
            }
            carts.get(carts.size() - 1).add(order);
            loads.add(load, order);
        }
        return carts;
    }
}
