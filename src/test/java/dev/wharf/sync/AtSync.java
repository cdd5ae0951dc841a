package dev.wharf.sync;

import dev.wharf.TestHouse;
import dev.wharf.channel.Shops;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Handling;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.Receiver;
import dev.wharf.order.Region;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Lanes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders of platform shops whose parcels leave when a test says so, in the real model from the first task of the sync plane on. */
class AtSync {
    /** Shop and channel of each platform stub, by protocol; see application.yaml. */
    static final Map<String, List<String>> SHOPS = Map.of("top", List.of("S-TB01", "taobao"), "jos", List.of("S-JD01", "jd"), "doudian", List.of("S-DY01", "douyin"));

    @Autowired
    private Lanes lanes;
    @Autowired
    private Ids ids;
    @Autowired
    private Fulfillments fulfillments;
    @Autowired
    private SalesOrders orders;
    @Autowired
    private Parcels parcels;
    @Autowired
    private Shops shops;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private HistoryService history;
    @Autowired
    private JdbcClient jdbc;

    /** @param units of each line; lines are numbered from 1 */
    SalesOrder order(String protocol, int... units) {
        var shop = SHOPS.get(protocol);
        shops.put(List.of(new Shops.Shop(shop.get(0), "平台测试店", shop.get(1))));
        var id = ids.next();
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var lines = new ArrayList<SalesOrder.Line>();
        for (int i = 0; i < units.length; i++) lines.add(new SalesOrder.Line(Integer.toString(i + 1), "SYNC-" + (i + 1), units[i], 1000));
        var order = new SalesOrder(id, shop.get(0), shop.get(1), TestHouse.unique("P"), "TEST", "buyer", now, now.plus(1, ChronoUnit.DAYS), now, PaymentStatus.PAID, 1000, 1000, "CNY",
            new Receiver("周小满", "13910020001", "浙江省", "杭州市", "西湖区", "文三路398号", ""), "", "", "", SalesOrder.Terms.PLAIN, lines);
        lanes.runOne(() -> orders.claim(List.of(new SalesOrders.New(order, "{}".getBytes(StandardCharsets.UTF_8)))));
        return order;
    }

    /** A part of the order that has not left. @param units of each line, in the order of the lines */
    FulfillmentId part(SalesOrder order, int... units) {
        var id = new FulfillmentId(ids.next());
        var lines = new ArrayList<Fulfillment.Line>();
        for (int i = 0; i < units.length; i++) {
            if (units[i] > 0) lines.add(new Fulfillment.Line(ids.next(), order.id(), Integer.toString(i + 1), "SYNC-" + (i + 1), units[i], 1000));
        }
        lanes.runOne(() -> fulfillments.add(new Fulfillment(id, order.id(), order.shop(), Stage.SHIP, "SYNC-WH", Region.UNKNOWN, Handling.PLAIN, order.shipBy(), order.placedAt(),
            order.placedAt(), null, "", 0, lines), order));
        return id;
    }

    /** Its parcel leaves and the channel is to be told. @return the tracking number */
    String leave(FulfillmentId id, String carrier) {
        return leave(id, carrier, Duration.ZERO);
    }

    /** @param ago when it left; it is told now */
    String leave(FulfillmentId id, String carrier, Duration ago) {
        var number = TestHouse.unique("SF");
        lanes.runOne(() -> {
            var at = Instant.now().minus(ago).truncatedTo(ChronoUnit.MICROS);
            parcels.add(Parcel.packed(ids.next(), id, carrier, 100, at, List.of()).labelled(number, at).handedOver(at));
            fulfillments.moveTo(id, Stage.SYNC);
            runtime.createProcessInstanceByKey(FulfillOrder.KEY).businessKey(id.toString()).startBeforeActivity("Task_RequestChannelPush").execute();
        });
        return number;
    }

    String leave(FulfillmentId id) {
        return leave(id, "SF");
    }

    /** @param from now; negative if it is over */
    void shipBy(SalesOrder order, Duration from) {
        jdbc.sql("UPDATE sales_order SET ship_by = :at WHERE sales_order_id = :id").param("at", SqlTime.text(Instant.now().plus(from))).param("id", order.id()).update();
    }

    void cancel(FulfillmentId id) {
        lanes.runOne(() -> fulfillments.moveTo(id, Stage.CANCELLED));
    }

    boolean waitsAt(FulfillmentId id, String activity) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).activityIdIn(activity).count() == 1;
    }

    boolean isDone(FulfillmentId id) {
        return history.createHistoricActivityInstanceQuery().activityId("EndEvent_OrderDone").finished()
            .processInstanceId(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult().getId()).count() == 1;
    }

    String reason(FulfillmentId id) {
        var instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult().getId();
        return (String) runtime.createVariableInstanceQuery().processInstanceIdIn(instance).variableName("reason").singleResult().getValue();
    }

    void toldByHand(FulfillmentId id) {
        decide(id, "TOLD_BY_HAND");
    }

    void tryAgain(FulfillmentId id) {
        decide(id, "TRY_AGAIN");
    }

    private void decide(FulfillmentId id, String decision) {
        tasks.complete(tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).taskDefinitionKey("Task_ResolvePush").singleResult().getId(),
            Map.of(FulfillOrder.DECISION.name(), decision));
    }
}
