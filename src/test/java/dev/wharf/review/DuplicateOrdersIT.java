package dev.wharf.review;

import static dev.wharf.TestHouse.SHOP;
import static dev.wharf.TestHouse.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.aftersales.CancelOrder;
import dev.wharf.common.FulfillmentId;
import dev.wharf.intake.Intake;
import dev.wharf.refund.RefundReason;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders that come twice under two numbers: of two, the later one is held, whichever way they meet. */
@WharfTest
class DuplicateOrdersIT {
    private final TestHouse house;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;

    @Autowired
    DuplicateOrdersIT(ApplicationContext context, RuntimeService runtime, JdbcClient jdbc) {
        this.house = new TestHouse(context);
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    private TestHouse.Order same(String sku, String buyer) {
        var order = order().line(sku, 1);
        order.buyer = buyer;
        return order;
    }

    private boolean held(FulfillmentId id) {
        return house.openHolds(id).containsKey("DUPLICATE");
    }

    private String level(FulfillmentId id) {
        return jdbc.sql("SELECT level FROM decision WHERE fulfillment_id = :id AND rule_code = 'DUPLICATE' ORDER BY decision_id DESC LIMIT 1").param("id", id.value()).query(String.class).single();
    }

    @Test
    void the_later_copy_is_held_and_names_the_first() {
        var sku = house.sku(9, 0);
        var buyer = TestHouse.unique("twice");
        var first = same(sku, buyer);
        var one = house.take(first);
        var two = house.take(same(sku, buyer));
        assertThat(held(one)).isFalse();
        assertThat(house.openHolds(two).get("DUPLICATE")).contains("order " + first.no, "0 minutes apart");
        assertThat(runtime.getActiveActivityIds(runtime.createProcessInstanceQuery().processInstanceBusinessKey(two.toString()).singleResult().getId())).containsExactly("Task_ResolveDuplicate");
    }

    @Test
    void orders_that_differ_in_anything_that_counts_pass() {
        var sku = house.sku(9, 0);
        var buyer = TestHouse.unique("differs");
        house.take(same(sku, buyer));
        var more = order().line(sku, 2);
        more.buyer = buyer;
        var elsewhere = same(sku, buyer);
        elsewhere.detail = "文三路400号";
        var other = same(sku, buyer + "x");
        var later = same(sku, buyer);
        later.placedAt = "2026-11-20T10:01:01+08:00";
        var muchLater = same(sku, buyer);
        muchLater.placedAt = "2026-11-20T11:00:00+08:00";
        assertThat(List.of(more, elsewhere, other, later, muchLater).stream().map(house::take).filter(this::held)).isEmpty();
    }

    @Test
    void what_is_a_little_farther_apart_is_noted_and_goes_on() {
        var sku = house.sku(9, 0);
        var buyer = TestHouse.unique("again");
        house.take(same(sku, buyer));
        var again = same(sku, buyer);
        again.placedAt = "2026-11-20T10:20:00+08:00";
        var id = house.take(again);
        assertThat(held(id)).isFalse();
        assertThat(level(id)).isEqualTo("WARN");
    }

    @Test
    void an_order_after_a_cancelled_one_passes_and_one_held_passes_once_the_other_is_cancelled() {
        var sku = house.sku(9, 0);
        var buyer = TestHouse.unique("cancels");
        var one = house.take(same(sku, buyer));
        var two = house.take(same(sku, buyer));
        assertThat(held(two)).isTrue();
        house.bean(CancelOrder.class).cancel(one, "客户取消", RefundReason.CANCELLED);
        assertThat(held(house.take(same(sku, buyer)))).as("held because of the second").isTrue();
        house.bean(CancelOrder.class).cancel(two, "客户取消", RefundReason.CANCELLED);
        var tasks = house.bean(org.camunda.bpm.engine.TaskService.class);
        var three = jdbc.sql("SELECT f.fulfillment_id FROM fulfillment f JOIN sales_order o ON o.sales_order_id = f.sales_order_id WHERE o.buyer = :b AND f.closed_at IS NULL")
            .param("b", buyer).query(Long.class).single();
        var task = tasks.createTaskQuery().processInstanceBusinessKey("F" + three).taskDefinitionKey("Task_ResolveDuplicate").singleResult();
        house.bean(dev.wharf.process.Lanes.class).runOne(() -> tasks.complete(task.getId(), java.util.Map.of("decision", "RECHECK")));
        assertThat(held(new FulfillmentId(three))).isFalse();
    }

    @Test
    void of_copies_in_one_list_all_but_the_first_are_held_and_a_nameless_buyer_is_known_by_the_receiver() {
        var sku = house.sku(9, 0);
        var phone = "139" + String.format("%08d", System.nanoTime() % 100_000_000);
        var orders = IntStream.range(0, 3).mapToObj(i -> {
            var order = same(sku, "");
            order.phone = phone;
            return order;
        }).toList();
        var ids = house.takeAll(orders).stream().map(a -> FulfillmentId.parse(a.fulfillment())).toList();
        assertThat(ids.stream().filter(this::held)).hasSize(2).doesNotContain(ids.get(0));
    }

    @Test
    void of_two_copies_that_come_at_the_same_moment_exactly_one_is_held() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 10; round++) {
                var sku = house.sku(9, 0);
                var buyer = TestHouse.unique("meets");
                var together = new CyclicBarrier(4);
                var answers = threads.invokeAll(IntStream.range(0, 4).mapToObj(i -> (Callable<String>) () -> {
                    var json = same(sku, buyer).json().getBytes(UTF_8);
                    together.await();
                    return house.bean(Intake.class).take(List.of(json), "API").get(0).fulfillment();
                }).toList());
                var held = 0;
                for (var answer : answers) if (held(FulfillmentId.parse(answer.get()))) held++;
                assertThat(held).isEqualTo(3);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void looking_for_copies_reads_by_index() {
        var plan = jdbc.sql("""
                EXPLAIN SELECT STRAIGHT_JOIN t.sales_order_id FROM sales_order o JOIN sales_order t FORCE INDEX (ix_sales_order_receiver)
                    ON t.receiver_hash = o.receiver_hash AND t.goods_hash = o.goods_hash AND t.buyer = o.buyer AND t.shop_code = o.shop_code
                 WHERE o.sales_order_id IN (1, 2, 3) LOCK IN SHARE MODE
                """).query((rs, n) -> rs.getString("table") + " " + rs.getString("type") + " " + rs.getString("key")).list();
        assertThat(plan).hasSize(2);
        assertThat(plan.get(0)).startsWith("o ").contains("PRIMARY");
        assertThat(plan.get(1)).isEqualTo("t ref ix_sales_order_receiver");
    }

    @Test
    void the_history_of_a_buyer_is_looked_up_for_orders_that_stand_out() {
        // Given a buyer of whose three orders two were cancelled
        var sku = house.sku(900, 0);
        var buyer = TestHouse.unique("risky");
        for (int i = 0; i < 3; i++) {
            var earlier = order().line(sku, i + 1);
            earlier.buyer = buyer;
            earlier.placedAt = "2026-11-1" + i + "T10:00:00+08:00";
            var id = house.take(earlier);
            if (i < 2) house.bean(CancelOrder.class).cancel(id, "客户取消", RefundReason.CANCELLED);
        }
        // When the buyer wants 500 units at once, to be paid on delivery
        var risky = order().line(sku, 500);
        risky.buyer = buyer;
        risky.payment = "COD";
        risky.detail = TestHouse.unheardOf("文三路398号", "大厦");
        var held = house.take(risky);
        // Then every feature is named: value, units, cash on delivery, cancelled
        assertThat(house.openHolds(held).get("RISK")).contains("Risk 140", "high value 5000.00 +40", "500 units of one SKU +30", "cash on delivery 5000.00 +40", "2 of 3 earlier orders cancelled +30");
        var usual = order().line(sku, 1);
        usual.buyer = buyer;
        assertThat(house.openHolds(house.take(usual))).isEmpty();
        assertThat(SHOP).isEqualTo(house.fulfillment(held).shop());
    }
}
