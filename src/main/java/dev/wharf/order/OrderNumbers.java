package dev.wharf.order;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the fulfillment a person means: by its number, or by the channel's order number. */
@Component
public class OrderNumbers {
    private final JdbcClient jdbc;

    OrderNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refusal NOT_FOUND, or CONFLICT if the channel's number names several fulfillments */
    public FulfillmentId one(String number) {
        var all = all(number);
        if (all.isEmpty()) throw Refusal.notFound("ORDER_NOT_FOUND", "There is no order with this number.");
        if (all.size() > 1) throw Refusal.conflict("ORDER_AMBIGUOUS", "Several fulfillments have this order number: " + all + ". Use one of them.");
        return all.get(0);
    }

    /** All fulfillments of a number, oldest first; without parts that were put back. */
    public List<FulfillmentId> all(String number) {
        var text = number.strip();
        var byChannel = jdbc.sql("""
                SELECT DISTINCT f.fulfillment_id FROM sales_order o JOIN fulfillment f ON f.sales_order_id = o.sales_order_id
                 WHERE o.channel_order_no = :number AND f.close_reason <> 'JOINED' ORDER BY f.fulfillment_id
                """).param("number", text).query(Long.class).list().stream().map(FulfillmentId::new).toList();
        if (!byChannel.isEmpty() || !FulfillmentId.isOne(text)) return byChannel;
        var id = FulfillmentId.parse(text);
        return jdbc.sql("SELECT fulfillment_id FROM fulfillment WHERE fulfillment_id = :id").param("id", id.value())
            .query(Long.class).list().stream().map(FulfillmentId::new).toList();
    }
}
