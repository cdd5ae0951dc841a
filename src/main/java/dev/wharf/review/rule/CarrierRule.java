package dev.wharf.review.rule;

import dev.wharf.carrier.CarrierChoice;
import dev.wharf.carrier.Load;
import dev.wharf.carrier.Offer;
import dev.wharf.carrier.Quote;
import dev.wharf.common.Text;
import dev.wharf.order.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses the carrier of a packed parcel before its label is asked for: the cheapest that serves the place, takes the parcel and is in time (docs/rules/carrier.md). It
 * never holds an order: who finds no carrier asks a person when the label is refused. Results: {@code carrier}, {@code costMinor}, {@code perDay} of the one that goes;
 * {@code whyZh} and {@code whyEn} if nobody does.
 */
public final class CarrierRule implements Rule<CarrierRule.Inputs> {
    public static final String CARRIER = "carrier";
    /** Absent if no price is known for what a person chose. */
    public static final String COST = "costMinor";
    /** Absent without a quota. */
    public static final String PER_DAY = "perDay";
    public static final String WHY_ZH = "whyZh";
    public static final String WHY_EN = "whyEn";
    /** The largest box that is believed, 10 m³: a larger one is a slip of the unit. */
    private static final long MOST_MM3 = 10_000_000_000L;
    private static final RuleSpec SPEC = new RuleSpec("CARRIER", "1", new Text("承运商选择", "Carrier choice"),
        new Text("装箱后选择能按时送达的最便宜的承运商，受地区、重量、货值、平台与每日额度限制；停用时由可达规则与默认承运商决定。",
            "Chooses, once packed, the cheapest carrier that is in time, within place, weight, value, channel and quota; switched off, the reach rule and the standard carrier decide."),
        false, Set.of(), List.of(CarrierTerms.TERMS, CarrierTerms.RATES, CarrierTerms.ACCEPTED,
            Param.number("deliverHours", Param.Kind.WHOLE, "发货期限后多少小时内送达（0 不检查）", "Hours after the ship-by time by which it is delivered (0: not looked at)", 0, 0, 10_000)));

    /**
     * @param channel    of the shop
     * @param carriers   names of those that are set up, by code
     * @param outOfReach what the reach rule says each of them does not serve, by code
     * @param takenToday parcels of the day that those with a quota took from this warehouse
     * @param chosen     by a person; may be empty
     * @param wished     by a remark; may be empty
     */
    public record Inputs(String warehouse, ReachRule.Place place, int weightG, long volumeMm3, long valueMinor, Instant now, Instant shipBy, String channel, SortedMap<String, String> carriers,
                         SortedMap<String, String> outOfReach, SortedMap<String, Integer> takenToday, String chosen, String wished) { }

