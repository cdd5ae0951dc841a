package dev.wharf.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.Statements;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Stage;
import dev.wharf.overview.StockProof;
import dev.wharf.process.Lanes;
import java.util.ArrayList;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@WharfTest
class GiftsIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private StockProof proof;
    private List<String> before;
    private AtReview review;
    private String lamp;
    private String cup;

    @BeforeEach
    void a_shop_that_gives_a_cup_from_thirty_and_two_from_fifty() {
        review = new AtReview(context);
        lamp = review.sku(1000, 0, 100);
        cup = review.sku(0, 0, 100);
        tiers(false);
    }

    private void tiers(boolean blocks) {
        review.set("GIFT", Map.of("blocks", blocks, "tiers", List.of(tier(3000, 1), tier(5000, 2))));
    }

    private Map<String, String> tier(long min, int quantity) {
        return Map.of("minMinor", "" + min, "sku", cup, "quantity", "" + quantity);
    }

    /** What other tests have broken on purpose is not this one's. */
    @BeforeEach
    void look() {
        before = breaches();
    }

    private List<String> breaches() {
        return proof.check().laws().stream().flatMap(law -> law.breaches().stream()).toList();
    }

    /** Units bought are units on fulfillments and units cancelled; every stock law holds. */
    @AfterEach
    void nothing_is_lost() {
        var lost = jdbc.sql("""
                SELECT CONCAT(s.sales_order_id, ' ', s.line_no) FROM sales_order_line s JOIN sales_order o ON o.sales_order_id = s.sales_order_id
                 WHERE o.shop_code = :shop AND s.quantity <> s.cancelled_quantity
                   + (SELECT COALESCE(SUM(l.quantity), 0) FROM fulfillment_line l JOIN fulfillment f ON f.fulfillment_id = l.fulfillment_id
                       WHERE f.shop_code = :shop AND l.sales_order_id = s.sales_order_id AND l.line_no = s.line_no)
                """).param("shop", review.shop).query(String.class).list();
        assertThat(lost).isEmpty();
        assertThat(breaches()).isEqualTo(before);
    }

    private int cups(FulfillmentId id) {
        return review.fulfillment(id).lines().stream().filter(Fulfillment.Line::gift).mapToInt(Fulfillment.Line::quantity).sum();
    }

    private FulfillmentId buy(int lamps) {
        return review.take(new AtReview.Order().line(lamp, lamps));
    }

    @Test
    void an_order_gets_the_gift_of_its_tier_and_ships_it() {
        var id = buy(3);
        assertThat(cups(id)).isEqualTo(1);
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(review.house.balance(cup, TestHouse.NEAR).locked()).isEqualTo(1);
        assertThat(review.decision(id, "GIFT")).contains("paid 30.00", "change " + cup + " × +1");
        assertThat(jdbc.sql("SELECT l.line_no FROM sales_order_line l JOIN fulfillment f ON f.sales_order_id = l.sales_order_id WHERE f.fulfillment_id = :id AND l.gift")
            .param("id", id.value()).query(String.class).list()).containsExactly("GIFT-1");
        assertThat(cups(buy(2))).isZero();
        assertThat(cups(buy(5))).isEqualTo(2);
    }

    @Test
    void the_discount_counts_against_the_tier() {
        var order = new AtReview.Order().line(lamp, 3);
        order.discountMinor = 1;
        assertThat(cups(review.take(order))).isZero();
    }

    @Test
    void a_lane_of_orders_gets_its_gifts_with_few_questions() {
        var orders = new ArrayList<AtReview.Order>();
        for (int i = 0; i < 50; i++) orders.add(new AtReview.Order().line(lamp, 1 + i % 2 * 2));
        review.house.receive(lamp, TestHouse.NEAR, 200);
        review.take(new AtReview.Order().line(lamp, 1));
        var ids = new ArrayList<FulfillmentId>();
        var sent = Statements.during(() -> ids.addAll(review.takeAll(orders)));
        assertThat(sent.stream().filter(s -> s.startsWith("SELECT"))).hasSizeLessThan(40);
        assertThat(ids.stream().mapToInt(this::cups).sum()).isEqualTo(25);
    }

    @Test
    void a_gift_that_is_not_in_stock_stays_behind_and_does_not_come_again() {
        cup = review.sku(0, 0, 1);
        tiers(false);
        var id = buy(5);
        assertThat(cups(id)).isEqualTo(1);
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(review.events(id)).contains("GIFTS_LEFT_BEHIND");
        assertThat(review.house.balance(cup, TestHouse.NEAR).locked()).isEqualTo(1);
    }

    @Test
    void where_the_shop_wants_that_the_order_waits_for_its_gift() {
        cup = review.sku(0, 0, 0);
        tiers(true);
        var id = buy(3);
        assertThat(cups(id)).isEqualTo(1);
        assertThat(review.waitsAt(id)).containsExactly("Task_ResolveShortage");
        assertThat(review.holds(id).get("STOCK")).contains(cup);
    }

    @Test
    void when_missing_units_are_cancelled_the_gift_is_recounted_with_its_difference() {
        lamp = review.sku(1000, 0, 3);
        var id = buy(5);
        assertThat(cups(id)).isEqualTo(2);
        assertThat(review.waitsAt(id)).containsExactly("Task_ResolveShortage");
        review.complete(id, "Task_ResolveShortage", "CANCEL_MISSING");
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(cups(id)).isEqualTo(1);
        assertThat(review.decision(id, "GIFT")).contains("paid 30.00", "change " + cup + " × -1");
        assertThat(review.house.balance(cup, TestHouse.NEAR).locked()).isEqualTo(1);
    }

    @Test
    void missing_units_cancelled_by_the_shop_s_rule_take_their_gift_along_in_one_transaction() {
        lamp = review.sku(1000, 0, 3);
        review.set("STOCK", Map.of("whenShort", "CANCEL_PART"));
        var id = buy(5);
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(cups(id)).isEqualTo(1);
    }

    @Test
    void a_divided_order_gets_its_gift_once() {
        lamp = review.sku(1000, 0, 3);
        var id = buy(5);
        review.complete(id, "Task_ResolveShortage", "SHIP_AVAILABLE");
        var parts = jdbc.sql("SELECT fulfillment_id FROM fulfillment WHERE shop_code = :shop").param("shop", review.shop).query(Long.class).list().stream().map(FulfillmentId::new).toList();
        assertThat(parts).hasSize(2);
        assertThat(parts.stream().mapToInt(this::cups).sum()).isEqualTo(2);
        assertThat(cups(id)).isEqualTo(2);
    }

    @Test
    void merged_orders_keep_the_gift_that_each_has_earned() {
        review.set("MERGE", Map.of("windowMinutes", 30));
        var first = new AtReview.Order().line(lamp, 3);
        var second = new AtReview.Order().line(lamp, 5);
        second.buyer = first.buyer;
        first.placedAt = second.placedAt = Instant.now().toString();
        var ids = List.of(review.take(first), review.take(second));
        var bearer = ids.stream().filter(id -> review.fulfillment(id).stage() == Stage.REVIEW).findFirst().orElseThrow();
        assertThat(cups(bearer)).isEqualTo(3);
        // When it is reviewed anew, then nothing is given twice
        review.house.bean(MemoChanges.class).change(List.of(bearer), "急", "");
        assertThat(ids.stream().mapToInt(this::cups).sum()).isEqualTo(3);
        assertThat(review.decision(bearer, "GIFT")).contains("no change");
    }

    @Test
    void reviewing_anew_gives_nothing_twice() {
        var order = new AtReview.Order().line(lamp, 3);
        order.memo = "先别发";
        var id = review.take(order);
        review.house.bean(MemoChanges.class).change(List.of(id), "急", "");
        assertThat(cups(id)).isEqualTo(1);
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitPick");
    }

    @Test
    void a_gift_that_is_no_product_holds_the_order_and_is_named() {
        review.set("GIFT", Map.of("tiers", List.of(Map.of("minMinor", "1", "sku", "NOSUCH", "quantity", "1"))));
        var id = buy(1);
        assertThat(review.holds(id).get("GIFT")).contains("NOSUCH");
        assertThat(review.waitsAt(id)).containsExactly("Task_ReleaseHold");
        assertThat(cups(id)).isZero();
    }

    @Test
    void channels_do_not_hear_of_gifts() {
        var id = buy(3);
        assertThat(review.fulfillment(id).units()).containsKey(cup);
        assertThat(review.house.bean(Lanes.class).call(() -> review.house.bean(dev.wharf.order.Fulfillments.class).orderOf(id).goodsMinor())).isEqualTo(3000);
    }
}
