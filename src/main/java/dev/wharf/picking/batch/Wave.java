package dev.wharf.picking.batch;

import dev.wharf.picking.route.Layout;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Orders that are to be spread over carts.
 * @param orders in the order in which they came
 */
public record Wave(Layout layout, List<WaveOrder> orders, CartLimits cart) {
    public Wave {
        orders = List.copyOf(orders);
        Set<String> ids = new HashSet<>();
        for (var order : orders) if (!ids.add(order.id())) throw new IllegalArgumentException("Order " + order.id() + " is in the wave twice.");
    }
}