    /** Carriers that have a quota of the day in this warehouse. */
    public static List<String> limited(Params params, String warehouse) {
        return new CarrierTerms(params).limited(warehouse);
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Class<Inputs> inputs() {
        return Inputs.class;
    }

    @Override
    public boolean personal() {
        return false;
    }

    @Override
    public Verdict check(Inputs in, Params params) {
        var terms = new CarrierTerms(params);
        var load = load(in, params);
        if (!in.chosen.isEmpty()) return named(in, terms, load);
        var offers = in.carriers.keySet().stream().map(code -> offer(code, in, terms)).toList();
        var wished = offers.stream().filter(offer -> offer.carrier().equals(in.wished)).toList();
        var wish = CarrierChoice.among(load, wished);
        if (wish.chosen().isPresent()) return goes(in, offers, wish, new Text("按备注由 ", "As the remark wishes, with "));
        return goes(in, offers, CarrierChoice.among(load, offers), new Text("由 ", "With "));
    }

    /** A person may also take one that has no price here, but none that does not go there, that the channel refuses or that is full. */
    private static Verdict named(Inputs in, CarrierTerms terms, Load load) {
        if (!in.carriers.containsKey(in.chosen)) return nobody("没有承运商 " + in.chosen, "There is no carrier " + in.chosen);
        var offer = offer(in.chosen, in, terms);
        var limit = offer.limit(load);
        if (limit.isPresent()) return nobody(name(in, in.chosen) + " " + limit.get().zh(), name(in, in.chosen) + " " + limit.get().en());
        if (offer.rate().isPresent()) return goes(in, List.of(offer), CarrierChoice.among(load, List.of(offer)), new Text("人工指定 ", "A person chose "));
        return Verdict.passed("人工指定 " + name(in, in.chosen) + "，没有价格。", "A person chose " + name(in, in.chosen) + "; it has no price here.").with(results(offer, Optional.empty()));
    }

    private static Offer offer(String code, Inputs in, CarrierTerms terms) {
        return terms.offer(code, in.warehouse, in.place, in.takenToday.getOrDefault(code, 0), closed(code, in, terms));
    }

    private static Optional<Text> closed(String code, Inputs in, CarrierTerms terms) {
        if (in.outOfReach.containsKey(code)) return Optional.of(new Text("不送 " + in.outOfReach.get(code), "does not serve " + in.outOfReach.get(code)));
        if (!terms.accepts(in.channel, code)) return Optional.of(new Text("平台 " + in.channel + " 不收", "is not accepted by channel " + in.channel));
        if (in.chosen.isEmpty() && !terms.knows(code, in.warehouse)) return Optional.of(new Text("没有设置条件", "has no terms"));
        return Optional.empty();
    }

    private static Verdict goes(Inputs in, Collection<Offer> offers, CarrierChoice choice, Text how) {
        var others = others(in, choice);
        if (choice.chosen().isEmpty()) return nobody("没有承运商能收：" + others.zh(), "No carrier may take it: " + others.en());
        var quote = choice.chosen().get();
        var offer = offers.stream().filter(o -> o.carrier().equals(quote.carrier())).findFirst().orElseThrow();
        var price = Quote.money(quote.costMinor());
        var zh = how.zh() + name(in, quote.carrier()) + "，计费 " + quote.billedG() + " g，预计 " + price + (others.zh().isEmpty() ? "" : "；" + others.zh());
        var en = how.en() + name(in, quote.carrier()) + ", " + quote.billedG() + " g billed, about " + price + (others.en().isEmpty() ? "" : "; " + others.en());
        if (!choice.late()) return Verdict.passed(zh + "。", en + ".").with(results(offer, Optional.of(quote)));
        return new Verdict(Level.WARN, "LATE", new Text("赶不上期限（运输 " + quote.transitHours() + " 小时）。" + zh + "。", "Comes after the deadline (" + quote.transitHours() + " h). " + en + "."),
            results(offer, Optional.of(quote)));
    }

    private static Text others(Inputs in, CarrierChoice choice) {
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        for (var quote : choice.dearer()) {
            var more = Quote.money(Math.abs(quote.costMinor() - choice.chosen().orElseThrow().costMinor()));
            boolean cheaper = quote.costMinor() < choice.chosen().orElseThrow().costMinor();
            zh.add(name(in, quote.carrier()) + (cheaper ? " 便宜 " : " 贵 ") + more);
            en.add(name(in, quote.carrier()) + " is " + more + (cheaper ? " cheaper" : " dearer"));
        }
        choice.refused().forEach((code, why) -> {
            zh.add(name(in, code) + " " + why.zh());
            en.add(name(in, code) + " " + why.en());
        });
        return new Text(String.join("；", zh), String.join("; ", en));
    }

    private static Verdict nobody(String zh, String en) {
        return new Verdict(Level.WARN, "NO_CARRIER", new Text(zh + "。请指定承运商，或调整设置后重试。", en + ". Choose a carrier, or change the settings and try again."), Map.of(WHY_ZH, zh, WHY_EN, en));
    }

    private static Map<String, String> results(Offer offer, Optional<Quote> quote) {
        var results = new TreeMap<String, String>();
        results.put(CARRIER, offer.carrier());
        quote.ifPresent(q -> results.put(COST, Long.toString(q.costMinor())));
        if (offer.perDay() > 0) results.put(PER_DAY, Integer.toString(offer.perDay()));
        return results;
    }

    private static Load load(Inputs in, Params params) {
        long hours = params.number("deliverHours");
        long left = hours == 0 || in.now == null || in.shipBy == null ? Long.MAX_VALUE : Duration.between(in.now, in.shipBy).toMinutes() + hours * 60;
        return new Load(in.weightG, Math.min(MOST_MM3, in.volumeMm3), in.valueMinor, left);
    }

    private static String name(Inputs in, String code) {
        return Stream.of(in.carriers.getOrDefault(code, ""), code).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    @Override
    public String subject(Inputs in) {
        return String.join("\n", in.warehouse, in.place.name(), in.chosen, in.wished, in.carriers.keySet().toString());
    }
}
