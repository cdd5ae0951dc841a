package dev.wharf.shipping;

import dev.wharf.channel.Shops;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.Receiver;
import dev.wharf.order.Region;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Warehouses;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders that have been verified and stand at the door of shipping, in the real model. */
class AtShipping {
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
    private Instances instances;
    @Autowired
    private Warehouses warehouses;
    @Autowired
    private Products products;
    @Autowired
    private Shops shops;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private HistoryService history;

    /** Two units of one product and one of another, to a receiver in Shanghai, with a special request. */
    FulfillmentId order() {
        return order("SHIP-WH");
    }

    /** The same from a warehouse that there is. */
    FulfillmentId order(String warehouse) {
        warehouses.put(List.of(new Warehouses.Warehouse("SHIP-WH", "上海一仓", "上海市", "上海市", "青浦区", true)));
        shops.put(List.of(new Shops.Shop("SHIP-SHOP", "发货测试店", "taobao")));
        products.put(List.of(new Products.Product("SHIP-TEE-M", "SHIP-TEE", "M", "白T恤", 5900, 180, 250, 200, 20, List.of("SHIP-690001")),
            new Products.Product("SHIP-MUG", "SHIP-MUG", "", "马克杯", 2900, 400, 120, 90, 100, List.of("SHIP-690002"))));
        var id = new FulfillmentId(ids.next());
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var orderId = ids.next();
        var order = new SalesOrder(orderId, "SHIP-SHOP", "taobao", "T" + orderId, "TEST", "buyer", now, now.plus(1, ChronoUnit.DAYS), now, PaymentStatus.PAID,
            14700, 14700, "CNY", new Receiver("张三", "13800138000", "上海市", "上海市", "浦东新区", "世纪大道100号", ""), "", "", "",
            SalesOrder.Terms.PLAIN, List.of(new SalesOrder.Line("1", "SHIP-TEE-M", 2, 5900), new SalesOrder.Line("2", "SHIP-MUG", 1, 2900)));
        lanes.runOne(() -> {
            orders.claim(List.of(new SalesOrders.New(order, "{}".getBytes(StandardCharsets.UTF_8))));
            fulfillments.add(new Fulfillment(id, orderId, "SHIP-SHOP", Stage.VERIFY, warehouse, Region.UNKNOWN, dev.wharf.order.Handling.PLAIN.requesting(List.of("放贺卡")), order.shipBy(), now, now, null, "", 0,
                List.of(new Fulfillment.Line(ids.next(), orderId, "1", "SHIP-TEE-M", 2, 5900), new Fulfillment.Line(ids.next(), orderId, "2", "SHIP-MUG", 1, 2900))), order);
        });
        return id;
    }

    /** Goes in at the first task of the ship plane. */
    FulfillmentId enter(FulfillmentId id) {
        lanes.runOne(() -> runtime.createProcessInstanceByKey(FulfillOrder.KEY).businessKey(id.toString()).startBeforeActivity("Task_CheckHolds").execute());
        return id;
    }

    /** As the cancel service does it. */
    void cancel(FulfillmentId id) {
        lanes.runOne(() -> {
            fulfillments.lockRows(List.of(id));
            if (!fulfillments.get(id).stage().mayCancel()) throw new IllegalStateException("too late");
            fulfillments.moveTo(id, Stage.CANCELLING);
            instances.tell(Message.OrderCancelled, List.of(id), Map.of());
        });
    }

    boolean waitsAt(FulfillmentId id, String activity) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).activityIdIn(activity).count() == 1;
    }

    boolean hasEndedAt(FulfillmentId id, String endEvent) {
        var instance = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult();
        return instance.getEndTime() != null
            && history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).activityId(endEvent).finished().count() == 1;
    }

    Object variable(FulfillmentId id, String name) {
        return runtime.createVariableInstanceQuery().processInstanceIdIn(runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString())
            .singleResult().getId()).variableName(name).singleResult().getValue();
    }

    void complete(FulfillmentId id, String task, String decision) {
        tasks.complete(tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).taskDefinitionKey(task).singleResult().getId(),
            Map.of(FulfillOrder.DECISION.name(), decision));
    }

    Stage stage(FulfillmentId id) {
        return lanes.call(() -> fulfillments.get(id).stage());
    }

    Parcel parcel(FulfillmentId id) {
        return lanes.call(() -> {
            var all = parcels.of(id);
            if (all.size() != 1) throw new AssertionError(all.size() + " parcels");
            return all.get(0);
        });
    }
}
