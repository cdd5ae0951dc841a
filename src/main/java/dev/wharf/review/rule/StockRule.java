package dev.wharf.review.rule;

import dev.wharf.common.Text;
import dev.wharf.order.Level;
import dev.wharf.order.RejectReason;
import dev.wharf.sourcing.Question;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses the warehouse that ships an order, by the shop's objectives, and holds an order that no single one can ship whole: shipping it would promise
 * units that are not there. Pure. If the order names a warehouse, only that one counts. What a shop wants done about a shortage without asking is
 * a parameter; what it cannot do safely, such as cancelling a whole order, is asked after all. Results: {@code warehouse} that ships it;
 * or {@code action} SPLIT, CANCEL_PART or MOVE with {@code warehouse} where to; or {@code awaited}, the warehouses without a slot that it waits for.
 */
public final class StockRule implements Rule<StockRule.Inputs> {
    /** Outcome of an order that waits for goods or for a slot without a person. */
    public static final String WAITING = "WAITING";
    public static final String WAREHOUSE = "warehouse";
    /** Between the codes of a result; no code has it. */
    public static final String BETWEEN = "\n";
    public static final String AWAITED = "awaited";
    private static final String SHORT = "STOCK_SHORT";
    private static final String REJECTED = "REJECTED";
    private static final RuleSpec SPEC = new RuleSpec("STOCK", "5", new Text("库存", "Stock"),
        new Text("选择发货仓库；没有一个仓库能整单发出时拦下，避免超卖。", "Chooses the warehouse; holds an order that no single one can ship whole, so that nothing is promised twice."),
        true, Set.of(), Stream.concat(Stream.of(Param.choice("whenShort", "缺货时：询问、等货、拆单先发、取消缺少部分、换仓", "When short: ask, wait, split and ship what is there, cancel what is missing, use another warehouse",
            "ASK", List.of("ASK", "WAIT", "SPLIT", "CANCEL_PART", "OTHER_WAREHOUSE"))), StockTerms.PARAMS.stream()).toList());

    /** Kits that leave a warehouse whole. @param each units of a SKU in one kit */
    public record Kit(int units, SortedMap<String, Integer> each) { }

    /**
     * A warehouse as this order sees it.
     *
     * @param used  slots taken up to the order's deadline, of so many; both 0 without a limit
     * @param full  no slot is left up to the deadline
     */
    public record Site(int distanceKm, int used, int slots, boolean full) {
        static final Site PLAIN = new Site(0, 0, 0, false);
    }

