package dev.wharf.refund;

import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.order.Evidence;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrders;
import dev.wharf.process.ModelInstances;
import dev.wharf.process.SettleRefund;
import dev.wharf.process.SettleRefund.Message;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks finance about a refund that is not given back without a person: one instance of settle-refund for each refusal. Call inside a lane. */
@Component
class RefundTasks {
    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final ModelInstances instances;
    private final OrderLog log;
    private final RefundSettings settings;

    RefundTasks(Fulfillments fulfillments, SalesOrders orders, ModelInstances instances, OrderLog log, RefundSettings settings) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.instances = instances;
        this.log = log;
        this.settings = settings;
    }

    /** Writes down, too, that a person is needed. @param words the other side's, or why we do not give it back ourselves */
    void ask(Refund refund, String words) {
        var money = Money.text(refund.amountMinor());
        log.happened(refund.fulfillment(), "REFUND_REFUSED", new Text("退款 " + money + " 待人工处理：" + words, "The refund of " + money + " needs a person: " + words));
        var order = orders.byIds(List.of(refund.salesOrderId())).get(refund.salesOrderId());
        var why = refund.reason().text();
        var evidence = Evidence.variables(fulfillments, refund.fulfillment(), new Text(why.zh() + "。", why.en() + ". " + words));
        // The order that the money is for, which may have been merged into that of the fulfillment.
        evidence.put(SettleRefund.ORDER_NO.name(), order.channelOrderNo());
        evidence.put(SettleRefund.SHOP.name(), order.shop());
        evidence.put(SettleRefund.AMOUNT.name(), money + " " + refund.currency());
        evidence.put(SettleRefund.DUE_AT.name(), Date.from(fulfillments.clock().instant().plus(settings.due())));
        instances.startBy(Message.RefundRefused, refund.key(), evidence);
    }
}
