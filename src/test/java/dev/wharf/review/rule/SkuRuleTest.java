package dev.wharf.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.order.Level;
import dev.wharf.review.rule.SkuRule.Code;
import dev.wharf.review.rule.SkuRule.Inputs;
import dev.wharf.review.rule.SkuRule.Proposal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SkuRuleTest {
    private final SkuRule rule = new SkuRule();

    private Verdict check(int applyFrom, Code... codes) {
        return rule.check(new Inputs(Arrays.asList(codes)), new Params(rule.spec(), Map.of("applyFromPercent", applyFrom)));
    }

    private static Code code(String text, String means, Proposal... proposals) {
        return new Code(text, List.of("1"), "", means, List.of(proposals));
    }

    @Test
    void no_unknown_code_is_no_finding() {
        assertThat(check(100).level()).isEqualTo(Level.OK);
    }

    @Test
    void a_code_that_means_something_is_put_on_the_line() {
        var verdict = check(100, code("X", "MUG"));
        assertThat(verdict.level()).isEqualTo(Level.FIXED);
        assertThat(verdict.results()).isEqualTo(Map.of("X", "MUG"));
    }

    @Test
    void a_proposal_is_applied_from_the_threshold_on_and_not_below() {
        assertThat(check(95, code("X", "", new Proposal("MUG", 95))).results()).isEqualTo(Map.of("X", "MUG"));
        var below = check(96, code("X", "", new Proposal("MUG", 95)));
        assertThat(below.outcome()).isEqualTo(SkuRule.UNMAPPED);
        assertThat(below.results()).isEmpty();
        assertThat(check(100, code("X", "", new Proposal("MUG", 100))).holds()).isFalse();
        assertThat(check(101, code("X", "", new Proposal("MUG", 100))).holds()).isTrue();
    }

    @Test
    void of_two_that_are_as_sure_neither_is_applied() {
        assertThat(check(90, code("X", "", new Proposal("MUG", 95), new Proposal("CUP", 95))).holds()).isTrue();
        assertThat(check(90, code("X", "", new Proposal("MUG", 95), new Proposal("CUP", 89))).results()).isEqualTo(Map.of("X", "MUG"));
    }

    @Test
    void the_order_waits_for_the_others_and_the_reason_names_code_line_and_proposals() {
        var verdict = check(100, code("X", "MUG"), new Code("Y", List.of("2", "5"), "蓝杯", "", List.of(new Proposal("CUP", 70))));
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.results()).isEqualTo(Map.of("X", "MUG"));
        assertThat(verdict.reason().en()).isEqualTo("No product for code: Y“蓝杯” (line 2, 5; near CUP 70%). Say which product it is, or add a product with this code.");
        assertThat(verdict.reason().zh()).contains("Y“蓝杯”（行 2, 5；相近 CUP 70%）");
    }

    @Test
    void of_many_codes_five_are_named_and_the_rest_counted() {
        assertThat(check(100, code("A", ""), code("B", ""), code("C", ""), code("D", ""), code("E", "")).reason().en()).contains("E (line 1).").doesNotContain("more");
        assertThat(check(100, code("A", ""), code("B", ""), code("C", ""), code("D", ""), code("E", ""), code("F", "")).reason().en()).contains("and 1 more").doesNotContain("F (");
    }
}
