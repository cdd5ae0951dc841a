package dev.wharf.review.setting;

import dev.wharf.common.Text;
import dev.wharf.review.rule.Param;
import dev.wharf.review.rule.Param.Column;
import dev.wharf.review.rule.Param.Kind;
import dev.wharf.review.rule.Params;
import dev.wharf.review.rule.Rule;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.rule.RuleSpec;
import dev.wharf.review.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A rule with a parameter of every kind, in the catalog of all tests that share one application. It is off, and no task runs it. */
public final class EveryKindRule implements Rule<EveryKindRule.Inputs> {
    public static final String CODE = "EVERY_KIND";
    static final Map<String, String> ROW = Map.of("word", "礼品包装", "from", "1", "gift", "5000", "share", "10", "where", "BUYER");
    static final RuleSpec SPEC = new RuleSpec(CODE, "1", new Text("每种参数", "Every kind"),
        new Text("只用于测试：每种参数一个。", "For tests only: a parameter of every kind."), false, Set.of("reviewer", "finance"), List.of(
            Param.number("pieces", Kind.WHOLE, "件数上限", "Most units", 20, 1, 500),
            Param.number("tolerance", Kind.MONEY, "金额容差", "Tolerance", 150, 0, 100_000),
            Param.number("discount", Kind.PERCENT, "折扣上限", "Highest discount", 90, 0, 100),
            Param.number("window", Kind.MINUTES, "时间窗口", "Window", 30, 0, 1440),
            Param.flag("strict", "严格模式", "Strict", false),
            Param.choice("late", "迟到付款", "Late payment", "REOPEN", List.of("REOPEN", "REFUND")),
            Param.words("carriers", "承运商", "Carriers", List.of("SF", "YTO")),
            Param.table("tiers", "满赠档位", "Gift tiers", List.of(
                new Column("word", Kind.WORDS, new Text("关键词", "Word"), true, List.of()),
                new Column("from", Kind.WHOLE, new Text("起始件数", "From units"), true, List.of()),
                new Column("gift", Kind.MONEY, new Text("赠品金额", "Gift value"), false, List.of()),
                new Column("share", Kind.PERCENT, new Text("比例", "Share"), false, List.of()),
                new Column("where", Kind.CHOICE, new Text("来源", "Where"), true, List.of("BUYER", "MEMO", "ANY"))), List.of(ROW))));

    @TestConfiguration
    public static class InCatalog {
        @Bean
        @Primary
        RuleCatalog withEveryKind(@Qualifier("ruleCatalog") RuleCatalog house) {
            var all = new ArrayList<>(house.all());
            all.add(new EveryKindRule());
            return new RuleCatalog(all);
        }
    }

    public record Inputs(long units) { }

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
        return in.units <= params.number("pieces") ? Verdict.passed("不多", "Not many") : Verdict.blocked("TOO_MANY", "太多", "Too many");
    }

    @Override
    public String subject(Inputs in) {
        return String.valueOf(in.units);
    }
}
