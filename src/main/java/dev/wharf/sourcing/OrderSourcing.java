package dev.wharf.sourcing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The best warehouses for one order: the most units first, then the objectives in their order, then the fewer sites, then the site codes that come first. Pure; the same
 * question gets the same answer. Exact for up to {@value #EXACT_SITES} sites that have anything of the order. With more, or with lines so entangled by common SKUs that
 * the steps do not suffice, the answer is the best one found and says so: every site of at most {@value #MOST_SITES}, those that send most alone, was looked at.
 */
public final class OrderSourcing {
    static final int EXACT_SITES = 15;
    static final int MOST_SITES = 30;
    /** Of either search; a set of 15 sites has 65 536 branches. About 50 ms. */
    private static final long STEPS = 100_000;

    private OrderSourcing() { }

    public static Plan plan(Question question) {
        return plan(question, true);
    }

    /** As {@link #plan}, without a reason for the other sites: that is most of the time. */
    static Plan planUnexplained(Question question) {
        return plan(question, false);
    }

    private static Plan plan(Question question, boolean explained) {
        var effort = new Effort(STEPS);
        var tangled = new Effort(STEPS);
        var useful = useful(question);
        var sites = useful.stream().limit(MOST_SITES).sorted(Comparator.comparing(Site::code)).toList();
        var supply = new Supply(question, sites, tangled);
        var search = new SiteSearch(supply, question.objectives());
        int chosen = search.best(0, 0, effort);
        var amounts = supply.amounts(chosen);
        var portions = portions(supply, amounts);
        boolean exact = effort.enough() && tangled.enough() && useful.size() <= MOST_SITES;
        var score = supply.score(chosen);
        List<Plan.NotChosen> notChosen = explained ? new Reasons(question, supply, search, chosen, STEPS).notChosen(portions.keySet()) : List.of();
        return new Plan(portions, missing(question, amounts), score, notChosen, exact);
    }

    /** Sites that can send anything, those first that alone send most. */
    private static List<Site> useful(Question question) {
        record Able(Site site, long units) { }
        List<Able> able = new ArrayList<>();
        for (var site : question.sites()) {
            var stock = question.stock().getOrDefault(site.code(), Map.of());
            long units = 0;
            for (var line : question.lines()) {
                long fit = line.units();
                for (var sku : line.unitsPerOne().entrySet()) fit = Math.min(fit, Math.max(0, stock.getOrDefault(sku.getKey(), 0)) / sku.getValue());
                units += fit;
            }
            if (units > 0) able.add(new Able(site, units));
        }
        return able.stream().sorted(Comparator.comparingLong((Able a) -> -a.units).thenComparing(a -> a.site.code())).map(Able::site).toList();
    }

    private static SortedMap<String, SortedMap<String, Integer>> portions(Supply supply, Map<String, int[]> amounts) {
        SortedMap<String, SortedMap<String, Integer>> portions = new TreeMap<>();
        amounts.forEach((line, units) -> {
            for (int site = 0; site < units.length; site++) {
                if (units[site] > 0) portions.computeIfAbsent(supply.site(site).code(), key -> new TreeMap<>()).put(line, units[site]);
            }
        });
        return portions;
    }

    private static SortedMap<String, Integer> missing(Question question, Map<String, int[]> amounts) {
        SortedMap<String, Integer> missing = new TreeMap<>();
        for (var line : question.lines()) {
            int rest = line.units();
            for (int units : amounts.get(line.id())) rest -= units;
            if (rest > 0) missing.put(line.id(), rest);
        }
        return missing;
    }
}
