package dev.wharf.refund;

import dev.wharf.common.Money;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrders;
import dev.wharf.process.Actor;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.SettleRefund;
import dev.wharf.refund.Refund.State;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_ApplyRefundDecision: reads decision and decisionReason; writes down how finance settled a refund, or has it given back once more. Safe to run twice. */
@Component("settleRefundDelegate")
class SettleRefundDelegate implements JavaDelegate {
    private static final String FIELD = "variables." + FulfillOrder.DECISION_REASON.name();

    private final RefundBook book;
    private final Refunds refunds;
    private final RefundPort port;
    private final SalesOrders orders;
    private final Fulfillments fulfillments;
    private final OrderLog log;

    SettleRefundDelegate(RefundBook book, Refunds refunds, RefundPort port, SalesOrders orders, Fulfillments fulfillments, OrderLog log) {
        this.book = book;
        this.refunds = refunds;
        this.port = port;
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.log = log;
    }

    /** What cannot be done is refused, and the task stays. */
    @Override
    public void execute(DelegateExecution execution) {
        var key = execution.getProcessBusinessKey();
        var decision = SettleRefund.DECISION.take(execution, "");
        var said = SettleRefund.DECISION_REASON.take(execution, "").strip();
        fulfillments.lockRows(List.of(book.byKeys(List.of(key)).get(key).fulfillment()));
        var refund = book.byKeys(List.of(key)).get(key);
        if (refund.state() != State.REFUSED) return;
        switch (decision) {
            case SettleRefund.BY_HAND -> byHand(refund, said);
            case SettleRefund.NOT_DUE -> notDue(refund, said);
            case SettleRefund.AGAIN -> again(refund);
            default -> throw Refusal.invalid("DECISION_MISSING", "variables.decision", "请选择处理方式。 Choose one of " + SettleRefund.DECISIONS.get(SettleRefund.TASK) + ".");
        }
    }

    private void byHand(Refund refund, String reference) {
        if (reference.isEmpty()) throw Refusal.invalid("REFERENCE_MISSING", FIELD, "请填退款流水号，如平台或银行显示的单号。 Give the reference of the refund, such as the number that the channel or bank shows for it.");
        book.save(List.of(refund.byHand(reference, Actor.current(), fulfillments.clock().instant())));
        var amount = Money.text(refund.amountMinor());
        log.happened(refund.fulfillment(), "REFUNDED", new Text("已人工退款 " + amount + "，流水号 " + reference, "A person gave " + amount + " back, reference " + reference));
    }

    private void notDue(Refund refund, String why) {
        if (why.isEmpty()) throw Refusal.invalid("REASON_MISSING", FIELD, "请简要说明为何无需退款。 Say in a few words why nothing is to be given back.");
        book.save(List.of(refund.notDue(why, Actor.current(), fulfillments.clock().instant())));
        var amount = Money.text(refund.amountMinor());
        log.happened(refund.fulfillment(), "REFUND_NOT_DUE", new Text("无需退款 " + amount + "：" + why, amount + " is not to be given back: " + why));
    }

    private void again(Refund refund) {
        var order = orders.byIds(List.of(refund.salesOrderId())).get(refund.salesOrderId());
        if (!port.serves(order.shop())) {
            throw Refusal.invalid("NO_REFUND_CALL", "variables.decision", "店铺 " + order.shop() + " 没有退款接口，请在平台后台退款后选“已在平台退款”。 Shop " + order.shop()
                + " has no call for refunds; give the money back on the channel's own pages and choose BY_HAND.");
        }
        book.save(List.of(refund.again()));
        refunds.claim(refund, order);
        log.happened(refund.fulfillment(), "REFUND_AGAIN", new Text("再次请求退款 " + Money.text(refund.amountMinor()), "The shop is told once more to give " + Money.text(refund.amountMinor()) + " back"));
    }
}
