package dev.wharf.order;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.process.FulfillOrder;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/** What a person sees of an exception in the task list: order number, shop, reason with its numbers, deadline. No personal data. */
public final class Evidence {
    private Evidence() { }

    public static Map<String, Object> variables(Fulfillments fulfillments, FulfillmentId id, Text reason) {
        var order = fulfillments.orderOf(id);
        var variables = new HashMap<String, Object>();
        variables.put(FulfillOrder.ORDER_NO.name(), order.channelOrderNo());
        variables.put(FulfillOrder.FULFILLMENT_NO.name(), id.toString());
        variables.put(FulfillOrder.SHOP.name(), order.shop());
        variables.put(FulfillOrder.REASON.name(), reason.zh() + " " + reason.en());
        variables.put(FulfillOrder.SHIP_BY.name(), Date.from(fulfillments.get(id).shipBy()));
        return variables;
    }
}
