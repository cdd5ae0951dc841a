package dev.wharf.review.rule;

import dev.wharf.common.Text;
import dev.wharf.order.Level;
import dev.wharf.review.rule.Param.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds an order with a code that is neither a product nor mapped for its shop. Results: the SKU of each code that can be told. Where the
 * confidence comes from: docs/rules/sku.md.
 */
public final class SkuRule implements Rule<SkuRule.Inputs> {
    public static final String UNMAPPED = "SKU_UNMAPPED";
    private static final int NAMED_AT_MOST = 5;
    private static final RuleSpec SPEC = new RuleSpec("SKU", "1", new Text("商品编码", "Channel SKU"),
        new Text("店铺编码既不是商品也没有对应关系时拦下，对应后所有等待订单自动继续。",
            "Holds an order with a code that is neither a product nor mapped for its shop; once it is mapped all waiting orders go on."),
        true, Set.of(), List.of(Param.number("applyFromPercent", Kind.WHOLE, "把握不低于百分之多少时自动对应（101 为从不）", "Map by itself from this confidence on, in percent; 101 for never", 100, 90, 101)));

    /** @param percent how sure, 0 to 100 */
    public record Proposal(String sku, int percent) { }

    /**
     * @param lines     numbers of the order lines that have the code
     * @param name      what the channel calls it; empty if it does not say
     * @param means     the SKU that it is mapped to, or that is a product of this code by now; empty if neither
     * @param proposals the likeliest first
     */
    public record Code(String code, List<String> lines, String name, String means, List<Proposal> proposals) {
        /** The only product one is so sure of. */
        public Optional<String> sure(long fromPercent) {
            var sure = proposals.stream().filter(p -> p.percent >= fromPercent).toList();
            return sure.size() == 1 ? Optional.of(sure.get(0).sku) : Optional.empty();
        }
    }

    /** @param codes of lines that mean nothing as yet, or did when review looked last */
    public record Inputs(List<Code> codes) { }

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
        long sure = params.number("applyFromPercent");
        var results = new HashMap<String, String>();
        var open = new ArrayList<Code>();
        for (var code : in.codes) {
            var sku = code.means.isEmpty() ? code.sure(sure).orElse("") : code.means;
            if (sku.isEmpty()) open.add(code);
            else results.put(code.code, sku);
        }
        if (!open.isEmpty()) return new Verdict(Level.BLOCK, UNMAPPED, reason(open), results);
        if (results.isEmpty()) return Verdict.passed("编码都认识", "All codes are known");
        var list = results.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(e -> e.getKey() + " → " + e.getValue()).collect(Collectors.joining(", "));
        return new Verdict(Level.FIXED, "MAPPED", new Text("编码已对应：" + list, "Codes mapped: " + list), results);
    }

    private static Text reason(List<Code> open) {
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        for (var code : open.subList(0, Math.min(NAMED_AT_MOST, open.size()))) {
            var lines = String.join(", ", code.lines);
            var name = code.name.isEmpty() ? "" : "“" + code.name + "”";
            var near = code.proposals.stream().map(p -> p.sku + " " + p.percent + "%").collect(Collectors.joining(", "));
            zh.add(code.code + name + "（行 " + lines + (near.isEmpty() ? "" : "；相近 " + near) + "）");
            en.add(code.code + name + " (line " + lines + (near.isEmpty() ? "" : "; near " + near) + ")");
        }
        int rest = open.size() - NAMED_AT_MOST;
        return new Text("编码未对应商品：" + String.join("；", zh) + (rest > 0 ? "；另有 " + rest + " 个" : "") + "。请指定商品，或添加该编码的商品。",
            "No product for code: " + String.join("; ", en) + (rest > 0 ? "; and " + rest + " more" : "") + ". Say which product it is, or add a product with this code.");
    }

    @Override
    public String subject(Inputs in) {
        return in.codes.stream().map(Code::code).sorted().collect(Collectors.joining("\n"));
    }
}
