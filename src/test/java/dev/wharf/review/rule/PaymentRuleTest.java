package dev.wharf.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.order.Level;
import dev.wharf.order.PaymentStatus;
import dev.wharf.review.rule.PaymentRule.Inputs;
import dev.wharf.review.rule.PaymentRule.Order;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentRuleTest {
    private final PaymentRule rule = new PaymentRule();

    private Verdict check(Map<String, Object> set, Order... orders) {
        return rule.check(new Inputs(List.of(orders)), new Params(rule.spec(), set));
    }

    private static Order order(int id, PaymentStatus status, long paid, long due) {
        return new Order(id, "O" + id, status, paid, due);
    }

    @ParameterizedTest
    @CsvSource({
        "PAID,    12345, '',             OK,    PASSED",
        "COD,         0, '',             OK,    PASSED",
        "UNPAID,      0, 1440,           BLOCK, UNPAID",
        "FAILED,      0, 1440,           BLOCK, PAYMENT_FAILED",
        "DEPOSIT,  2345, 43200,          BLOCK, BALANCE_DUE",
        "PAID,        0, 43200,          BLOCK, UNDERPAID",
        "PAID,    12344, 43200,          BLOCK, UNDERPAID",
        "PAID,    12346, '',             WARN,  OVERPAID"})
    void only_what_is_paid_in_full_or_on_delivery_passes(PaymentStatus status, long paid, String wait, Level level, String outcome) {
        var verdict = check(Map.of(), order(1, status, paid, 12_345));
        assertThat(verdict.level()).isEqualTo(level);
        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.results().getOrDefault(PaymentRule.WAIT, "")).isEqualTo(wait);
        if (level != Level.OK) assertThat(verdict.reason().zh()).contains("123.45");
    }

    @Test
    void the_reason_says_how_much_is_missing_or_to_be_given_back() {
        assertThat(check(Map.of(), order(1, PaymentStatus.PAID, 10_000, 12_345)).reason().en()).startsWith("Paid 23.45 too little").contains("100.00 / 123.45");
        assertThat(check(Map.of(), order(1, PaymentStatus.PAID, 20_000, 12_345)).reason().en()).startsWith("Paid 76.55 too much");
    }

    @ParameterizedTest
    @CsvSource({
        // amount, percent of 10000, paid
        "  0,  0,  9999, UNDERPAID", "  0,  0, 10001, OVERPAID",
        " 50,  0,  9950, PASSED",    " 50,  0,  9949, UNDERPAID",
        " 50,  0, 10050, PASSED",    " 50,  0, 10051, OVERPAID",
        "  0,  2,  9800, PASSED",    "  0,  2,  9799, UNDERPAID",
        "  0,  2, 10200, PASSED",    "  0,  2, 10201, OVERPAID",
        " 50,  2,  9800, PASSED",    " 50,  2,  9799, UNDERPAID",
        "300,  2,  9700, PASSED",    "300,  2,  9699, UNDERPAID"})
    void a_difference_within_the_larger_tolerance_passes(long amount, long percent, long paid, String outcome) {
        assertThat(check(Map.of("tolerance", amount, "tolerancePercent", percent), order(1, PaymentStatus.PAID, paid, 10_000)).outcome()).isEqualTo(outcome);
    }

    @Test
    void a_percentage_never_allows_more_than_it_says() {
        // 2 % of 0.49 is not a whole cent
        assertThat(check(Map.of("tolerancePercent", 2L), order(1, PaymentStatus.PAID, 48, 49)).outcome()).isEqualTo("UNDERPAID");
    }

    @Test
    void of_a_parcel_for_several_orders_each_must_be_paid() {
        var paid = order(1, PaymentStatus.PAID, 100, 100);
        assertThat(check(Map.of(), paid, order(2, PaymentStatus.COD, 0, 100)).outcome()).isEqualTo("PASSED");
        var one = check(Map.of(), paid, order(2, PaymentStatus.UNPAID, 0, 700));
        assertThat(one.outcome()).isEqualTo("UNPAID");
        assertThat(one.reason().en()).startsWith("O2: ").contains("7.00").doesNotContain("O1");
        var two = check(Map.of(), order(1, PaymentStatus.UNPAID, 0, 100), order(2, PaymentStatus.PAID, 50, 700), order(3, PaymentStatus.PAID, 900, 700));
        assertThat(two.reason().en()).contains("O1: ", "O2: ").doesNotContain("O3");
        assertThat(two.results()).containsEntry(PaymentRule.WAIT, "43200");
        var over = check(Map.of(), paid, order(2, PaymentStatus.PAID, 900, 700));
        assertThat(over.level()).isEqualTo(Level.WARN);
        assertThat(over.reason().en()).startsWith("O2: Paid 2.00 too much");
    }

    @Test
    void who_accepts_one_order_does_not_accept_another_that_owes_the_same() {
        assertThat(rule.subject(new Inputs(List.of(order(1, PaymentStatus.UNPAID, 0, 100)))))
            .isNotEqualTo(rule.subject(new Inputs(List.of(order(2, PaymentStatus.UNPAID, 0, 100)))));
        assertThat(rule.subject(new Inputs(List.of(order(1, PaymentStatus.PAID, 90, 100)))))
            .isNotEqualTo(rule.subject(new Inputs(List.of(order(1, PaymentStatus.PAID, 10, 100)))));
    }
}
