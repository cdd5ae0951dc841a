package dev.wharf.review;

import dev.wharf.sourcing.Batch;
import dev.wharf.sourcing.BatchPlan;
import dev.wharf.sourcing.BatchSourcing;
import dev.wharf.sourcing.Budget;
import dev.wharf.sourcing.OrderSourcing;
import dev.wharf.sourcing.Question;
import dev.wharf.sourcing.Strategy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Orders that wait, served one after the other as today, against all of them looked at together. Pure; an order is filled wholly or not at all. */
final class JointPlan {
    /** @param unfilled orders that get nothing */
    record Figures(int filled, int unfilled, int parcels, long distanceKm, long costMinor) { }

    /** Where one order leaves from; no warehouse if it stays unfilled. */
    record Choice(String fulfillment, Collection<String> today, Collection<String> joint) { }

    /**
     * @param proven  no joint plan can be better
     * @param choices those that differ, in the order in which they are served today
     */
    record Comparison(int orders, Figures today, Figures joint, boolean proven, List<Choice> choices) { }

    private JointPlan() { }

    /** @param orders in the order in which they are served today */
    static Comparison compare(Map<String, Question> orders, Strategy strategy, Budget budget) {
        var stock = new TreeMap<String, Map<String, Integer>>();
        orders.values().forEach(order -> order.stock().forEach((site, units) -> units.forEach((sku, n) -> stock.computeIfAbsent(site, s -> new TreeMap<>()).merge(sku, n, Math::max))));
        var today = inTurn(orders, stock);
        var batch = new Batch(orders.entrySet().stream().map(o -> new Batch.Order(o.getKey(), o.getValue().lines(), o.getValue().sites())).toList(), stock);
        var joint = BatchSourcing.plan(batch, strategy, budget);
        var choices = new ArrayList<Choice>();
        for (var id : orders.keySet()) {
            var before = today.sites.getOrDefault(id, new TreeSet<>());
            var after = new TreeSet<>(joint.portions().getOrDefault(id, Map.of()).keySet());
            if (!before.equals(after)) choices.add(new Choice(id, before, after));
        }
        return new Comparison(orders.size(), today.figures(orders.size()), figures(joint, orders.size()), joint.proven(), choices);
    }

    private static Figures figures(BatchPlan plan, int orders) {
        var score = plan.score();
        return new Figures(orders - score.unfilled(), score.unfilled(), score.shipments(), score.distanceKm(), score.costMinor());
    }

    private static final class InTurn {
        private final Map<String, TreeSet<String>> sites = new LinkedHashMap<>();
        private int parcels;
        private long distanceKm;
        private long costMinor;

        private Figures figures(int orders) {
            return new Figures(sites.size(), orders - sites.size(), parcels, distanceKm, costMinor);
        }
    }

    private static InTurn inTurn(Map<String, Question> orders, Map<String, Map<String, Integer>> stock) {
        var left = new HashMap<String, Map<String, Integer>>();
        stock.forEach((site, units) -> left.put(site, new HashMap<>(units)));
        var served = new InTurn();
        orders.forEach((id, order) -> {
            var plan = OrderSourcing.plan(new Question(order.lines(), order.sites(), left, order.objectives()));
            if (!plan.filled() || plan.portions().isEmpty()) return;
            served.sites.put(id, new TreeSet<>(plan.portions().keySet()));
            served.parcels += (int) plan.score().parcels();
            served.distanceKm += plan.score().distanceKm();
            served.costMinor += plan.score().costMinor();
            plan.portions().forEach((site, units) -> order.lines().forEach(line -> line.unitsPerOne()
                .forEach((sku, each) -> left.get(site).merge(sku, -each * units.getOrDefault(line.id(), 0), Integer::sum))));
        });
        return served;
    }
}
