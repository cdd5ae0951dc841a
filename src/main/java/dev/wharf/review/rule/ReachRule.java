package dev.wharf.review.rule;

import static java.util.stream.Collectors.joining;

import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.order.Level;
import dev.wharf.review.rule.Param.Column;
import dev.wharf.review.rule.Param.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Chooses the carrier and holds what none of them delivers to. A person's choice comes first, then the wish of a remark if it serves the place, then
 * the shop's order of preference. Result {@code carrier}: a code, or empty where shipping takes its standard one (docs/rules/reach.md).
 */
public final class ReachRule implements Rule<ReachRule.Inputs> {
    public static final String CARRIER = "carrier";
    /** Start of the tag that keeps a person's choice. */
    public static final String CHOSEN_TAG = "CARRIER_SET=";
    private static final int ALTERNATIVES = 3;

    private static final RuleSpec SPEC = new RuleSpec("REACH", "1", new Text("可达", "Reach"),
        new Text("选择能送达的承运商；没有时由人处理。", "Chooses a carrier that delivers to the place; if none does, a person decides."),
        true, Set.of(), List.of(
            Param.words("carriers", "承运商代码，按优先顺序", "Carrier codes in order of preference", List.of()),
            Param.table("notServed", "不送达的地区", "Places not served", Zone.COLUMNS, List.of()),
            Param.table("remote", "偏远地区加价", "Remote places", Stream.concat(Zone.COLUMNS.stream(),
                Stream.of(new Column("surchargeMinor", Kind.MONEY, new Text("加价（分）", "Surcharge (minor units)"), false, List.of()))).toList(), List.of())));

    /** As the address rule understood it; empty where it did not. */
    public record Place(String province, String city, String district) {
        String name() {
            return (province.equals(city) ? city : province + city) + district;
        }
    }

    /**
     * @param carriers names of the carriers that are set up, by code
     * @param standard the one that shipping takes if nothing is said; may be empty
     * @param chosen   by a person; may be empty
     * @param wished   by a remark; may be empty
     */
    public record Inputs(SortedMap<String, String> carriers, String standard, String chosen, String wished, Place place) { }

    /** Those of the carriers that do not serve the place, each with the zone that says so. */
    public static SortedMap<String, String> unserved(Place place, Collection<String> carriers, Params params) {
        var zones = Zone.of(params.table("notServed"));
        var unserved = new TreeMap<String, String>();
        for (var code : carriers) excluding(code, place, zones).ifPresent(zone -> unserved.put(code, zone.name()));
        return unserved;
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
        if (in.place.province.isEmpty()) {
            return Verdict.passed("地址尚未识别，识别后再查。", "The address is not understood yet; checked again when it is.").with(Map.of(CARRIER, ""));
        }
        var zones = Zone.of(params.table("notServed"));
        if (!in.chosen.isEmpty()) return judgeChoice(in, params, zones);
        var preference = params.words("carriers").stream().map(String::strip).filter(in.carriers::containsKey).toList();
        var candidates = candidates(in, params.words("carriers").isEmpty(), preference);
        if (!in.wished.isEmpty() && in.carriers.containsKey(in.wished) && excluding(in.wished, in.place, zones).isEmpty()) {
            return goes(in, in.wished, params, new Text("按备注由 " + name(in, in.wished) + " 配送", "As the remark wishes, with " + name(in, in.wished)));
        }
        for (var code : candidates) {
            if (excluding(code, in.place, zones).isPresent()) continue;
            return goes(in, code, params, new Text("由 " + name(in, code) + " 配送" + unmet(in, "，备注指定的 ", " 不可用"), "With " + name(in, code) + unmet(in, "; the wished ", " is not available")));
        }
        if (in.carriers.isEmpty() && params.words("carriers").isEmpty() && excluding("", in.place, zones).isEmpty()) {
            return Verdict.passed("尚未设置承运商，发货时再选。", "No carrier is set up; one is chosen when it ships.").with(Map.of(CARRIER, ""));
        }
        return nobody(in, candidates, zones, "NO_CARRIER", new Text("没有可用承运商送达 " + in.place.name(), "No carrier of this shop delivers to " + in.place.name()));
    }

