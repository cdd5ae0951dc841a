package dev.wharf.picking.wave;

import dev.wharf.picking.wave.Limits.Load;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Fills carts in the order in which orders came: a cart is full when the next order does not fit. What a plan is compared with. Pure. */
final class FirstCome {
    private FirstCome() { }

    static List<List<PoolOrder>> fill(List<PoolOrder> orders, Limits limits) {
        var carts = new ArrayList<List<PoolOrder>>();
        var load = Load.NONE;
        for (var order : orders.stream().sorted(Comparator.comparing(PoolOrder::since).thenComparing(PoolOrder::id)).toList()) {
            var more = load.plus(order.load());
            if (carts.isEmpty() || !limits.hold(more)) {
                carts.add(new ArrayList<>());
                more = order.load();
            }
            carts.get(carts.size() - 1).add(order);
            load = more;
        }
        return carts;
    }
}
