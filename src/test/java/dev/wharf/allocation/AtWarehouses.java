package dev.wharf.allocation;

import static dev.wharf.TestHouse.order;

import dev.wharf.TestHouse;
import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.Stock;
import dev.wharf.process.Lanes;
import dev.wharf.review.setting.ShopRules;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Warehouses;
import dev.wharf.warehouse.Warehouses.Warehouse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop and warehouses of its own for one test: near Hangzhou, where its orders go, farther, and farthest. */
final class AtWarehouses {
    final TestHouse house;
    final String shop;
    final String near = TestHouse.unique("NEAR-");
    final String mid = TestHouse.unique("MID-");
    final String far = TestHouse.unique("FAR-");
    final JdbcClient jdbc;
    private final ApplicationContext context;

    AtWarehouses(ApplicationContext context) {
        this.context = context;
        this.house = new TestHouse(context);
        this.shop = house.shop();
        this.jdbc = context.getBean(JdbcClient.class);
        limit(near, 0);
        limit(mid, 0);
        limit(far, 0);
    }

    void limit(String code, int ordersPerDay) {
        var place = code.equals(near) ? new String[] {"浙江省", "杭州市"} : code.equals(mid) ? new String[] {"江苏省", "苏州市"} : new String[] {"广东省", "广州市"};
        house.bean(Warehouses.class).put(List.of(new Warehouse(code, "测试仓 " + code, place[0], place[1], "", true, ordersPerDay)));
    }

    void close(String code) {
        house.bean(Warehouses.class).put(List.of(new Warehouse(code, "测试仓 " + code, "浙江省", "杭州市", "", false, 0)));
    }

    /** A new SKU with these units in the three. */
    String sku(int atNear, int atMid, int atFar) {
        var sku = TestHouse.unique("W");
        house.bean(Products.class).put(List.of(new Products.Product(sku, sku, "STD", "测试商品 " + sku, 1000, 100, 100, 100, 100, List.of("B" + sku))));
        for (var units : List.of(Map.entry(near, atNear), Map.entry(mid, atMid), Map.entry(far, atFar))) {
            if (units.getValue() > 0) house.bean(Lanes.class).runOne(() -> house.bean(Stock.class)
                .receive(List.of(new Stock.Receipt(sku, units.getKey(), units.getValue(), TestHouse.unique("in"))), "test"));
        }
        return sku;
    }

    void rules(Map<String, Object> parameters) {
        ShopRules.set(context, shop, "STOCK", parameters);
    }

    FulfillmentId take(String sku, int units) {
        return house.take(order().in(shop).line(sku, units));
    }

    String warehouse(FulfillmentId id) {
        return house.fulfillment(id).warehouse();
    }

    List<String> waitsAt(FulfillmentId id) {
        var runtime = context.getBean(RuntimeService.class);
        var instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult();
        return instance == null ? List.of() : runtime.getActiveActivityIds(instance.getId());
    }

    void decide(FulfillmentId id, String task, String decision, String warehouse) {
        var tasks = context.getBean(TaskService.class);
        var open = tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).taskDefinitionKey(task).singleResult();
        house.bean(Lanes.class).runOne(() -> tasks.complete(open.getId(), Map.of("decision", decision, "warehouse", warehouse)));
    }

    /** Slots taken of a warehouse, as its days count them and as the fulfillments hold them: always the same number. */
    List<Integer> slots(String warehouse) {
        return List.of(jdbc.sql("SELECT COALESCE(SUM(used), 0) FROM capacity_day WHERE warehouse_code = :code").param("code", warehouse).query(Integer.class).single(),
            jdbc.sql("SELECT COUNT(*) FROM capacity_slot WHERE warehouse_code = :code").param("code", warehouse).query(Integer.class).single());
    }
}
