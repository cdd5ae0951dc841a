package dev.wharf.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.review.rule.PriceRule.Inputs;
import dev.wharf.review.rule.PriceRule.Line;
import dev.wharf.review.rule.PriceRule.Order;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceRuleTest {
    private final PriceRule rule = new PriceRule();

    private String check(long price, long list, long goods, long discount, Map<String, Object> set) {
        return rule.check(new Inputs(List.of(new Order(1, "A1", goods, discount, goods - discount)), List.of(new Line(1, "1", "SKU", 1, price, list))), new Params(rule.spec(), set)).outcome();
    }

    @ParameterizedTest
    @CsvSource({"999, 10000, PRICE_LOW", "1000, 10000, PASSED", "100000, 10000, PASSED", "100001, 10000, PRICE_HIGH", "1, 0, PASSED", "99999999, 0, PASSED", "0, 10000, PRICE_ZERO", "0, 0, PRICE_ZERO"})
    void a_price_lies_between_a_tenth_and_ten_times_the_list_price(long price, long list, String outcome) {
        assertThat(check(price, list, 5000, 0, Map.of())).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, ALLOW, PASSED", "0, 0, HOLD, PASSED", "5000, 0, HOLD, PRICE_ZERO", "5000, 0, ALLOW, PASSED"})
    void a_line_at_zero_is_held_where_other_lines_cost_something(long goods, long price, String zero, String outcome) {
        assertThat(check(price, 10_000, goods, 0, Map.of("zeroPrice", zero))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"10000, 9000, PASSED", "10000, 9001, DISCOUNT_HIGH", "10000, 10000, DISCOUNT_HIGH", "0, 0, PASSED"})
    void nine_tenths_is_the_largest_discount(long goods, long discount, String outcome) {
        assertThat(check(1000, 1000, goods, discount, Map.of())).isEqualTo(outcome);
    }

    @Test
    void the_limits_are_what_is_set() {
        assertThat(check(4_999, 10_000, 5000, 0, Map.of("minPercent", 50))).isEqualTo("PRICE_LOW");
        assertThat(check(5_000, 10_000, 5000, 0, Map.of("minPercent", 50))).isEqualTo("PASSED");
        assertThat(check(10_001, 10_000, 5000, 0, Map.of("maxPercent", 100))).isEqualTo("PRICE_HIGH");
        assertThat(check(1000, 1000, 10_000, 10_000, Map.of("maxDiscountPercent", 100))).isEqualTo("PASSED");
    }

    @Test
    void five_lines_are_named_with_their_numbers_and_the_rest_counted() {
        var lines = IntStream.rangeClosed(1, 7).mapToObj(i -> new Line(1, "" + i, "SKU" + i, 1, 99, 1000)).toList();
        var verdict = rule.check(new Inputs(List.of(new Order(1, "A1", 693, 0, 693)), lines), Params.of(rule.spec()));
        assertThat(verdict.outcome()).isEqualTo("PRICE_LOW");
        assertThat(verdict.reason().en()).contains("SKU5 (line 5) 0.99 / 10.00 = 9%, below 10 %", "and 2 more").doesNotContain("SKU6");
    }

    @Test
    void letting_one_order_pass_lets_no_other_pass() {
        var line = new Line(1, "1", "SKU", 1, 1, 1000);
        var one = new Inputs(List.of(new Order(1, "A1", 1, 0, 1)), List.of(line));
        assertThat(rule.subject(one)).isEqualTo(rule.subject(new Inputs(one.orders(), List.of(line))));
        assertThat(rule.subject(one)).isNotEqualTo(rule.subject(new Inputs(List.of(new Order(2, "A2", 1, 0, 1)), List.of(new Line(2, "1", "SKU", 1, 1, 1000)))));
        assertThat(rule.subject(one)).isNotEqualTo(rule.subject(new Inputs(one.orders(), List.of(new Line(1, "1", "SKU", 1, 2, 1000)))));
    }
}
