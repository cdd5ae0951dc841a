package dev.wharf.sourcing;

import dev.wharf.sourcing.Plan.NotChosen;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Why sites were not chosen, with numbers: what each lacks to send all alone, and what the best plan with it would come to. */
final class Reasons {
    private final Question question;
    private final Supply supply;
    private final SiteSearch search;
    private final int chosen;
    private final Score plan;
    private final long steps;
    private final SortedMap<String, Long> needed = new TreeMap<>();

    /** @param chosen the sites of the plan */
    Reasons(Question question, Supply supply, SiteSearch search, int chosen, long steps) {
        this.question = question;
        this.supply = supply;
        this.search = search;
        this.chosen = chosen;
        this.plan = supply.score(chosen);
        this.steps = steps;
        for (var line : question.lines()) line.unitsPerOne().forEach((sku, pieces) -> needed.merge(sku, (long) line.units() * pieces, Long::sum));
    }

    List<NotChosen> notChosen(Set<String> senders) {
        return question.sites().stream().map(Site::code).filter(code -> !senders.contains(code)).sorted(Comparator.naturalOrder()).map(this::reason).toList();
    }

    private NotChosen reason(String code) {
        var with = number(code).map(site -> supply.score(search.best(1 << site, chosen, new Effort(steps))));
        var decided = with.flatMap(score -> question.objectives().stream().filter(objective -> score.of(objective) != plan.of(objective)).findFirst());
        return new NotChosen(code, shortOf(question.stock().getOrDefault(code, Map.of())), with, decided);
    }

    private Optional<Integer> number(String code) {
        for (int site = 0; site < supply.size(); site++) if (supply.site(site).code().equals(code)) return Optional.of(site);
        return Optional.empty();
    }

    private SortedMap<String, Long> shortOf(Map<String, Integer> stock) {
        SortedMap<String, Long> lacking = new TreeMap<>();
        needed.forEach((sku, pieces) -> {
            int has = Math.max(0, stock.getOrDefault(sku, 0));
            if (has < pieces) lacking.put(sku, pieces - has);
        });
        return Collections.unmodifiableSortedMap(lacking);
    }
}
