package dev.wharf.webhook;

import static dev.wharf.TestHouse.order;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wharf.TestHouse;
import dev.wharf.aftersales.CancelOrder;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Text;
import dev.wharf.demo.StubFaults;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import dev.wharf.infra.Statements;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.NewsType;
import dev.wharf.order.OrderLog;
import dev.wharf.order.OrderNews;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.refund.RefundReason;
import dev.wharf.review.merge.Merges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;

/** Whatever a receiver does, it first sees the events of an order in the order in which they happened. */
class OrderOfEventsIT extends AtReceivers {
    private static final int ORDERS = 15;
    /** Below the tries after which an event is given up, which would let the next pass. */
    private static final int MOST_FAULTS = 2;
    private static final int LOST_ANSWERS = 6;

    @Autowired
    private Lanes lanes;
    @Autowired
    private OrderLog log;
    @Autowired
    private CancelOrder cancel;
    @Autowired
    private StubFaults faults;
    @Autowired
    private Parcels parcels;
    @Autowired
    private Fulfillments fulfillments;
    @Autowired
    private Merges merges;
    @Autowired
    private Instances instances;
    @Autowired
    private OrderNews news;

    @AfterEach
    void clear() {
        faults.clear();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300})
    void each_order_is_told_in_its_order_however_the_receiver_fails(long seed) {
        // Given a receiver that refuses and breaks at random, and whose first answers are lost after it took what it was told
        var receiver = receiver();
        var dice = new Random(seed);
        var failed = new ConcurrentHashMap<String, Integer>();
        receivers.mood(receiver.name(), id -> {
            synchronized (dice) {
                if (dice.nextInt(100) < 60 || failed.merge(id, 1, Integer::sum) > MOST_FAULTS) return null;
                return ResponseEntity.status(List.of(500, 503, 404, 301, 429).get(dice.nextInt(5))).body("seed " + seed);
            }
        });
        faults.next(Side.RECEIVER, Fault.LOSE_ANSWER, LOST_ANSWERS);
        // When orders are taken, held, released and cancelled, several in one transaction
        var sku = house.sku(1000, 0);
        var orders = new ArrayList<TestHouse.Order>();
        for (int i = 0; i < ORDERS; i++) orders.add(i % 4 == 3 ? order().in(shop).line(sku, 1).vague() : order().in(shop).line(sku, 1));
        var ids = house.takeAll(orders).stream().map(a -> FulfillmentId.parse(a.fulfillment())).toList();
        for (var round = 0; round < 3; round++) {
            lanes.run(ids, lane -> lane.forEach(id -> log.hold(id, "TEST", new Text("测试", "test"))));
            lanes.run(ids, lane -> lane.forEach(id -> log.release(id, "TEST", "over")));
        }
        for (int i = 0; i < ORDERS; i += 2) cancel.cancel(ids.get(i), "test", RefundReason.CANCELLED);
        // Then each order was first seen as it went, nothing missing
        awaitNothingWaits(receiver);
        assertThat(deliveries.figures(receiver.endpoint()).dead()).isZero();
        assertThat(seen(receiver).stream().collect(groupingBy(OrderOfEventsIT::fulfillment, mapping(e -> e.path("data").path("sequence").asLong(), toList())))).isEqualTo(written());
        assertThat(seen(receiver).stream().collect(groupingBy(OrderOfEventsIT::fulfillment)).values()).hasSize(ORDERS).allSatisfy(OrderOfEventsIT::isAWay);
        assertThat(failed).isNotEmpty();
    }

    /** Each stage is left from where the one before had come to; the first thing is that the order came. */
    private static void isAWay(List<JsonNode> events) {
        assertThat(events.get(0).path("type").asText()).isEqualTo("order.received");
        var at = "";
        for (var event : events) {
            if (!event.path("type").asText().equals("fulfillment.stage_changed")) continue;
            assertThat(event.path("data").path("from").asText()).isEqualTo(at);
            at = event.path("data").path("to").asText();
        }
        assertThat(at).isNotEmpty();
        assertThat(events.stream().filter(e -> e.path("type").asText().equals("order.held") && e.path("data").path("code").asText().equals("TEST"))).hasSize(3);
    }

    private static String fulfillment(JsonNode event) {
        return event.path("data").path("fulfillment").asText();
    }

    private Map<String, List<Long>> written() {
        return jdbc.sql("SELECT fulfillment_id, event_id FROM webhook_event WHERE shop_code = :shop ORDER BY event_id").param("shop", shop)
            .query((rs, n) -> Map.entry("F" + rs.getLong(1), rs.getLong(2))).list().stream().collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    @Test
    void an_event_names_the_order_and_nobody() {
        var receiver = receiver();
        var order = order().in(shop).line(house.sku(5, 0), 1);
        var id = house.take(order);
        awaitNothingWaits(receiver);
        assertThat(types(receiver)).startsWith("order.received", "fulfillment.stage_changed");
        assertThat(seen(receiver)).allSatisfy(event -> {
            assertThat(event.path("data").path("fulfillment").asText()).isEqualTo(id.toString());
            assertThat(event.path("data").path("orderNo").asText()).isEqualTo(order.no);
            assertThat(event.path("data").path("shop").asText()).isEqualTo(shop);
            assertThat(event.toString()).doesNotContain("周小满", order.phone, order.detail, order.buyer);
        });
    }

    @Test
    void each_number_that_is_given_back_is_told_once_with_its_carrier() {
        var receiver = receiver("parcel.labelled", "parcel.voided");
        var id = house.take(order().in(shop).line(house.sku(5, 0), 1));
        var first = TestHouse.unique("SF");
        var second = TestHouse.unique("ZTO");
        var at = Instant.now();
        var packed = Parcel.packed(context.getBean(Ids.class).next(), id, "SF", 100, at, List.of());
        lanes.runOne(() -> parcels.add(packed));
        // Labelled, relabelled with another carrier, taken off again, and thrown away without a number
        for (var next : List.of(packed.labelled(first, at), packed.goingWith("ZTO"), packed.goingWith("ZTO").labelled(second, at), packed.goingWith("ZTO"), packed.goingWith("ZTO").voided(at))) {
            lanes.runOne(() -> parcels.save(next));
        }
        awaitNothingWaits(receiver);
        assertThat(seen(receiver)).extracting(e -> e.path("type").asText() + " " + e.path("data").path("carrier").asText() + " " + e.path("data").path("trackingNumber").asText())
            .containsExactly("parcel.labelled SF " + first, "parcel.voided SF " + first, "parcel.labelled ZTO " + second, "parcel.voided ZTO " + second);
    }

    @Test
    void an_exception_is_told_when_a_person_is_asked_and_when_nobody_is_any_more() {
        var receiver = receiver("exception.raised", "exception.resolved");
        var id = house.take(order().in(shop).line(house.sku(5, 0), 1).vague());
        cancel.cancel(id, "test", RefundReason.CANCELLED);
        awaitNothingWaits(receiver);
        assertThat(types(receiver)).containsExactly("exception.raised", "exception.resolved");
        assertThat(seen(receiver).get(0).path("data").path("task").asText()).isEqualTo("Task_FixAddress");
        assertThat(seen(receiver).get(1).path("data").path("how").asText()).isEqualTo("WITHDRAWN");
    }

    @Test
    void fifty_orders_cost_one_statement_more_if_somebody_is_told_and_none_if_nobody_is() {
        var sku = house.sku(1000, 0);
        house.takeAll(fifty(sku));
        var without = statements(sku);
        receiver();
        house.takeAll(fifty(sku));
        var with = statements(sku);
        assertThat(without).noneMatch(sql -> sql.contains("webhook_"));
        assertThat(with.stream().filter(sql -> sql.contains("webhook_"))).hasSize(1);
        assertThat(with.size() - without.size()).as("%s%n--- without:%n%s", String.join("\n", with), String.join("\n", without)).isLessThanOrEqualTo(1);
    }

    /** The versions of floor plans are looked at now and then, whatever is under way. */
    private List<String> statements(String sku) {
        return Statements.during(() -> house.takeAll(fifty(sku))).stream().filter(sql -> !sql.contains("floor_plan")).toList();
    }

    @Test
    void orders_that_leave_together_are_all_named() {
        var receiver = receiver("order.held", "fulfillment.stage_changed");
        var sku = house.sku(5, 0);
        var into = order().in(shop).line(sku, 1).vague();
        var from = order().in(shop).line(sku, 2).vague();
        var bearer = house.take(into);
        var merged = house.take(from);
        lanes.runOne(() -> {
            fulfillments.lockRows(List.of(bearer, merged));
            merges.absorb(bearer, List.of(merged));
            instances.tell(Message.OrderMerged, List.of(merged), Map.of());
        });
        lanes.runOne(() -> log.hold(bearer, "TEST", new Text("测试", "test")));
        awaitNothingWaits(receiver);
        var last = seen(receiver).stream().filter(e -> e.path("data").path("code").asText().equals("TEST")).findFirst().orElseThrow().path("data");
        assertThat(last.path("orderNo").asText()).isEqualTo(into.no);
        assertThat(last.path("orderNos")).extracting(JsonNode::asText).containsExactly(into.no, from.no);
        var end = seen(receiver).stream().filter(e -> e.path("data").path("to").asText().equals("MERGED")).findFirst().orElseThrow().path("data");
        assertThat(end.path("fulfillment").asText()).isEqualTo(merged.toString());
        assertThat(end.path("into").asText()).isEqualTo(bearer.toString());
        assertThat(end.has("orderNos")).isFalse();
    }

    /** Of orders that the transaction has not read, as where a carrier reports many parcels at once. */
    @Test
    void what_is_told_of_many_orders_is_read_at_once() {
        receiver("parcel.delivered");
        var sku = house.sku(1000, 0);
        var ids = house.takeAll(List.of(order().in(shop).line(sku, 1), order().in(shop).line(sku, 1), order().in(shop).line(sku, 1))).stream().map(a -> FulfillmentId.parse(a.fulfillment())).toList();
        var statements = Statements.during(() -> lanes.runOne(() -> ids.forEach(id -> news.happened(NewsType.PARCEL_DELIVERED, id, Map.of()))));
        assertThat(statements.stream().filter(sql -> sql.contains("FROM fulfillment WHERE"))).as(String.join("\n", statements)).hasSize(1);
        assertThat(statements.stream().filter(sql -> sql.contains("FROM sales_order WHERE"))).hasSize(1);
    }

    private List<TestHouse.Order> fifty(String sku) {
        var orders = new ArrayList<TestHouse.Order>();
        for (int i = 0; i < 50; i++) orders.add(order().in(shop).line(sku, 1));
        return orders;
    }
}
