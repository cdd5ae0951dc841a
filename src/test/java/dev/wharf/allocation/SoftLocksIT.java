package dev.wharf.allocation;

import static dev.wharf.TestHouse.NEAR;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.aftersales.CancelOrder;
import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.Balance;
import dev.wharf.inventory.Stock;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.Stage;
import dev.wharf.refund.RefundReason;
import dev.wharf.review.OrderChanges;
import dev.wharf.review.setting.ShopRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Units that are kept while only the payment is awaited, and promises while only the day is. */
@WharfTest
class SoftLocksIT {
    private final ApplicationContext context;
    private final TestHouse house;
    private final JdbcClient jdbc;
    private final OrderChanges changes;
    private final SoftLockExpiry expiry;
    private final Stock stock;

    @Autowired
    SoftLocksIT(ApplicationContext context, JdbcClient jdbc, OrderChanges changes, SoftLockExpiry expiry, Stock stock) {
        this.context = context;
        this.house = new TestHouse(context);
        this.jdbc = jdbc;
        this.changes = changes;
        this.expiry = expiry;
        this.stock = stock;
    }

    private List<String> locks(FulfillmentId id) {
        return jdbc.sql("SELECT CONCAT(kind, ' ', open_quantity) FROM stock_lock WHERE fulfillment_id = :id AND open_quantity > 0 ORDER BY stock_lock_id").param("id", id.value())
            .query(String.class).list();
    }

    private List<String> entries(FulfillmentId id) {
        return jdbc.sql("SELECT CONCAT(kind, ' ', locked_delta) FROM stock_entry WHERE fulfillment_id = :id ORDER BY stock_entry_id").param("id", id.value()).query(String.class).list();
    }

    private List<String> events(FulfillmentId id, String kind) {
        return jdbc.sql("SELECT text_en FROM order_event WHERE fulfillment_id = :id AND kind = :kind").param("id", id.value()).param("kind", kind).query(String.class).list();
    }

    private Duration left(FulfillmentId id) {
        var at = jdbc.sql("SELECT expires_at FROM stock_lock WHERE fulfillment_id = :id AND open_quantity > 0").param("id", id.value()).query(LocalDateTime.class).single();
        return Duration.between(Instant.now(), at.toInstant(ZoneOffset.UTC));
    }

    private void timePasses(FulfillmentId id) {
        jdbc.sql("UPDATE stock_lock SET expires_at = '2026-01-01 00:00:00' WHERE fulfillment_id = :id AND open_quantity > 0").param("id", id.value()).update();
    }

    @Test
    void an_unpaid_order_keeps_its_units_until_it_is_paid_and_then_has_them_for_good() {
        var sku = house.sku(2, 0);
        var id = house.take(order().line(sku, 2).unpaid());
        assertThat(locks(id)).containsExactly("SOFT 2");
        assertThat(left(id)).isBetween(Duration.ofMinutes(55), Duration.ofMinutes(61));
        var late = house.take(order().line(sku, 1));
        assertThat(house.openHolds(late)).containsOnlyKeys("STOCK");
        assertThat(changes.recordPayment(id, PaymentStatus.PAID, 2000)).isTrue();
        assertThat(house.fulfillment(id).stage()).isEqualTo(Stage.PICK);
        assertThat(locks(id)).containsExactly("HARD 2");
        assertThat(entries(id)).containsExactly("LOCK 2", "RELEASE -2", "LOCK 2");
    }

    @Test
    void a_paid_order_and_one_with_another_hold_keep_nothing_softly() {
        var sku = house.sku(9, 0);
        assertThat(entries(house.take(order().line(sku, 1)))).containsExactly("LOCK 1");
        var vague = house.take(order().line(sku, 1).unpaid().vague());
        assertThat(house.openHolds(vague)).containsOnlyKeys("ADDRESS", "PAYMENT");
        assertThat(locks(vague)).isEmpty();
        // When the address is settled, only the payment is awaited
        var tasks = context.getBean(TaskService.class);
        var task = tasks.createTaskQuery().processInstanceBusinessKey(vague.toString()).taskDefinitionKey("Task_FixAddress").singleResult();
        TestHouse.as("reviewer", () -> tasks.complete(task.getId(), Map.of("decision", "ACCEPT", "decisionReason", "known house")));
        assertThat(house.openHolds(vague)).containsOnlyKeys("PAYMENT");
        assertThat(locks(vague)).containsExactly("SOFT 1");
    }

