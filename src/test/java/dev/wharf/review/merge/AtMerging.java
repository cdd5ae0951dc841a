package dev.wharf.review.merge;

import static dev.wharf.Soon.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.catalog.Kit;
import dev.wharf.catalog.Kits;
import dev.wharf.channel.Shops;
import dev.wharf.common.FulfillmentId;
import dev.wharf.intake.Intake;
import dev.wharf.intake.IntakeAnswer;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.process.Var;
import dev.wharf.review.setting.ShopRules;
import dev.wharf.shipping.Handover;
import dev.wharf.warehouse.Products;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop of its own for one test, whose rules the test sets, and orders of one buyer in the real model. */
final class AtMerging {
    final TestHouse house;
    final String shop = TestHouse.unique("S-M");
    final JdbcClient jdbc;
    private final ApplicationContext context;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;

    AtMerging(ApplicationContext context) {
        house = new TestHouse(context);
        jdbc = house.bean(JdbcClient.class);
        this.context = context;
        runtime = house.bean(RuntimeService.class);
        tasks = house.bean(TaskService.class);
        management = house.bean(ManagementService.class);
        house.bean(Shops.class).put(List.of(new Shops.Shop(shop, "合并测试店", "generic")));
        // Tests order the same goods again and again.
        set("DUPLICATE", Map.of("window", 0, "noteWindow", 0));
    }

    /** An order that passes review; a test changes one thing at a time. */
    static final class Order {
        String no = TestHouse.unique("M");
        String buyer = "buyer-1";
        String payment = "PAID";
        String detail = "文三路398号东信大厦5楼";
        String message = "";
        String warehouse = "";
        long discountMinor;
        private long goodsMinor;
        private final List<String> lines = new ArrayList<>();

        Order line(String sku, int quantity) {
            return line(sku, quantity, "");
        }

        Order line(String sku, int quantity, String more) {
            goodsMinor += quantity * 1000L;
            lines.add("{\"lineNo\":\"%d\",\"sku\":\"%s\",\"quantity\":%d,\"unitPriceMinor\":1000%s}".formatted(lines.size() + 1, sku, quantity, more));
            return this;
        }

        private byte[] json(String shop) {
            return """
                {"shop":"%s","channelOrderNo":"%s","buyer":"%s","placedAt":"2026-11-20T10:00:00+08:00","shipBy":"2099-01-01T10:00:00+08:00",
                 "payment":{"status":"%s","paidMinor":%d,"currency":"CNY"},"warehouse":"%s","buyerMessage":"%s","discountMinor":%d,
                 "receiver":{"name":"周小满","phone":"13910020001","province":"浙江省","city":"杭州市","district":"西湖区","detail":"%s"},
                 "lines":[%s]}""".formatted(shop, no, buyer, payment, payment.equals("PAID") ? goodsMinor - discountMinor : 0, warehouse, message, discountMinor, detail,
                String.join(",", lines)).getBytes(UTF_8);
        }
    }

    static Order order() {
        return new Order();
    }

    void set(String rule, Map<String, Object> params) {
        ShopRules.set(context, shop, rule, params);
    }

    List<FulfillmentId> takeAll(List<Order> orders) {
        var answers = house.bean(Intake.class).take(orders.stream().map(o -> o.json(shop)).toList(), "API");
        assertThat(answers).extracting(IntakeAnswer::outcome).as(answers.toString()).containsOnly("ACCEPTED");
        return answers.stream().map(a -> FulfillmentId.parse(a.fulfillment())).toList();
    }

    FulfillmentId take(Order order) {
        return takeAll(List.of(order)).get(0);
    }

    /** A SKU with this many units near and far, and this weight and handling. */
    String sku(int near, int far, int weightG, String handling) {
        var sku = house.sku(near, far);
        house.bean(Products.class).put(List.of(new Products.Product(sku, sku, "STD", "合并商品 " + sku, 1000, 500, weightG, 100, 100, 100, handling, List.of("B" + sku))));
        return sku;
    }

    /** A kit of these units of SKUs. */
    String kit(Map<String, Integer> components) {
        var sku = house.sku(0, 0);
        house.bean(Kits.class).put(List.of(new Kit(sku, components.entrySet().stream().map(c -> new Kit.Component(c.getKey(), c.getValue(), 0)).toList())));
        return sku;
    }

    Fulfillment fulfillment(FulfillmentId id) {
        return house.fulfillment(id);
    }

    /** The lines that still have units: order line and units. */
    List<String> goods(FulfillmentId id) {
        return fulfillment(id).lines().stream().filter(l -> l.quantity() > 0).map(l -> l.sku() + "*" + l.quantity()).toList();
    }

    List<String> waitsAt(FulfillmentId id) {
        var instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult();
        return instance == null ? List.of() : runtime.getActiveActivityIds(instance.getId());
    }

    Stage stage(FulfillmentId id) {
        return fulfillment(id).stage();
    }

    List<FulfillmentId> ofShop() {
        return jdbc.sql("SELECT fulfillment_id FROM fulfillment WHERE shop_code = :shop ORDER BY fulfillment_id").param("shop", shop).query(Long.class).list().stream()
            .map(FulfillmentId::new).toList();
    }

    List<FulfillmentId> inStage(Stage stage) {
        return jdbc.sql("SELECT fulfillment_id FROM fulfillment WHERE shop_code = :shop AND stage = :stage ORDER BY fulfillment_id").param("shop", shop)
            .param("stage", stage.name()).query(Long.class).list().stream().map(FulfillmentId::new).toList();
    }

    String decision(FulfillmentId id, String rule) {
        return jdbc.sql("SELECT CONCAT(level, ' ', outcome, ': ', reason_en) FROM decision WHERE fulfillment_id = :id AND rule_code = :rule ORDER BY decision_id DESC LIMIT 1")
            .param("id", id.value()).param("rule", rule).query(String.class).single();
    }

    String event(FulfillmentId id, String kind) {
        return jdbc.sql("SELECT text_en FROM order_event WHERE fulfillment_id = :id AND kind = :kind ORDER BY order_event_id DESC LIMIT 1")
            .param("id", id.value()).param("kind", kind).query(String.class).optional().orElse("");
    }

    void complete(FulfillmentId id, String task, Map<String, Object> variables) {
        var open = tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).taskDefinitionKey(task).singleResult();
        assertThat(open).as(task + " of " + id + ", which waits at " + waitsAt(id)).isNotNull();
        house.bean(Lanes.class).runOne(() -> tasks.complete(open.getId(), variables));
    }

    /** Runs the timer of the merge window. */
    void closeWindow(FulfillmentId id) {
        var instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult();
        management.executeJob(management.createJobQuery().timers().processInstanceId(instance.getId()).singleResult().getId());
    }

    void tell(FulfillmentId id, Message message, Var<String> outcome, String value) {
        house.bean(Lanes.class).runOne(() -> house.bean(Instances.class).tell(message, List.of(id), outcome, value));
    }

    /** From the picker's desk to the carrier. */
    void ship(FulfillmentId id) {
        tell(id, Message.GoodsPicked, FulfillOrder.PICK_OUTCOME, "COMPLETE");
        tell(id, Message.GoodsVerified, FulfillOrder.VERIFY_OUTCOME, "MATCHED");
        soon().until(() -> waitsAt(id).contains("Task_AwaitHandover"));
        var number = jdbc.sql("SELECT tracking_number FROM parcel WHERE fulfillment_id = :id AND state = 'LABELLED'").param("id", id.value()).query(String.class).single();
        assertThat(house.bean(Handover.class).handOver(List.of(number))).extracting("code").containsExactly("HANDED_OVER");
    }
}
