package dev.wharf.allocation;

import static dev.wharf.TestHouse.FAR;
import static dev.wharf.TestHouse.NEAR;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.aftersales.CancelOrder;
import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.ExpectedStock;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Stage;
import dev.wharf.refund.RefundReason;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.setting.ShopRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders that wait for goods, in a shop whose policy is to wait without asking. */
@WharfTest
class BackordersIT {
    private static final Logger LOG = LoggerFactory.getLogger(BackordersIT.class);

    private final ApplicationContext context;
    private final TestHouse house;
    private final JdbcClient jdbc;
    private final StockArrivals arrivals;
    private final Backorders backorders;
    private String shop;

    @Autowired
    BackordersIT(ApplicationContext context, JdbcClient jdbc, StockArrivals arrivals, Backorders backorders) {
        this.context = context;
        this.house = new TestHouse(context);
        this.jdbc = jdbc;
        this.arrivals = arrivals;
        this.backorders = backorders;
    }

    @BeforeEach
    void a_shop_that_waits() {
        shop = house.shop();
        for (var rule : context.getBean(RuleCatalog.class).all()) if (!rule.spec().mandatory()) ShopRules.switchOff(context, shop, rule.code());
        ShopRules.set(context, shop, "STOCK", Map.of("whenShort", "WAIT"));
    }

    private void arrive(String sku, int units) {
        arrivals.receive(List.of(new Stock.Receipt(sku, NEAR, units, TestHouse.unique("in"))), "test");
    }

    private TestHouse.Order placed(String sku, int units, int second) {
        var order = order().in(shop).line(sku, units);
        order.placedAt = "2026-11-20T%02d:%02d:%02d+08:00".formatted(second / 3600, second / 60 % 60, second % 60);
        return order;
    }

    /** In the order in which the units were locked. */
    private List<Long> lockedIn(String sku) {
        return jdbc.sql("SELECT fulfillment_id FROM stock_lock WHERE sku = :sku AND open_quantity > 0 ORDER BY stock_lock_id").param("sku", sku).query(Long.class).list();
    }

    private int looks(String sku) {
        return jdbc.sql("""
            SELECT COUNT(*) FROM decision d WHERE d.rule_code = 'STOCK'
               AND d.fulfillment_id IN (SELECT fulfillment_id FROM fulfillment_line WHERE sku = :sku)""").param("sku", sku).query(Integer.class).single();
    }

    @Test
    void of_five_thousand_that_wait_the_ten_whose_turn_it_is_are_served_and_nobody_else_is_woken() {
        // Given 5 000 orders in no order of their deadlines, and before them all a big one
        var sku = house.sku(0, 0);
        var seconds = new ArrayList<>(IntStream.rangeClosed(1, 4999).boxed().toList());
        Collections.shuffle(seconds, new Random(11));
        var orders = new ArrayList<TestHouse.Order>();
        seconds.forEach(s -> orders.add(placed(sku, 1, s / 2 * 2)));
        orders.add(placed(sku, 20, 0));
        house.takeAll(orders);
        assertThat(looks(sku)).isEqualTo(5000);
        var row = jdbc.sql("""
            SELECT f.fulfillment_id FROM fulfillment f JOIN sales_order o ON o.sales_order_id = f.sales_order_id JOIN fulfillment_line l ON l.fulfillment_id = f.fulfillment_id
             WHERE l.sku = :sku AND l.quantity = 1 ORDER BY f.ship_by, o.placed_at, f.fulfillment_id""").param("sku", sku).query(Long.class).list();
        // When ten units come
        var began = System.nanoTime();
        arrive(sku, 10);
        var took = Duration.ofNanos(System.nanoTime() - began);
        // Then the ten that are first have them, in that order; the big one waits and blocks nobody; each of the ten looked twice more, for review and before the lock
        assertThat(lockedIn(sku)).isEqualTo(row.subList(0, 10));
        assertThat(looks(sku)).isEqualTo(5000 + 2 * 10);
        assertThat(took).isLessThan(Duration.ofSeconds(30));
        LOG.info("Ten of 5000 served in {} ms", took.toMillis());
        // When more come than a lane holds
        began = System.nanoTime();
        arrive(sku, 120);
        LOG.info("111 of 4990 served in {} ms", Duration.ofNanos(System.nanoTime() - began).toMillis());
        var big = jdbc.sql("SELECT fulfillment_id FROM fulfillment_line WHERE sku = :sku AND quantity = 20").param("sku", sku).query(Long.class).single();
        // Then the big one, which is first of all, has its units, and a hundred small ones theirs
        var expected = new ArrayList<>(row.subList(0, 10));
        expected.add(big);
        expected.addAll(row.subList(10, 110));
        assertThat(lockedIn(sku)).isEqualTo(expected);
        assertThat(looks(sku)).isEqualTo(5000 + 2 * 111);
    }