    @Test
    void a_shop_may_keep_nothing_or_for_less_time_and_never_longer_than_until_the_order_is_cancelled() {
        var shop = house.shop();
        var sku = house.sku(9, 0);
        ShopRules.set(context, shop, "PAYMENT", Map.of("softLock", 0));
        assertThat(locks(house.take(order().in(shop).line(sku, 1).unpaid()))).isEmpty();
        ShopRules.set(context, shop, "PAYMENT", Map.of("softLock", 600, "timeout", 30));
        var id = house.take(order().in(shop).line(sku, 1).unpaid());
        assertThat(left(id)).isBetween(Duration.ofMinutes(25), Duration.ofMinutes(31));
    }

    @Test
    void a_soft_lock_that_ended_is_given_back_once_and_a_late_payment_finds_what_is_left() {
        var sku = house.sku(1, 0);
        var id = house.take(order().line(sku, 1).unpaid());
        timePasses(id);
        expiry.run();
        expiry.run();
        assertThat(locks(id)).isEmpty();
        assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(1, 0);
        assertThat(events(id, "SOFT_LOCK_EXPIRED")).singleElement().asString().contains("1 units");
        var other = house.take(order().line(sku, 1));
        assertThat(house.fulfillment(other).stage()).isEqualTo(Stage.PICK);
        changes.recordPayment(id, PaymentStatus.PAID, 1000);
        assertThat(house.openHolds(id)).containsOnlyKeys("STOCK");
    }

    @Test
    void an_order_that_waits_for_others_to_join_it_after_its_payment_still_has_its_units() {
        var shop = house.shop();
        ShopRules.set(context, shop, "MERGE", Map.of("windowMinutes", 30));
        var sku = house.sku(1, 0);
        var order = order().in(shop).line(sku, 1).unpaid();
        // With time left to ship, so that there is time to wait
        order.placedAt = OffsetDateTime.now(ZoneOffset.ofHours(8)).truncatedTo(ChronoUnit.SECONDS).toString();
        var id = house.take(order);
        var before = left(id);
        changes.recordPayment(id, PaymentStatus.PAID, 1000);
        assertThat(house.fulfillment(id).handling().mergeUntil()).isNotNull();
        assertThat(locks(id)).containsExactly("SOFT 1");
        assertThat(left(id)).isLessThanOrEqualTo(before);
        var management = context.getBean(ManagementService.class);
        var instance = context.getBean(RuntimeService.class).createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult().getId();
        management.executeJob(management.createJobQuery().processInstanceId(instance).timers().singleResult().getId());
        assertThat(house.fulfillment(id).stage()).isEqualTo(Stage.PICK);
        assertThat(locks(id)).containsExactly("HARD 1");
    }

    @Test
    void units_split_off_take_exactly_their_part_of_the_soft_lock() {
        var sku = house.sku(5, 0);
        var id = house.take(order().line(sku, 3).unpaid());
        assertThat(locks(id)).containsExactly("SOFT 3");
        var line = house.fulfillment(id).lines().get(0).id();
        var part = house.inLane(() -> context.getBean(dev.wharf.review.merge.Splits.class).off(id, Map.of(line, 1), "", new dev.wharf.common.Text("test", "test")));
        assertThat(locks(id)).containsExactly("SOFT 2");
        assertThat(locks(part)).containsExactly("SOFT 1");
        assertThat(house.balance(sku, NEAR).locked()).isEqualTo(3);
    }

    @Test
    void cancelling_and_running_out_of_time_to_pay_give_the_units_back() {
        var sku = house.sku(2, 0);
        var cancelled = house.take(order().line(sku, 1).unpaid());
        var timedOut = house.take(order().line(sku, 1).unpaid());
        assertThat(house.balance(sku, NEAR).locked()).isEqualTo(2);
        context.getBean(CancelOrder.class).cancel(cancelled, "test", RefundReason.CANCELLED);
        var instance = context.getBean(RuntimeService.class).createProcessInstanceQuery().processInstanceBusinessKey(timedOut.toString()).singleResult().getId();
        var management = context.getBean(ManagementService.class);
        management.executeJob(management.createJobQuery().processInstanceId(instance).timers().singleResult().getId());
        assertThat(house.fulfillment(timedOut).stage()).isEqualTo(Stage.CANCELLED);
        assertThat(house.balance(sku, NEAR).locked()).isZero();
    }

