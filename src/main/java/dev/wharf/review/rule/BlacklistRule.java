package dev.wharf.review.rule;

import static java.util.stream.Collectors.joining;

import dev.wharf.common.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds an order whose phone, address or buyer is on the blacklist. Says which of them and why, never the value. */
public final class BlacklistRule implements Rule<BlacklistRule.Inputs> {
    private static final Map<String, Text> KINDS = Map.of("PHONE", new Text("电话", "phone"), "ADDRESS", new Text("地址", "address"), "BUYER", new Text("买家", "buyer"));
    private static final RuleSpec SPEC = new RuleSpec("BLACKLIST", "1", new Text("黑名单", "Blacklist"),
        new Text("电话、地址或买家在黑名单上的订单先由人看过再发。", "Lets a person look at an order whose phone, address or buyer is on the blacklist."),
        true, Set.of("reviewer", "finance"), List.of());

    /** @param kind PHONE, ADDRESS or BUYER @param reason as whoever made the entry wrote it */
    public record Match(long entry, String kind, String reason) { }

    public record Inputs(long order, List<Match> matches) { }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Class<Inputs> inputs() {
        return Inputs.class;
    }

    @Override
    public Verdict check(Inputs in, Params params) {
        if (in.matches.isEmpty()) return Verdict.passed("不在黑名单", "Not on the blacklist");
        return Verdict.blocked("BLACKLISTED",
            "命中黑名单：" + in.matches.stream().map(m -> KINDS.get(m.kind).zh() + "（" + m.reason + "）").collect(joining("；")) + "。请核实后放行或取消。",
            "On the blacklist: " + in.matches.stream().map(m -> KINDS.get(m.kind).en() + " (" + m.reason + ")").collect(joining("; ")) + ". Check it, then accept or cancel the order.");
    }

    /** Letting one order pass does not take anybody off the list. */
    @Override
    public String subject(Inputs in) {
        return in.order + " on " + in.matches.stream().map(Match::entry).sorted().toList();
    }
}
