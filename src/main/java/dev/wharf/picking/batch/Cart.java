package dev.wharf.picking.batch;

import java.util.List;

/**
 * One cart and one walk.
 * @param orders their ids
 * @param centimetres of the shortest walk
 */
public record Cart(List<String> orders, int centimetres) {
    public Cart {
        orders = List.copyOf(orders);
    }
}
