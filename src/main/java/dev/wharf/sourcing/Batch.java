package dev.wharf.sourcing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders that share stock and may be looked at together.
 * @param orders in the order in which the policies serve them
 * @param stock pieces free to promise by site and SKU; absent means none, below zero counts as none
 */
public record Batch(List<Order> orders, Map<String, Map<String, Integer>> stock) {
    public Batch {
        orders = List.copyOf(orders);
        Set<String> ids = new HashSet<>();
        for (var order : orders) if (!ids.add(order.id())) throw new IllegalArgumentException("Order " + order.id() + " is there twice");
    }

    /**
     * One order, filled wholly or not at all.
     * @param sites that may send it, with the distance to its receiver
     */
    public record Order(String id, List<Line> lines, List<Site> sites) {
        public Order {
            if (id.isEmpty()) throw new IllegalArgumentException("An order needs an id");
            lines = List.copyOf(lines);
            sites = List.copyOf(sites);
            if (lines.isEmpty()) throw new IllegalArgumentException("Order " + id + " has no lines");
            Set<String> lineIds = new HashSet<>();
            for (var line : lines) if (!lineIds.add(line.id())) throw new IllegalArgumentException("Order " + id + ", line " + line.id() + " is there twice");
            Set<String> codes = new HashSet<>();
            for (var site : sites) if (!codes.add(site.code())) throw new IllegalArgumentException("Order " + id + ", site " + site.code() + " is there twice");
        }
    }
}
