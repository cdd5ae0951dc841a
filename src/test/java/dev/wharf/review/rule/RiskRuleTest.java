package dev.wharf.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.order.PaymentStatus;
import dev.wharf.review.rule.RiskRule.History;
import dev.wharf.review.rule.RiskRule.Inputs;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskRuleTest {
    private static final History CLEAN = new History(1, 0, 1);
    private final RiskRule rule = new RiskRule();
    private final Params defaults = Params.of(rule.spec());

    private Verdict check(Inputs in, Map<String, Object> set) {
        return rule.check(in, new Params(rule.spec(), set));
    }

    private static Inputs order(long value, PaymentStatus payment, int units, History history) {
        return new Inputs(1, value, payment, units, true, history);
    }

    @ParameterizedTest
    @CsvSource({
        // value, payment, units, earlier, cancelled, receivers: points
        "499999, PAID,  49, 3, 1, 4,  0",
        "500000, PAID,  49, 3, 1, 4, 40",
        "499999, PAID,  50, 3, 1, 4, 30",
        "199999, COD,   49, 3, 1, 4,  0",
        "200000, COD,   49, 3, 1, 4, 40",
        "200000, PAID,  49, 3, 1, 4,  0",
        "  1000, PAID,   1, 4, 2, 1, 30",
        "  1000, PAID,   1, 5, 2, 1,  0",
        "  1000, PAID,   1, 2, 2, 1,  0",
        "  1000, PAID,   1, 3, 3, 1, 30",
        "499999, PAID,   1, 0, 0, 1,  0",
        "500000, PAID,   1, 0, 0, 1, 60",
        "  1000, PAID,   1, 1, 0, 5, 30",
        "500000, COD,   50, 3, 3, 5, 170"})
    void each_feature_has_its_points_from_its_threshold_on(long value, PaymentStatus payment, int units, int earlier, int cancelled, int receivers, int points) {
        var verdict = check(order(value, payment, units, new History(earlier, cancelled, receivers)), Map.of());
        assertThat(verdict.reason().en()).startsWith("Risk " + points + (points < 100 ? " of 100" : ", held from 100 on"));
    }

    @Test
    void the_sum_decides_at_the_threshold_and_the_reason_names_each_feature() {
        // 40 + 40 + 20
        var first = order(500_000, PaymentStatus.COD, 1, new History(0, 0, 1));
        var held = check(first, Map.of());
        assertThat(held.outcome()).isEqualTo("RISK_HIGH");
        assertThat(held.reason().zh()).contains("风险 100 分", "高金额 5000.00 +40", "货到付款 5000.00 +40", "首单即高金额 +20");
        assertThat(check(first, Map.of("threshold", 101L)).outcome()).isEqualTo("PASSED");
    }

    @Test
    void a_buyer_without_a_name_has_no_first_order_and_a_feature_without_points_is_not_named() {
        var nameless = new Inputs(1, 500_000, PaymentStatus.PAID, 1, false, new History(0, 0, 1));
        assertThat(check(nameless, Map.of()).reason().en()).startsWith("Risk 40 ").doesNotContain("first");
        assertThat(check(nameless, Map.of("highValuePoints", 0L)).reason().en()).isEqualTo("Risk 0 of 100: nothing unusual");
    }

    /** Not looking a history up must never let an order pass that its history would have held. */
    @Property(tries = 2000)
    void a_history_that_was_not_needed_could_not_have_held_the_order(@ForAll @LongRange(max = 1_000_000) long value, @ForAll PaymentStatus payment, @ForAll @IntRange(max = 100) int units,
            @ForAll boolean known, @ForAll @IntRange(max = 6) int orders, @ForAll @IntRange(max = 6) int cancelled, @ForAll @IntRange(max = 10) int receivers,
            @ForAll @LongRange(min = 1, max = 200) long threshold, @ForAll @LongRange(max = 100) long first) {
        var params = new Params(rule.spec(), new HashMap<>(Map.of("threshold", threshold, "firstOrderPoints", first)));
        var alone = new Inputs(1, value, payment, units, known, null);
        if (rule.needsHistory(alone, params)) return;
        var full = new Inputs(1, value, payment, units, known, new History(orders, Math.min(cancelled, orders), receivers));
        assertThat(rule.check(full, params).holds()).isFalse();
        assertThat(rule.check(alone, params).holds()).isFalse();
    }

    @Test
    void an_ordinary_order_needs_no_history_and_passes() {
        var ordinary = new Inputs(1, 12_345, PaymentStatus.PAID, 3, true, null);
        assertThat(rule.needsHistory(ordinary, defaults)).isFalse();
        assertThat(rule.check(ordinary, defaults).outcome()).isEqualTo("PASSED");
        assertThat(rule.needsHistory(order(500_000, PaymentStatus.PAID, 1, null), defaults)).isTrue();
        assertThat(rule.subject(ordinary)).isEqualTo(rule.subject(new Inputs(1, 12_345, PaymentStatus.PAID, 3, true, CLEAN)));
    }
}
