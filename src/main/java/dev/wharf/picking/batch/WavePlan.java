package dev.wharf.picking.batch;

import java.util.List;

/**
 * Every order of a wave on exactly one cart.
 * @param firstCome what filling carts in the order of the orders would give, with the same limits and the shortest walk for each cart
 * @param oversize ids of orders that exceed a limit alone; each has a cart of its own
 * @param steps changes that were looked at
 */
public record WavePlan(List<Cart> carts, List<Cart> firstCome, List<String> oversize, long steps) {
    public WavePlan {
        carts = List.copyOf(carts);
        firstCome = List.copyOf(firstCome);
        oversize = List.copyOf(oversize);
    }

    public long centimetres() {
        return sum(carts);
    }

    public long firstComeCentimetres() {
        return sum(firstCome);
    }

    private static long sum(List<Cart> carts) {
        return carts.stream().mapToLong(Cart::centimetres).sum();
    }
}