    /**
     * @param needed     units per SKU, those in kits included
     * @param kits       of the units needed, those that leave in whole kits
     * @param named      a warehouse code, or empty for any
     * @param available  units by warehouse, then SKU, of the SKUs needed; absent means none
     * @param sites      facts by warehouse, of those that have any of it
     * @param province   of the receiver; empty if unknown
     * @param tags       of the fulfillment
     * @param handling   by SKU, of goods that are not NORMAL; only if the setting looks at it
     * @param rejected   why a warehouse would not ship it, by code
     * @param sealed     it is to leave as one
     * @param otherHolds it waits for something else as well; nothing is done about the stock before that is resolved
     */
    public record Inputs(SortedMap<String, Integer> needed, List<Kit> kits, String named, SortedMap<String, SortedMap<String, Integer>> available, SortedMap<String, Site> sites,
                         String province, List<String> tags, SortedMap<String, String> handling, SortedMap<String, String> rejected, boolean sealed, boolean otherHolds) {
        public Inputs(SortedMap<String, Integer> needed, String named, SortedMap<String, SortedMap<String, Integer>> available, boolean sealed, boolean otherHolds) {
            this(needed, List.of(), named, available, Collections.emptySortedMap(), "", List.of(), Collections.emptySortedMap(), Collections.emptySortedMap(), sealed, otherHolds);
        }

        Collection<String> candidates() {
            return named.isEmpty() ? everywhere() : List.of(named);
        }

        /** One that rejected it is named even if it has nothing left. */
        Collection<String> everywhere() {
            return Stream.concat(available.keySet().stream(), rejected.keySet().stream()).collect(Collectors.toCollection(TreeSet::new));
        }

        Site site(String code) {
            return sites.getOrDefault(code, Site.PLAIN);
        }

        String handling(String sku) {
            return handling.getOrDefault(sku, "NORMAL");
        }
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

    /** Which warehouses ship it, named ones only if one is named. */
    public static Sourced choose(Inputs in, Params params) {
        return new SiteChoice(in, new StockTerms(params)).among(in.candidates());
    }

    /** Which warehouses would ship it if none were named. */
    public static Sourced anywhere(Inputs in, Params params) {
        return new SiteChoice(in, new StockTerms(params)).among(in.everywhere());
    }

    /** The order as a batch of orders is asked about: its lines, the warehouses that may ship it now, and what they have. */
    public static Question question(Inputs in, Params params) {
        return new SiteChoice(in, new StockTerms(params)).question(in.candidates());
    }

    @Override
    public Verdict check(Inputs in, Params params) {
        var terms = new StockTerms(params);
        if (in.named.isEmpty() && in.rejected.size() >= terms.mostRejections()) return rejectedTooOften(in, terms);
        var sourced = choose(in, params);
        if (sourced.whole()) {
            var why = StockWords.chosen(in, sourced);
            return Verdict.passed(why.zh(), why.en()).with(Map.of(WAREHOUSE, sourced.first()));
        }
        var shortage = new Verdict(Level.BLOCK, SHORT, StockWords.shortage(in, sourced, in.candidates()), Map.of());
        var policy = policy(in, sourced, params, terms);
        if (!sourced.awaited().isEmpty() && !(policy.equals("SPLIT") && sourced.missing().isEmpty() && !in.sealed)) return waitsForSlot(in, sourced);
        if (tooMany(sourced, terms)) shortage = tooManyParcels(shortage, sourced, terms);
        if (policy.equals("ASK")) return shortage;
        if (policy.equals("WAIT")) return waits(shortage);
        if (in.otherHolds) {
            return new Verdict(Level.WARN, SHORT, new Text(shortage.reason().zh() + "。其他异常解决后处理", shortage.reason().en() + ". Dealt with once the other holds are resolved"), Map.of());
        }
        var asked = shortage;
        return act(policy, in, params, sourced).map(done -> done.because(asked)).orElseGet(() -> policy.equals("SPLIT") && !in.sealed ? waits(asked) : asked);
    }

    /** A warehouse that would not ship it has to be looked into by a person, and so has an order in more parcels than are allowed. */
    private static String policy(Inputs in, Sourced sourced, Params params, StockTerms terms) {
        if (!in.rejected.isEmpty() && !sourced.missing().isEmpty() || tooMany(sourced, terms)) return "ASK";
        boolean several = sourced.missing().isEmpty() && !terms.severalWarehouses().equals("LIKE_SHORT");
        return several ? terms.severalWarehouses() : params.choice("whenShort");
    }

    private static boolean tooMany(Sourced sourced, StockTerms terms) {
        return terms.mostParcels() > 0 && sourced.portions().size() > terms.mostParcels();
    }

    private static Verdict tooManyParcels(Verdict shortage, Sourced sourced, StockTerms terms) {
        return new Verdict(Level.BLOCK, SHORT, new Text("要 " + sourced.portions().size() + " 个包裹，最多 " + terms.mostParcels() + " 个。" + shortage.reason().zh(),
            "It takes " + sourced.portions().size() + " parcels, " + terms.mostParcels() + " are allowed. " + shortage.reason().en()), Map.of());
    }

    private static Verdict rejectedTooOften(Inputs in, StockTerms terms) {
        var zh = in.rejected.entrySet().stream().map(r -> r.getKey() + " " + RejectReason.words(r.getValue()).zh()).collect(Collectors.joining("；"));
        var en = in.rejected.entrySet().stream().map(r -> r.getKey() + " " + RejectReason.words(r.getValue()).en()).collect(Collectors.joining("; "));
        return Verdict.blocked(REJECTED, in.rejected.size() + " 个仓库拒单（上限 " + terms.mostRejections() + "）：" + zh + "。请指定仓库或取消",
            "Rejected by " + in.rejected.size() + " warehouses (limit " + terms.mostRejections() + "): " + en + ". Name a warehouse, or cancel");
    }

    /** What the shop's policy does, in words; the caller does it. */
    private record Done(String action, String warehouse, String zh, String en) {
        private Verdict because(Verdict shortage) {
            return new Verdict(Level.FIXED, action, new Text(shortage.reason().zh() + "。按店铺设置：" + zh, shortage.reason().en() + ". As the shop has it: " + en),
                Map.of("action", action, WAREHOUSE, warehouse));
        }
    }

    /** @return empty if the policy has nothing it could do here */
    private static Optional<Done> act(String policy, Inputs in, Params params, Sourced sourced) {
        if (policy.equals("OTHER_WAREHOUSE")) {
            return Optional.of(anywhere(in, params)).filter(other -> other.whole() && !other.first().isEmpty())
                .map(other -> new Done("MOVE", other.first(), "改由 " + other.first() + " 发货", "shipped by " + other.first()));
        }
        if (sourced.portions().isEmpty()) return Optional.empty();
        long missing = missing(in, sourced);
        boolean several = sourced.portions().size() > 1;
        if (several && in.sealed) return Optional.empty();
        if (policy.equals("CANCEL_PART") && missing > 0) {
            return Optional.of(new Done("CANCEL_PART", "", "取消缺少的 " + missing + " 件" + parcels(several, sourced, "，其余由 "), missing + " missing units cancelled" + parcels(several, sourced, ", the rest from ")));
        }
        if (in.sealed) return Optional.empty();
        var others = StockWords.notChosen(sourced);
        var rest = missing == 0 ? "" : "；缺少的 " + missing + " 件等货";
        var restEn = missing == 0 ? "" : "; " + missing + " missing units wait";
        return Optional.of(new Done("SPLIT", "", "拆单" + parcels(true, sourced, "，由 ") + rest + others.zh(), "split" + parcels(true, sourced, ", shipped by ") + restEn + others.en()));
    }

    private static String parcels(boolean named, Sourced sourced, String lead) {
        return named ? lead + sourced.portions().stream().map(Sourced.Portion::warehouse).collect(Collectors.joining(", ")) : "";
    }

    /** In units of the SKUs. */
    private static long missing(Inputs in, Sourced sourced) {
        long missing = 0;
        for (var line : sourced.missing().entrySet()) {
            long each = line.getKey().startsWith(SiteChoice.LOOSE) ? 1
                : in.kits.get(Integer.parseInt(line.getKey().substring(SiteChoice.KIT.length()))).each().values().stream().mapToLong(Integer::longValue).sum();
            missing += each * line.getValue();
        }
        return missing;
    }

    private static Verdict waits(Verdict shortage) {
        return new Verdict(Level.BLOCK, WAITING, new Text(shortage.reason().zh() + "。到货后自动继续", shortage.reason().en() + ". Goes on by itself when goods arrive"), Map.of());
    }

    private static Verdict waitsForSlot(Inputs in, Sourced sourced) {
        var full = sourced.awaited().stream().map(code -> code + " " + in.site(code).used() + "/" + in.site(code).slots()).collect(Collectors.joining(", "));
        var why = StockWords.instead(in, sourced);
        return new Verdict(Level.BLOCK, WAITING, new Text("仓库产能已满：" + full + "。有产能后自动继续" + why.zh(), "No capacity left: " + full + ". Goes on by itself when there is a slot" + why.en()),
            Map.of(AWAITED, String.join(BETWEEN, sourced.awaited())));
    }

    @Override
    public String subject(Inputs in) {
        return in.needed.toString() + new TreeSet<>(in.rejected.keySet());
    }
}
