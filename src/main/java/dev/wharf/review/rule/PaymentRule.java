package dev.wharf.review.rule;

import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.order.PaymentStatus;
import java.util.List;
import java.util.Set;

/** Holds an order that nobody has paid; cash on delivery passes. */
public final class PaymentRule implements Rule<PaymentRule.Inputs> {
    private static final RuleSpec SPEC = new RuleSpec("PAYMENT", "2", new Text("付款", "Payment"),
        new Text("未付款的订单等待付款，到期自动取消。", "An order that is not paid waits for the payment and is cancelled when the time is up."),
        true, Set.of("finance"), List.of());

    public record Inputs(PaymentStatus status, long paidMinor, long totalMinor) { }

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
        var due = Money.text(in.totalMinor);
        return switch (in.status) {
            case UNPAID -> Verdict.blocked("UNPAID", "订单未付款，应付 " + due + "，等待付款消息。", "Not paid yet, " + due + " due. It goes on by itself when the payment arrives.");
            case FAILED -> Verdict.blocked("PAYMENT_FAILED", "付款失败，应付 " + due + "，请联系买家重新付款。", "The payment of " + due + " failed. Ask the buyer to pay again.");
            case DEPOSIT -> Verdict.blocked("BALANCE_DUE", "已付定金 " + Money.text(in.paidMinor) + "，应付 " + due + "，等待尾款。",
                "A deposit of " + Money.text(in.paidMinor) + " of " + due + " is paid. It goes on by itself when the balance arrives.");
            case COD -> Verdict.passed("货到付款", "Cash on delivery");
            case PAID -> Verdict.passed("已付款", "Paid");
        };
    }

    @Override
    public String subject(Inputs in) {
        return in.status + " " + in.paidMinor + "/" + in.totalMinor;
    }
}