    @Test
    void what_a_cancelled_order_gives_back_serves_the_next() {
        var sku = house.sku(1, 0);
        var first = house.take(order().in(shop).line(sku, 1));
        var second = house.take(order().in(shop).line(sku, 1));
        assertThat(house.fulfillment(second).stage()).isEqualTo(Stage.REVIEW);
        context.getBean(CancelOrder.class).cancel(first, "test", RefundReason.CANCELLED);
        // Either the watch heard of it, or this does what the watch would do
        backorders.sweep();
        assertThat(served(second)).isEqualTo(Stage.PICK);
        assertThat(lockedIn(sku)).containsExactly(second.value());
    }

    /** Another thread may be serving it just now; the row says when it is done. */
    private Stage served(FulfillmentId id) {
        return house.inLane(() -> {
            context.getBean(dev.wharf.order.Fulfillments.class).lockRows(List.of(id));
            return context.getBean(dev.wharf.order.Fulfillments.class).get(id).stage();
        });
    }

    @Test
    void units_booked_in_by_any_way_are_found_by_the_sweep() {
        var sku = house.sku(0, 0);
        var id = house.take(order().in(shop).line(sku, 2));
        house.receive(sku, FAR, 1);
        backorders.sweep();
        assertThat(house.fulfillment(id).stage()).isEqualTo(Stage.REVIEW);
        house.inLane(() -> {
            context.getBean(Stock.class).adjust(FAR, sku, 1, TestHouse.unique("c"), "found");
            return true;
        });
        backorders.sweep();
        assertThat(served(id)).isEqualTo(Stage.PICK);
    }

    @Test
    void one_that_waits_for_something_else_too_is_woken_and_the_unit_goes_to_the_next() {
        var sku = house.sku(0, 0);
        var strict = house.shop();
        ShopRules.set(context, strict, "STOCK", Map.of("whenShort", "WAIT"));
        ShopRules.set(context, strict, "PAYMENT", Map.of("softLock", 0));
        var unpaid = house.take(order().in(strict).line(sku, 1).unpaid());
        var paid = house.take(order().in(shop).line(sku, 1));
        arrive(sku, 1);
        assertThat(house.openHolds(unpaid)).containsOnlyKeys("PAYMENT");
        assertThat(served(paid)).isEqualTo(Stage.PICK);
    }

    @Test
    void an_order_knows_its_place_and_what_is_expected_and_a_receipt_that_names_it_lowers_that_once() {
        var sku = house.sku(0, 0);
        var first = house.take(placed(sku, 5, 10));
        var second = house.take(placed(sku, 1, 20));
        var expected = context.getBean(ExpectedStock.class);
        var key = TestHouse.unique("PO");
        var due = Instant.parse("2026-11-28T04:00:00Z");
        expected.put(List.of(new ExpectedStock.Coming(key, NEAR, sku, 4, due)));
        assertThat(backorders.places(second, List.of(sku))).singleElement().satisfies(p -> {
            assertThat(p.place()).isEqualTo(2);
            assertThat(p.of()).isEqualTo(2);
            assertThat(p.coming().open()).isEqualTo(4);
            assertThat(p.coming().due()).isEqualTo(due);
        });
        var receipt = new Stock.Receipt(sku, NEAR, 3, TestHouse.unique("in"), key);
        arrivals.receive(List.of(receipt), "test");
        arrivals.receive(List.of(receipt), "test");
        assertThat(expected.open(List.of(sku))).singleElement().extracting(ExpectedStock.Open::open).isEqualTo(1);
        assertThat(house.fulfillment(second).stage()).isEqualTo(Stage.PICK);
        assertThat(backorders.places(second, List.of(sku))).isEmpty();
        assertThat(backorders.places(first, List.of(sku))).extracting(Backorders.Place::place, Backorders.Place::of).containsExactly(org.assertj.core.groups.Tuple.tuple(1, 1));
    }
}