    /** What the shop prefers; without preference the standard one, then all others by code. */
    private static List<String> candidates(Inputs in, boolean anyWillDo, List<String> preference) {
        return anyWillDo ? Stream.concat(Stream.of(in.standard), in.carriers.keySet().stream()).filter(in.carriers::containsKey).distinct().toList() : preference;
    }

    private static Verdict judgeChoice(Inputs in, Params params, List<Zone> zones) {
        if (!in.carriers.containsKey(in.chosen)) {
            return nobody(in, List.of(), zones, "CARRIER_UNKNOWN", new Text("没有承运商 " + in.chosen, "There is no carrier " + in.chosen));
        }
        var zone = excluding(in.chosen, in.place, zones);
        if (zone.isPresent()) {
            return nobody(in, List.of(in.chosen), zones, "CARRIER_OUT_OF_REACH", new Text(name(in, in.chosen) + " 不送 " + zone.get().name(), name(in, in.chosen) + " does not serve " + zone.get().name()));
        }
        return goes(in, in.chosen, params, new Text("人工改选 " + name(in, in.chosen), "A person chose " + name(in, in.chosen)));
    }

    private static Verdict goes(Inputs in, String code, Params params, Text how) {
        boolean asUsual = params.words("carriers").isEmpty() && code.equals(in.standard) && in.chosen.isEmpty() && in.wished.isEmpty();
        var result = Map.of(CARRIER, asUsual ? "" : code);
        var remote = Zone.of(params.table("remote")).stream().filter(zone -> zone.covers(code, in.place)).findFirst();
        if (remote.isEmpty()) return Verdict.passed(how.zh() + "。", how.en() + ".").with(result);
        var surcharge = Zone.cell(remote.get().row(), "surchargeMinor");
        return new Verdict(Level.WARN, "REMOTE_AREA", new Text(how.zh() + "；偏远地区 " + remote.get().name() + (surcharge.isEmpty() ? "" : "，加收 " + Money.text(Long.parseLong(surcharge))) + "。",
            how.en() + "; remote area " + remote.get().name() + (surcharge.isEmpty() ? "" : ", surcharge " + Money.text(Long.parseLong(surcharge))) + "."), result);
    }

    /** Names what a person may choose: carriers that serve the place, else why each of the others does not. */
    private static Verdict nobody(Inputs in, List<String> tried, List<Zone> zones, String outcome, Text why) {
        var serving = in.carriers.keySet().stream().filter(code -> excluding(code, in.place, zones).isEmpty()).limit(ALTERNATIVES).map(code -> name(in, code)).toList();
        if (!serving.isEmpty()) {
            var list = String.join("、", serving);
            return new Verdict(Level.BLOCK, outcome, new Text(why.zh() + "。可改选 " + list + "。", why.en() + ". You may choose " + list + "."), Map.of(CARRIER, ""));
        }
        var reasons = new ArrayList<String>();
        for (var code : tried.isEmpty() ? in.carriers.keySet() : tried) excluding(code, in.place, zones).ifPresent(zone -> reasons.add(name(in, code) + " ✗ " + zone.name()));
        var list = reasons.isEmpty() ? "" : "（" + reasons.stream().limit(ALTERNATIVES).collect(joining("；")) + "）";
        return new Verdict(Level.BLOCK, outcome, new Text(why.zh() + list + "。请改收货地址、增设承运商，或取消。", why.en() + list + ". Change the address, set up another carrier, or cancel."),
            Map.of(CARRIER, ""));
    }

    private static Optional<Zone> excluding(String code, Place place, List<Zone> zones) {
        return zones.stream().filter(zone -> zone.covers(code, place)).findFirst();
    }

    private static String unmet(Inputs in, String before, String after) {
        return in.wished.isEmpty() ? "" : before + in.wished + after;
    }

    private static String name(Inputs in, String code) {
        return in.carriers.getOrDefault(code, "") + " " + code;
    }

    @Override
    public String subject(Inputs in) {
        return String.join("\n", in.chosen, in.wished, in.place.name(), in.carriers.keySet().toString());
    }
}