    @Test
    void a_payment_and_the_end_of_the_soft_lock_at_the_same_moment_leave_one_hard_lock() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 12; i++) {
                var sku = house.sku(1, 0);
                var id = house.take(order().line(sku, 1).unpaid());
                timePasses(id);
                var both = threads.invokeAll(List.<Callable<Object>>of(() -> changes.recordPayment(id, PaymentStatus.PAID, 1000), expiry::run));
                for (var one : both) one.get();
                // Whoever came first: nobody else wanted the unit, so the order has it
                assertThat(house.fulfillment(id).stage()).isEqualTo(Stage.PICK);
                assertThat(locks(id)).containsExactly("HARD 1");
                assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(1, 1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void an_order_for_a_later_day_is_not_robbed_unless_goods_come_in_before_it() {
        var sku = house.sku(3, 0);
        var later = order().line(sku, 2);
        later.notBefore = "2026-12-24T10:00:00+08:00";
        var id = house.take(later);
        assertThat(house.openHolds(id)).containsOnlyKeys("DATE");
        assertThat(locks(id)).isEmpty();
        assertThat(available(sku)).isEqualTo(1);
        assertThat(house.openHolds(house.take(order().line(sku, 2)))).containsOnlyKeys("STOCK");
        // When goods are expected before its day, others may have what is on hand; when they come late, not
        var expected = context.getBean(dev.wharf.inventory.ExpectedStock.class);
        var key = TestHouse.unique("PO");
        expected.put(List.of(new dev.wharf.inventory.ExpectedStock.Coming(key, NEAR, sku, 2, Instant.parse("2027-01-24T02:00:00Z"))));
        assertThat(available(sku)).isEqualTo(1);
        expected.put(List.of(new dev.wharf.inventory.ExpectedStock.Coming(key, NEAR, sku, 2, Instant.parse("2026-12-23T02:00:00Z"))));
        assertThat(available(sku)).isEqualTo(3);
        expected.put(List.of(new dev.wharf.inventory.ExpectedStock.Coming(key, NEAR, sku, 0, Instant.parse("2026-12-23T02:00:00Z"))));
        // When its day comes it has its units
        var tasks = context.getBean(TaskService.class);
        var task = tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).taskDefinitionKey("Task_AwaitShipDate").singleResult();
        TestHouse.as("reviewer", () -> tasks.complete(task.getId(), Map.of("decision", "SHIP_NOW", "decisionReason", "asked for")));
        assertThat(house.fulfillment(id).stage()).isEqualTo(Stage.PICK);
        assertThat(locks(id)).containsExactly("HARD 2");
        assertThat(promised(sku)).isZero();
        assertThat(available(sku)).isEqualTo(1);
    }

    @Test
    void a_cancelled_order_for_a_later_day_keeps_nothing() {
        var sku = house.sku(2, 0);
        var later = order().line(sku, 2);
        later.notBefore = "2026-12-24T10:00:00+08:00";
        var id = house.take(later);
        assertThat(promised(sku)).isEqualTo(2);
        context.getBean(CancelOrder.class).cancel(id, "test", RefundReason.CANCELLED);
        assertThat(promised(sku)).isZero();
        assertThat(available(sku)).isEqualTo(2);
    }

    private int available(String sku) {
        return house.inLane(() -> stock.available(TestHouse.SHOP, List.of(sku))).get(NEAR).get(sku);
    }

    private int promised(String sku) {
        var sums = jdbc.sql("SELECT CONCAT(s.promised, ' ', COALESCE((SELECT SUM(units) FROM stock_promise p WHERE p.sku = s.sku AND p.warehouse_code = s.warehouse_code), 0)) FROM stock s WHERE sku = :sku")
            .param("sku", sku).query(String.class).single().split(" ");
        assertThat(sums[0]).isEqualTo(sums[1]);
        return Integer.parseInt(sums[0]);
    }
}
