package dev.wharf.refund;

import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.order.Evidence;
import dev.wharf.order.Fulfillments;
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
    private final RefundSettings settings;

    RefundTasks(Fulfillments fulfillments, SalesOrders orders, ModelInstances instances, RefundSettings settings) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.instances = instances;
        this.settings = settings;
    }

    /** @param words the other side's */
    void ask(Refund refund, String words) {
        var order = orders.byIds(List.of(refund.salesOrderId())).get(refund.salesOrderId());
        var why = refund.reason().text();
        var evidence = Evidence.variables(fulfillments, refund.fulfillment(), new Text(why.zh() + "。", why.en() + ". " + words));
        // The order that the money is for, which may have been merged into that of the fulfillment.
        evidence.put(SettleRefund.ORDER_NO.name(), order.channelOrderNo());
        evidence.put(SettleRefund.SHOP.name(), order.shop());
        evidence.put(SettleRefund.AMOUNT.name(), Money.text(refund.amountMinor()) + " " + refund.currency());
        evidence.put(SettleRefund.DUE_AT.name(), Date.from(fulfillments.clock().instant().plus(settings.due())));
        instances.startBy(Message.RefundRefused, refund.key(), evidence);
    }
}
