package dev.wharf.picking.batch;

import dev.wharf.picking.route.Spot;
import java.util.List;

/**
 * An order that is to be picked in a wave.
 * @param spots where its goods are, at least one; may repeat
 * @param units pieces
 */
public record WaveOrder(String id, List<Spot> spots, int units, long weightG, long volumeCm3) {
    public WaveOrder {
        if (id == null || id.isBlank()) throw new IllegalArgumentException("An order of a wave needs an id.");
        spots = List.copyOf(spots);
        if (spots.isEmpty()) throw new IllegalArgumentException("Order " + id + " has no spot to pick from.");
        if (units < 0 || weightG < 0 || volumeCm3 < 0) throw new IllegalArgumentException("Order " + id + " has units, weight or volume below zero.");
    }
}
