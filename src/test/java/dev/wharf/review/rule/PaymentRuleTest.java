package dev.wharf.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.order.PaymentStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentRuleTest {
    private final PaymentRule rule = new PaymentRule();

    @ParameterizedTest
    @CsvSource({"PAID, PASSED", "COD, PASSED", "UNPAID, UNPAID", "FAILED, PAYMENT_FAILED", "DEPOSIT, BALANCE_DUE"})
    void only_paid_and_cash_on_delivery_pass(PaymentStatus status, String outcome) {
        var verdict = rule.check(new PaymentRule.Inputs(status, 0, 12_345), Params.of(rule.spec()));
        assertThat(verdict.outcome()).isEqualTo(outcome);
        if (verdict.holds()) assertThat(verdict.reason().en()).contains("123.45");
    }
}
