package dev.wharf.catalog;

import java.util.List;

/**
 * A product that is sold as one and shipped as several (组合装). It has no stock of its own.
 *
 * @param sku what the buyer orders
 */
public record Kit(String sku, List<Component> components) {
    public Kit {
        if (components.isEmpty()) throw new IllegalArgumentException("Kit " + sku + " has no components");
        components = List.copyOf(components);
    }

    /**
     * @param quantity units in one kit, at least 1
     * @param share    weight of all its units together when the price of the kit is divided; if all shares of a kit are 0 their prices are the weights
     */
    public record Component(String sku, int quantity, long share) {
        public Component {
            if (quantity < 1) throw new IllegalArgumentException("A kit has " + quantity + " units of " + sku);
        }
    }
}
