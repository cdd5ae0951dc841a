package dev.wharf.review.rule;

import dev.wharf.common.Text;
import dev.wharf.order.RejectReason;
import dev.wharf.sourcing.Line;
import dev.wharf.sourcing.Objective;
import dev.wharf.sourcing.OrderSourcing;
import dev.wharf.sourcing.Plan;
import dev.wharf.sourcing.Question;
import dev.wharf.sourcing.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Asks {@link OrderSourcing} for the warehouses of one order, without those that may not ship it. Pure. Goods of one SKU are one line, called
 * like the SKU after {@value #LOOSE}; each kit of the inputs is one, by its place in their list after {@value #KIT}.
 */
final class SiteChoice {
    static final String LOOSE = "sku:";
    static final String KIT = "kit:";
    /** What the search takes: units of a line, kilometres and minor units per kilometre, other minor units. */
    private static final int MOST_UNITS = 100_000;
    private static final int MOST_KM = 1_000_000;
    /** Of one SKU in a kit; a kit with more is taken for one that nobody has. */
    private static final int MOST_PIECES = 1000;
    private static final int MOST_MINOR = 1_000_000_000;

    private final StockRule.Inputs in;
    private final StockTerms terms;
    private final List<Line> lines;
    private final SortedMap<String, Integer> beyond = new TreeMap<>();

    SiteChoice(StockRule.Inputs in, StockTerms terms) {
        this.in = in;
        this.terms = terms;
        this.lines = lines();
    }

    /** The best of these warehouses; the ones without a slot are left out, and named if they would do better. */
    Sourced among(Collection<String> candidates) {
        var closed = new TreeMap<String, Text>();
        var open = new ArrayList<String>();
        var full = new ArrayList<String>();
        for (var code : candidates.stream().filter(code -> !code.isBlank()).sorted().distinct().toList()) {
            var why = closed(code);
            if (why.isPresent()) closed.put(code, why.get());
            else if (in.site(code).full()) full.add(code);
            else open.add(code);
        }
        var plan = plan(open);
        for (var code : full) closed.put(code, new Text("已无产能 " + in.site(code).used() + "/" + in.site(code).slots(), "no slot left, " + in.site(code).used() + " of " + in.site(code).slots() + " taken"));
        return new Sourced(plan, portions(plan), missing(plan), closed, awaited(plan, open, full));
    }

    /** What the search is asked about those that may ship it now. */
    Question question(Collection<String> candidates) {
        return asked(candidates.stream().filter(code -> !code.isBlank() && closed(code).isEmpty() && !in.site(code).full()).sorted().distinct().toList());
    }

    private Question asked(List<String> open) {
        var stock = new HashMap<String, Map<String, Integer>>();
        open.forEach(code -> stock.put(code, stock(code)));
        return new Question(lines, open.stream().map(this::site).toList(), stock, terms.objectives());
    }

    private List<String> awaited(Plan plan, List<String> open, List<String> full) {
        if (full.isEmpty() || plan.filled() && plan.portions().size() == 1) return List.of();
        var wider = plan(Stream.concat(open.stream(), full.stream()).toList());
        boolean whole = wider.filled() && wider.portions().size() == 1;
        return whole || wider.score().units() > plan.score().units() ? full.stream().filter(wider.portions()::containsKey).toList() : List.of();
    }

    private Optional<Text> closed(String code) {
        if (in.rejected().containsKey(code)) {
            var why = RejectReason.words(in.rejected().get(code));
            return Optional.of(new Text("已拒单（" + why.zh() + "）", "rejected it (" + why.en() + ")"));
        }
        if (terms.excludes(code)) return Optional.of(new Text("设置为不发货", "excluded by the setting"));
        if (!terms.shipsTo(code, in.province())) return Optional.of(new Text("不发" + in.province(), "does not ship to " + in.province()));
        var tags = terms.wants(code, Set.copyOf(in.tags()));
        if (!tags.isEmpty()) return Optional.of(new Text("只发带标签 " + tags + " 的订单", "ships only orders tagged " + tags));
        if (!in.needed().isEmpty() && in.needed().keySet().stream().noneMatch(sku -> terms.takes(code, in.handling(sku)))) {
            return Optional.of(new Text("不收这类商品", "does not take such goods"));
        }
        return Optional.empty();
    }

    /** Only where it takes more parcels than are allowed does their number come first. */
    private Plan plan(List<String> open) {
        var question = asked(open);
        var plan = OrderSourcing.plan(question);
        if (terms.mostParcels() == 0 || plan.portions().size() <= terms.mostParcels() || terms.objectives().get(0) == Objective.FEWEST_PARCELS) return plan;
        var chain = Stream.concat(Stream.of(Objective.FEWEST_PARCELS), terms.objectives().stream()).distinct().toList();
        return OrderSourcing.plan(new Question(lines, question.sites(), question.stock(), chain));
    }

    private Site site(String code) {
        var here = in.site(code);
        double load = here.slots() <= 0 ? 0 : Math.min(1, Math.max(0, (double) here.used() / here.slots()));
        return new Site(code, Math.min(MOST_KM, Math.max(0, here.distanceKm())), terms.figure(code, "perShipmentMinor", MOST_MINOR), terms.figure(code, "perKmMinor", MOST_KM),
            terms.figure(code, "perUnitMinor", MOST_MINOR), (int) terms.figure(code, "priority", MOST_MINOR), load);
    }

    private Map<String, Integer> stock(String code) {
        var here = new HashMap<String, Integer>();
        in.available().getOrDefault(code, Collections.emptySortedMap()).forEach((sku, units) -> {
            if (terms.takes(code, in.handling(sku))) here.put(sku, units);
        });
        return here;
    }

    private List<Line> lines() {
        var all = new ArrayList<Line>();
        var loose = new TreeMap<>(in.needed());
        for (int i = 0; i < in.kits().size(); i++) {
            var kit = in.kits().get(i);
            var each = new TreeMap<>(kit.each());
            each.values().removeIf(units -> units < 1);
            if (kit.units() < 1 || each.isEmpty()) continue;
            each.forEach((sku, units) -> loose.computeIfPresent(sku, (s, n) -> (int) Math.max(0, n - (long) units * kit.units())));
            if (each.values().stream().anyMatch(units -> units > MOST_PIECES)) beyond.put(KIT + i, kit.units());
            else all.add(new Line(KIT + i, capped(KIT + i, kit.units()), each, terms.sharesLines()));
        }
        loose.forEach((sku, units) -> {
            if (units > 0) all.add(Line.plain(LOOSE + sku, sku, capped(LOOSE + sku, units), terms.sharesLines()));
        });
        return all;
    }

    /** Units beyond what the search takes are never there. */
    private int capped(String line, int units) {
        if (units > MOST_UNITS) beyond.put(line, units - MOST_UNITS);
        return Math.min(MOST_UNITS, units);
    }

    private static List<Sourced.Portion> portions(Plan plan) {
        return plan.portions().entrySet().stream().map(p -> new Sourced.Portion(p.getKey(), p.getValue()))
            .sorted(Comparator.comparingLong((Sourced.Portion p) -> -p.units().values().stream().mapToLong(Integer::longValue).sum()).thenComparing(Sourced.Portion::warehouse)).toList();
    }

    private SortedMap<String, Integer> missing(Plan plan) {
        var missing = new TreeMap<>(plan.missing());
        beyond.forEach((line, units) -> missing.merge(line, units, Integer::sum));
        return missing;
    }
}
