package dev.wharf.sourcing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The best warehouses for many orders that share stock. An order is filled wholly or not at all. Up to {@value #PROVABLE} orders the best plan is searched for until it is
 * proven, if the budget lasts; for more it is improved until the budget ends. Pure; with a budget of iterations the same batch gets the same plan everywhere.
 */
public final class BatchSourcing {
    static final int PROVABLE = 12;
    /** Enough for a small batch to be at its optimum nearly always, so that the proof has little left to do; 20 ms. */
    private static final long BEFORE_PROOF = 20_000;

    private BatchSourcing() { }

    /** @param budget of this call; what was found is returned when it ends */
    public static BatchPlan plan(Batch batch, Strategy strategy, Budget budget) {
        var running = budget.start();
        var choices = new Choices(batch, strategy);
        if (choices.size() > 0) {
            boolean provable = choices.all && choices.size() <= PROVABLE;
            if (provable) {
                new BatchSearch(choices).run(running.atMost(BEFORE_PROOF));
                if (new BatchProof(choices).run(running)) return plan(choices.shapes, choices.chosen, true);
            }
            new BatchSearch(choices).run(running);
        }
        return plan(choices.shapes, choices.chosen, choices.size() == 0);
    }

    /** Orders in their order: the smallest set of sites that can fill each, then the least distance, then the codes; inside it the nearest first. */
    public static BatchPlan nearest(Batch batch) {
        return new TurnPolicies(batch).nearest();
    }

    /**
     * Orders in their order: the first of the order's named sites that has everything, else unfilled.
     * @param named order id to site codes
     */
    public static BatchPlan designated(Batch batch, Map<String, List<String>> named) {
        return new TurnPolicies(batch).designated(named);
    }

    static BatchPlan plan(Shape[] shapes, Option[] chosen, boolean proven) {
        Map<String, Map<String, Map<String, Integer>>> portions = new LinkedHashMap<>();
        List<String> unfilled = new ArrayList<>();
        int shipments = 0;
        long distance = 0;
        long cost = 0;
        for (int i = 0; i < shapes.length; i++) {
            var order = shapes[i].order;
            var option = chosen[i];
            if (option == null) {
                unfilled.add(order.id());
                continue;
            }
            shipments += option.shipments;
            distance += option.distance;
            cost += option.cost;
            Map<String, Map<String, Integer>> bySite = new TreeMap<>();
            for (int l = 0; l < order.lines().size(); l++) {
                for (int s = 0; s < order.sites().size(); s++) {
                    int some = option.units[l * order.sites().size() + s];
                    if (some > 0) bySite.computeIfAbsent(order.sites().get(s).code(), key -> new TreeMap<>()).put(order.lines().get(l).id(), some);
                }
            }
            portions.put(order.id(), bySite);
        }
        return new BatchPlan(portions, unfilled, new BatchPlan.Score(unfilled.size(), shipments, distance, cost), proven);
    }
}
