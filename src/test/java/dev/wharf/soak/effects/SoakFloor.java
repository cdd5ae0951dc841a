package dev.wharf.soak.effects;

import dev.wharf.channel.Shops;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
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
import dev.wharf.shipping.Handover;
import dev.wharf.warehouse.Warehouses;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people and machines around the effects do, safe to be killed at any moment and to be done by two nodes at once. */
class SoakFloor {
    /** Shops of four channels, with the code of their channel; see application.yaml. The last is told by webhook. */
    static final List<List<String>> SHOPS = List.of(List.of("S-TB01", "taobao"), List.of("S-JD01", "jd"), List.of("S-DY01", "douyin"), List.of("S-SOAK", "generic"));
    static final String WAREHOUSE = "SOAK-WH";
    private static final int AT_ONCE = 40;
    /** Orders that may be under way: as many effects are due as the workers can lease several times. */
    private static final int OPEN_MOST = 400;

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
    private Warehouses warehouses;
    @Autowired
    private Handover handover;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private JdbcClient jdbc;

    void setUp() {
        shops.put(SHOPS.stream().map(s -> new Shops.Shop(s.get(0), "长跑店", s.get(1))).toList());
        warehouses.put(List.of(new Warehouses.Warehouse(WAREHOUSE, "长跑仓", "上海市", "上海市", "嘉定区", true)));
        jdbc.sql("CREATE TABLE soak_placed (one INT NOT NULL PRIMARY KEY, placed INT NOT NULL)").update();
        jdbc.sql("INSERT INTO soak_placed VALUES (1, 0)").update();
    }

    void work(int total) {
        if (jdbc.sql("SELECT COUNT(*) FROM fulfillment WHERE stage <> 'DONE'").query(Integer.class).single() < OPEN_MOST) lanes.runOne(() -> place(total));
        var labelled = jdbc.sql("SELECT tracking_number FROM parcel WHERE state = 'LABELLED' LIMIT " + AT_ONCE).query(String.class).list();
        if (!labelled.isEmpty()) handover.handOver(labelled);
        answerTasks();
    }

    /** How many were placed commits with them. */
    private void place(int total) {
        int placed = jdbc.sql("SELECT placed FROM soak_placed WHERE one = 1 FOR UPDATE").query(Integer.class).single();
        int until = Math.min(total, placed + AT_ONCE);
        for (int number = placed; number < until; number++) place(SHOPS.get(number % SHOPS.size()), number);
        jdbc.sql("UPDATE soak_placed SET placed = :n WHERE one = 1").param("n", until).update();
    }

    private void place(List<String> shop, int number) {
        var id = new FulfillmentId(ids.next());
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var order = new SalesOrder(id.value(), shop.get(0), shop.get(1), "SOAK-" + number, "test", "buyer", now, now.plus(1, ChronoUnit.DAYS), now, PaymentStatus.PAID, 1000, 1000, "CNY",
            new Receiver("测试", "13800000000", "上海市", "上海市", "嘉定区", "测试路1号", ""), "", "", WAREHOUSE, SalesOrder.Terms.PLAIN, List.of(new SalesOrder.Line("1", "SOAK-SKU", 1, 1000)));
        orders.claim(List.of(new SalesOrders.New(order, "{}".getBytes(StandardCharsets.UTF_8))));
        fulfillments.add(new Fulfillment(id, id.value(), shop.get(0), Stage.SHIP, WAREHOUSE, Region.UNKNOWN, Handling.PLAIN, order.shipBy(), now, now, null, "", 0,
            List.of(new Fulfillment.Line(ids.next(), id.value(), "1", "SOAK-SKU", 1, 1000))), order);
        parcels.add(Parcel.packed(ids.next(), id, "DEMO", 100, now, List.of()));
        runtime.createProcessInstanceByKey(FulfillOrder.KEY).businessKey(id.toString()).startBeforeActivity("Task_RequestWaybill").execute();
    }

    /** Somebody who always says: try again. Nodes answer in turn: of two that answer the same task the second would find none, and end. */
    private void answerTasks() {
        for (var task : tasks.createTaskQuery().taskDefinitionKeyIn("Task_ResolvePush", "Task_ResolveWaybill").listPage(0, AT_ONCE)) {
            lanes.runOne(() -> {
                jdbc.sql("SELECT placed FROM soak_placed WHERE one = 1 FOR UPDATE").query(Integer.class).single();
                if (tasks.createTaskQuery().taskId(task.getId()).count() == 0) return;
                jdbc.sql("INSERT INTO soak_task (name) VALUES (:name)").param("name", task.getTaskDefinitionKey()).update();
                tasks.complete(task.getId(), Map.of(FulfillOrder.DECISION.name(), "TRY_AGAIN"));
            });
        }
    }
}
