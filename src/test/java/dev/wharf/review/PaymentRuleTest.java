package dev.wharf.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.order.PaymentStatus;
import dev.wharf.order.Receiver;
import dev.wharf.order.SalesOrder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentRuleTest {
    @ParameterizedTest
    @CsvSource({"PAID, PASSED", "COD, PASSED", "UNPAID, UNPAID", "FAILED, PAYMENT_FAILED"})
    void only_paid_and_cash_on_delivery_pass(PaymentStatus status, String outcome) {
        var order = new SalesOrder(1, "S", "generic", "A-1", "API", "b", Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, status, 0, 12_345, "CNY",
            new Receiver("", "", "", "", "", "", ""), "", "", "", List.of());
        var verdict = new PaymentRule().check(order);
        assertThat(verdict.outcome()).isEqualTo(outcome);
        if (!verdict.passed()) assertThat(verdict.reason().en()).contains("123.45");
    }
}
