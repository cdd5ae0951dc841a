package dev.wharf.review;

import dev.wharf.order.Fulfillment;
import dev.wharf.review.merge.Sourcing;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The kits of a fulfillment as the choice of warehouses sees them, and its answer as units on lines. Pure. */
record WholeKits(Fulfillment whole) {
    private List<List<Fulfillment.Line>> kits() {
        return whole.groups().stream().filter(group -> group.get(0).ofKit()).toList();
    }

    /** In the order of the lines. */
    List<Sourcing.Bundle> bundles() {
        var sold = whole.sold();
        return kits().stream().map(group -> {
            int kits = sold.get(group.get(0).sold());
            var perKit = new TreeMap<String, Integer>();
            for (var line : group) perKit.merge(line.sku(), line.quantity(), Integer::sum);
            perKit.replaceAll((sku, units) -> units / kits);
            return new Sourcing.Bundle(perKit, kits);
        }).toList();
    }

    /** The plan's units on the lines, gifts last to be served. @return by warehouse, then line id; what is missing under the empty code */
    Map<String, Map<Long, Integer>> spread(Sourcing.Plan plan) {
        var result = new HashMap<String, Map<Long, Integer>>();
        var loose = new LinkedHashMap<String, Map<String, Integer>>();
        var rest = whole;
        for (var portion : plan.portions()) {
            loose.put(portion.warehouse(), new TreeMap<>(portion.units()));
            rest = take(rest, portion.kits(), loose.get(portion.warehouse()), result.computeIfAbsent(portion.warehouse(), w -> new HashMap<>()));
        }
        loose.put("", new TreeMap<>(plan.missing()));
        var sold = rest.sold();
        take(rest, kits().stream().map(group -> sold.getOrDefault(group.get(0).sold(), 0)).toList(), loose.get(""), result.computeIfAbsent("", w -> new HashMap<>()));
        spreadLoose(loose, result);
        return result;
    }

    /** @param units of the portion, from which those in kits are taken away @param onLines gets them @return what is left */
    private Fulfillment take(Fulfillment rest, List<Integer> wanted, Map<String, Integer> units, Map<Long, Integer> onLines) {
        var left = rest;
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i) == 0) continue;
            var part = left.unitsOf(kits().get(i).get(0).sold(), wanted.get(i));
            for (var line : left.lines()) if (part.containsKey(line.id())) units.merge(line.sku(), -part.get(line.id()), Integer::sum);
            onLines.putAll(part);
            left = left.without(part);
        }
        return left;
    }

    private void spreadLoose(Map<String, Map<String, Integer>> left, Map<String, Map<Long, Integer>> result) {
        for (var line : whole.lines().stream().filter(l -> !l.ofKit()).sorted(java.util.Comparator.comparing(Fulfillment.Line::gift)).toList()) {
            int open = line.quantity();
            for (var portion : left.entrySet()) {
                int here = Math.min(open, portion.getValue().getOrDefault(line.sku(), 0));
                if (here <= 0) continue;
                portion.getValue().merge(line.sku(), -here, Integer::sum);
                result.get(portion.getKey()).put(line.id(), here);
                open -= here;
            }
        }
    }
}
