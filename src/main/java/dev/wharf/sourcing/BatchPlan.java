package dev.wharf.sourcing;

import java.util.List;
import java.util.Map;

/**
 * Who sends what of many orders.
 * @param portions order id, then site, then line id, to units; an unfilled order is not in it
 * @param unfilled ids of orders that get nothing, in the order of the batch
 * @param proven whether no plan can be better; false says nothing
 */
public record BatchPlan(Map<String, Map<String, Map<String, Integer>>> portions, List<String> unfilled, Score score, boolean proven) {
    /** A shipment is one site that sends something of one order. */
    public record Score(int unfilled, int shipments, long distanceKm, long costMinor) { }
}
