package dev.wharf.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.order.Level;
import dev.wharf.review.rule.FinanceRule.Inputs;
import dev.wharf.review.rule.FinanceRule.Line;
import dev.wharf.review.rule.FinanceRule.Order;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinanceRuleTest {
    private final FinanceRule rule = new FinanceRule();

    /** One unit of 100.00, and what is set. */
    private Verdict check(long cost, long discount, String source, List<String> approvedBy, Map<String, Object> set) {
        return rule.check(new Inputs(List.of(new Order(1, "A1", source, 10_000, discount)), List.of(new Line(1, "1", "SKU", 1, 10_000, cost)), approvedBy), new Params(rule.spec(), set));
    }

    @ParameterizedTest
    @CsvSource({"9000, 0, PASSED", "9001, 0, FINANCE_LOW_MARGIN", "8100, 1000, PASSED", "8101, 1000, FINANCE_LOW_MARGIN", "0, 9999, PASSED"})
    void a_margin_below_what_is_set_is_held_if_the_cost_is_known(long cost, long discount, String outcome) {
        assertThat(check(cost, discount, "API", List.of(), Map.of("minMarginPercent", 10)).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"2000, PASSED", "2001, FINANCE_DISCOUNT"})
    void a_discount_above_what_is_set_is_held(long discount, String outcome) {
        assertThat(check(0, discount, "API", List.of(), Map.of("maxDiscountPercent", 20)).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"MANUAL, true, FINANCE_MANUAL", "MANUAL, false, PASSED", "API, true, PASSED"})
    void an_order_by_hand_is_held_if_so_set(String source, boolean flag, String outcome) {
        assertThat(check(0, 0, source, List.of(), Map.of("manualOrders", flag)).outcome()).isEqualTo(outcome);
    }

    @Test
    void as_it_comes_nothing_is_held() {
        assertThat(check(1_000_000, 10_000, "MANUAL", List.of(), Map.of()).outcome()).isEqualTo("PASSED");
    }

    @Test
    void a_gift_costs_and_brings_nothing() {
        var in = new Inputs(List.of(new Order(1, "A1", "API", 10_000, 0)), List.of(new Line(1, "1", "SKU", 1, 10_000, 8500), new Line(1, "GIFT-1", "G", 1, 0, 600)), List.of());
        assertThat(rule.check(in, new Params(rule.spec(), Map.of("minMarginPercent", 10))).reason().en()).contains("margin 9% is below 10 %", "cost 91.00");
    }

    @Test
    void a_part_of_an_order_bears_its_share_of_the_discount() {
        var in = new Inputs(List.of(new Order(1, "A1", "API", 30_000, 3_000)), List.of(new Line(1, "1", "SKU", 1, 10_000, 8_101)), List.of());
        assertThat(rule.check(in, new Params(rule.spec(), Map.of("minMarginPercent", 10))).reason().en()).contains("revenue 90.00, cost 81.01");
    }

    @Test
    void it_passes_once_as_many_persons_have_approved_as_are_needed() {
        var set = Map.<String, Object>of("minMarginPercent", 10);
        var none = check(9500, 0, "API", List.of(), set);
        assertThat(none.holds()).isTrue();
        assertThat(none.reason().en()).contains("margin 5% is below 10 % (revenue 100.00, cost 95.00)", "2 persons have to approve; 2 more");
        var one = check(9500, 0, "API", List.of("fay"), set);
        assertThat(one.holds()).isTrue();
        assertThat(one.reason().en()).contains("approved by fay; 1 more, each another person");
        assertThat(check(9500, 0, "API", List.of("fay", "finn"), set).level()).isEqualTo(Level.ACCEPTED);
        assertThat(check(9500, 0, "API", List.of("fay"), Map.of("minMarginPercent", 10, "approvers", 1)).level()).isEqualTo(Level.ACCEPTED);
    }

    @Test
    void an_approval_is_for_these_prices_costs_and_units_only() {
        var line = new Line(1, "1", "SKU", 1, 10_000, 9_500);
        var orders = List.of(new Order(1, "A1", "API", 10_000, 0));
        var subject = rule.subject(new Inputs(orders, List.of(line), List.of()));
        assertThat(rule.subject(new Inputs(orders, List.of(line), List.of("fay")))).isEqualTo(subject);
        assertThat(rule.subject(new Inputs(orders, List.of(new Line(1, "1", "SKU", 2, 10_000, 9_500)), List.of()))).isNotEqualTo(subject);
        assertThat(rule.subject(new Inputs(orders, List.of(new Line(1, "1", "SKU", 1, 9_999, 9_500)), List.of()))).isNotEqualTo(subject);
        assertThat(rule.subject(new Inputs(List.of(new Order(1, "A1", "API", 10_000, 1)), List.of(line), List.of()))).isNotEqualTo(subject);
    }
}
