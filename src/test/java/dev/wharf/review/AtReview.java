package dev.wharf.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.channel.Shops;
import dev.wharf.common.FulfillmentId;
import dev.wharf.intake.Intake;
import dev.wharf.order.Fulfillment;
import dev.wharf.process.Lanes;
import dev.wharf.review.setting.ShopRules;
import dev.wharf.warehouse.Products;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** A shop of its own for one test, whose rule settings the test may change, and orders of it in the real model. */
final class AtReview {
    final TestHouse house;
    final String shop = TestHouse.unique("S-R");
    private final ApplicationContext context;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final JdbcClient jdbc;

    AtReview(ApplicationContext context) {
        house = new TestHouse(context);
        this.context = context;
        runtime = context.getBean(RuntimeService.class);
        tasks = context.getBean(TaskService.class);
        management = context.getBean(ManagementService.class);
        jdbc = context.getBean(JdbcClient.class);
        house.bean(Shops.class).put(List.of(new Shops.Shop(shop, "审核测试店", "generic")));
    }

    /** Fields of an order that a test may set, with what they are otherwise. */
    static final class Order {
        String no = TestHouse.unique("R");
        String buyer = no;
        String placedAt = "2026-11-20T10:00:00+08:00";
        String message = "";
        String memo = "";
        String flag = "";
        String detail = "文三路398号东信大厦5楼";
        String province = "浙江省";
        String city = "杭州市";
        String district = "西湖区";
        String notBefore = "";
        String shipBy = "";
        String source = "API";
        long discountMinor;
        private long goodsMinor;
        private final List<String> lines = new ArrayList<>();

        Order line(String sku, int quantity, long unitPriceMinor, String more) {
            goodsMinor += quantity * unitPriceMinor;
            lines.add("{\"lineNo\":\"%d\",\"sku\":\"%s\",\"quantity\":%d,\"unitPriceMinor\":%d%s}".formatted(lines.size() + 1, sku, quantity, unitPriceMinor, more));
            return this;
        }

        Order line(String sku, int quantity) {
            return line(sku, quantity, 1000, "");
        }
    }

    List<FulfillmentId> takeAll(List<Order> orders) {
        return house.bean(Intake.class).take(orders.stream().map(o -> json(o).getBytes(UTF_8)).toList(), "API").stream().map(a -> FulfillmentId.parse(a.fulfillment())).toList();
    }

    private String json(Order o) {
        return """
            {"shop":"%s","channelOrderNo":"%s","buyer":"%s","placedAt":"%s",
             "payment":{"status":"PAID","paidMinor":%d,"currency":"CNY"},"buyerMessage":"%s","sellerMemo":"%s","flag":"%s","discountMinor":%d%s%s,
             "receiver":{"name":"周小满","phone":"13910020001","province":"%s","city":"%s","district":"%s","detail":"%s"},
             "lines":[%s]}""".formatted(shop, o.no, o.buyer, o.placedAt, o.goodsMinor - o.discountMinor, o.message, o.memo, o.flag, o.discountMinor,
            o.notBefore.isEmpty() ? "" : ",\"shipNotBefore\":\"" + o.notBefore + "\"", o.shipBy.isEmpty() ? "" : ",\"shipBy\":\"" + o.shipBy + "\"",
            o.province, o.city, o.district, o.detail, String.join(",", o.lines));
    }

    FulfillmentId take(Order o) {
        var answer = house.bean(Intake.class).take(List.of(json(o).getBytes(UTF_8)), o.source).get(0);
        assertThat(answer.outcome()).as(answer.message()).isEqualTo("ACCEPTED");
        return FulfillmentId.parse(answer.fulfillment());
    }

    void set(String rule, Map<String, Object> params) {
        ShopRules.set(context, shop, rule, params);
    }

    /** A product with this list price and cost, and units in the near warehouse. */
    String sku(long priceMinor, long costMinor, int units) {
        var sku = TestHouse.unique("R");
        house.bean(Products.class).put(List.of(new Products.Product(sku, sku, "STD", "审核商品 " + sku, priceMinor, costMinor, 100, 100, 100, 100, "NORMAL", List.of("B" + sku))));
        house.bean(Products.class).putPickFaces(List.of(new Products.PickFace(TestHouse.NEAR, sku, "A-1")));
        house.receive(sku, TestHouse.NEAR, units);
        return sku;
    }

    Fulfillment fulfillment(FulfillmentId id) {
        return house.fulfillment(id);
    }

    List<String> waitsAt(FulfillmentId id) {
        var instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult();
        return instance == null ? List.of() : runtime.getActiveActivityIds(instance.getId());
    }

    /** The codes of its open holds and their sentences. */
    Map<String, String> holds(FulfillmentId id) {
        return house.openHolds(id);
    }

    /** Outcome and English reason of the newest decision of a rule. */
    String decision(FulfillmentId id, String rule) {
        return jdbc.sql("SELECT CONCAT(level, ' ', outcome, ': ', reason_en) FROM decision WHERE fulfillment_id = :id AND rule_code = :rule ORDER BY decision_id DESC LIMIT 1")
            .param("id", id.value()).param("rule", rule).query(String.class).single();
    }

    int decisions(FulfillmentId id, String rule) {
        return jdbc.sql("SELECT COUNT(*) FROM decision WHERE fulfillment_id = :id AND rule_code = :rule").param("id", id.value()).param("rule", rule).query(Integer.class).single();
    }

    List<String> events(FulfillmentId id) {
        return jdbc.sql("SELECT kind FROM order_event WHERE fulfillment_id = :id ORDER BY order_event_id").param("id", id.value()).query(String.class).list();
    }

    /** @param decision and what else completing the task says: names and values in turn */
    void complete(FulfillmentId id, String task, String decision, String... more) {
        var open = tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).taskDefinitionKey(task).singleResult();
        assertThat(open).as(task + " of " + id + ", which waits at " + waitsAt(id)).isNotNull();
        var variables = new java.util.HashMap<String, Object>(Map.of("decision", decision));
        for (int i = 0; i < more.length; i += 2) variables.put(more[i], more[i + 1]);
        house.bean(Lanes.class).runOne(() -> tasks.complete(open.getId(), variables));
    }

    /** Runs the timer that waits at this activity. */
    void fireTimer(FulfillmentId id) {
        var job = management.createJobQuery().timers().processInstanceId(runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult().getId()).singleResult();
        management.executeJob(job.getId());
    }

    static <T> T as(String person, List<String> groups, Supplier<T> work) {
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new TestingAuthenticationToken(person, "", groups.stream().flatMap(g -> Stream.of("ROLE_" + g.toUpperCase())).toArray(String[]::new)));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    static void by(String person, String group, Runnable work) {
        as(person, List.of(group), () -> {
            work.run();
            return null;
        });
    }
}
