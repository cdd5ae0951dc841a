package dev.wharf.stockkeeping.count;

import dev.wharf.stockkeeping.Worth;
import dev.wharf.warehouse.Products;
import java.util.List;
import org.springframework.stereotype.Service;

/** What counts have found. Nothing of a round that is still being counted. */
@Service
class CountResults {
    /** @param counters who counted, in the order of the rounds */
    record Task(long id, String bin, String state, List<String> counters, long valueMinor, List<Difference> differences) { }

    /** @param valueMinor below zero for what is missing */
    record Difference(int round, String sku, String name, String lot, int expected, int counted, int units, long valueMinor) { }

    private final JdbcCountPlans plans;
    private final JdbcCounts counts;
    private final Products products;

    CountResults(JdbcCountPlans plans, JdbcCounts counts, Products products) {
        this.plans = plans;
        this.counts = counts;
        this.products = products;
    }

    List<CountPlan> plans(long before, int limit) {
        return plans.list(before, limit);
    }

    CountPlan plan(long id) {
        return plans.get(id);
    }

    List<Task> tasks(long plan) {
        plans.get(plan);
        var lines = counts.finishedLines(plan);
        var facts = products.facts(lines.stream().map(l -> l.line().sku()).distinct().toList());
        var counters = counts.counters(plan);
        return counts.ofPlan(plan).stream().map(t -> new Task(t.id(), t.bin(), t.state().name(), counters.getOrDefault(t.id(), List.of()), t.valueMinor(),
            lines.stream().filter(l -> l.task() == t.id() && l.line().variance().units() != 0).map(l -> difference(l.line(), facts)).toList())).toList();
    }

    private static Difference difference(CountLine line, java.util.Map<String, Products.Product> facts) {
        var variance = line.variance();
        var product = facts.get(line.sku());
        return new Difference(line.round(), line.sku(), product == null ? "" : product.name(), line.lot(), variance.expected(), variance.counted(), variance.units(),
            variance.units() * Worth.each(product));
    }
}
