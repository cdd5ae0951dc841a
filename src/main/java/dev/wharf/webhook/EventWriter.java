package dev.wharf.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.NewsType;
import dev.wharf.order.OrderNews;
import dev.wharf.order.SalesOrders;
import dev.wharf.process.Lane;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes what happened beside the facts themselves, one batch for a lane, and nothing while nobody wants to hear of it (docs/adr/0011). */
@Component
class EventWriter implements OrderNews {
    private static final JsonMapper JSON = new JsonMapper();

    private record Happened(NewsType type, FulfillmentId id, Map<String, String> facts, Instant at) { }

    /** Until the end of the lane, whatever is flushed before: one statement, and the shortest time between numbers and commit. */
    private static final class Kept {
        private final List<Happened> happened = new ArrayList<>();
    }

    private final JdbcTemplate batch;
    private final Subscriptions subscriptions;
    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final Clock clock;
    /** After all tables of an order: whoever changes the stage of one holds its row by then, so of its stages the later one gets the higher number. */
    private final Lane.Writer<Happened> events = new Lane.Writer<>(80, "webhook_event", this::write);

    /** @param fulfillments lazy, for they tell their news here */
    EventWriter(JdbcTemplate batch, Subscriptions subscriptions, @Lazy Fulfillments fulfillments, SalesOrders orders, Clock clock) {
        this.batch = batch;
        this.subscriptions = subscriptions;
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    public boolean wanted(NewsType type) {
        return subscriptions.wanted(type);
    }

    @Override
    public void happened(NewsType type, FulfillmentId id, Map<String, String> facts) {
        if (!subscriptions.wanted(type)) return;
        var lane = Lane.current();
        var kept = lane.state(Kept.class, Kept::new).happened;
        if (kept.isEmpty()) lane.afterwards(() -> {
            kept.forEach(one -> lane.write(events, one));
            kept.clear();
        });
        kept.add(new Happened(type, id, facts, clock.instant()));
    }

    private void write(List<Happened> all) {
        Lane.current().join(all.stream().map(Happened::id).toList());
        var wanted = all.stream().filter(one -> subscriptions.wanted(one.type(), fulfillments.get(one.id()).shop())).toList();
        if (wanted.isEmpty()) return;
        var others = orders.byIds(wanted.stream().map(one -> fulfillments.get(one.id())).filter(EventWriter::shipsOthers).flatMap(f -> f.salesOrders().stream()).toList());
        var rows = new ArrayList<Object[]>();
        for (var one : wanted) {
            var fulfillment = fulfillments.get(one.id());
            var data = new LinkedHashMap<String, Object>();
            data.put("fulfillment", one.id().toString());
            data.put("shop", fulfillment.shop());
            data.put("orderNo", fulfillments.orderOf(one.id()).channelOrderNo());
            if (shipsOthers(fulfillment)) data.put("orderNos", fulfillment.salesOrders().stream().map(order -> others.get(order).channelOrderNo()).toList());
            data.putAll(new TreeMap<>(one.facts()));
            rows.add(new Object[] {one.type().wire(), one.id().value(), fulfillment.salesOrderId(), fulfillment.shop(), json(data), SqlTime.text(one.at())});
        }
        batch.batchUpdate("""
            INSERT INTO webhook_event (event_type, fulfillment_id, order_key, shop_code, data, happened_at, told) VALUES (?, ?, ?, ?, ?, ?, FALSE)""", rows);
    }

    /** Goods of other sales orders were merged into it. */
    private static boolean shipsOthers(Fulfillment f) {
        return f.salesOrders().stream().anyMatch(order -> order != f.salesOrderId());
    }

    private static String json(Map<String, Object> data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Ids, codes and times are always JSON", e);
        }
    }
}
