package dev.wharf.review.merge;

import static dev.wharf.Soon.soon;
import static dev.wharf.review.merge.AtMerging.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wharf.WharfTest;
import dev.wharf.aftersales.CancelOrder;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.demo.StubFaults;
import dev.wharf.order.Receiver;
import dev.wharf.order.Stage;
import dev.wharf.refund.RefundReason;
import dev.wharf.refund.Refunds;
import dev.wharf.review.OrderChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Orders of one buyer that leave together: the real model, rules and database. */
@WharfTest
class MergeIT {
    private final ApplicationContext context;
    private AtMerging at;

    @Autowired
    MergeIT(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void a_shop_that_waits_half_an_hour_for_more_orders() {
        at = new AtMerging(context);
        at.set("MERGE", Map.of("windowMinutes", 30));
    }

    @Test
    void three_orders_taken_at_the_same_moment_leave_as_one_parcel_and_each_order_is_told_its_own_lines() throws Exception {
        var skus = List.of(at.house.sku(5, 0), at.house.sku(5, 0), at.house.sku(5, 0));
        var orders = skus.stream().map(sku -> order().line(sku, 1)).toList();
        var start = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(3);
        var taken = new ArrayList<Future<FulfillmentId>>();
        for (var order : orders) taken.add(pool.submit(() -> {
            start.await();
            return at.take(order);
        }));
        start.countDown();
        for (var one : taken) one.get();
        pool.shutdown();
        // Then one bears all, and the others' instances have ended
        assertThat(at.inStage(Stage.MERGED)).hasSize(2);
        var bearer = at.inStage(Stage.REVIEW).get(0);
        assertThat(at.goods(bearer)).hasSize(3);
        assertThat(at.waitsAt(bearer)).containsExactly("Gateway_AwaitOthers");
        at.inStage(Stage.MERGED).forEach(id -> assertThat(at.waitsAt(id)).isEmpty());
        assertThat(at.decision(bearer, "MERGE")).startsWith("OK PASSED: ").contains("Waits");
        // When the window closes, then all goods are locked for it, one label is bought, and the channel hears of each order
        at.closeWindow(bearer);
        assertThat(at.waitsAt(bearer)).containsExactly("Task_AwaitPick");
        at.ship(bearer);
        soon().untilAsserted(() -> assertThat(at.stage(bearer)).isEqualTo(Stage.DONE));
        assertThat(at.jdbc.sql("SELECT order_no FROM demo_shipment WHERE shop_code = :shop").param("shop", at.shop).query(String.class).list())
            .containsExactlyInAnyOrderElementsOf(orders.stream().map(o -> o.no).toList());
        assertThat(at.jdbc.sql("SELECT COUNT(*) FROM parcel p JOIN fulfillment f USING (fulfillment_id) WHERE f.shop_code = :shop").param("shop", at.shop)
            .query(Integer.class).single()).isOne();
    }

    @Test
    void orders_of_one_request_merge_although_none_is_written_yet() {
        var sku = at.house.sku(9, 0);
        at.takeAll(List.of(order().line(sku, 1), order().line(sku, 2), order().line(sku, 3)));
        assertThat(at.inStage(Stage.REVIEW)).hasSize(1);
        assertThat(at.goods(at.inStage(Stage.REVIEW).get(0))).containsExactlyInAnyOrder(sku + "*1", sku + "*2", sku + "*3");
    }

    private FulfillmentId bearerOf(int orders) {
        var sku = at.house.sku(50, 0);
        for (int i = 1; i <= orders; i++) at.take(order().line(sku, i));
        var waiting = at.inStage(Stage.REVIEW);
        assertThat(waiting).hasSize(1);
        return waiting.get(0);
    }

    private List<FulfillmentId> merged() {
        return at.inStage(Stage.MERGED);
    }

    @Test
    void a_shop_without_a_window_merges_nothing_and_asks_nothing() {
        at.set("MERGE", Map.of("windowMinutes", 0));
        var sku = at.house.sku(9, 0);
        at.take(order().line(sku, 1));
        at.take(order().line(sku, 1));
        assertThat(at.inStage(Stage.PICK)).hasSize(2);
        assertThat(at.jdbc.sql("SELECT COUNT(*) FROM decision d JOIN fulfillment f USING (fulfillment_id) WHERE f.shop_code = :shop AND d.rule_code = 'MERGE'")
            .param("shop", at.shop).query(Integer.class).single()).isZero();
    }

    @Test
    void an_order_waits_no_longer_than_the_first_of_those_it_leaves_with() {
        var sku = at.house.sku(9, 0);
        var first = at.take(order().line(sku, 1));
        var until = at.fulfillment(first).handling().mergeUntil();
        at.set("MERGE", Map.of("windowMinutes", 600));
        var second = at.take(order().line(sku, 2));
        assertThat(at.stage(first)).isEqualTo(Stage.MERGED);
        assertThat(at.fulfillment(second).handling().mergeUntil()).isEqualTo(until);
        assertThat(at.decision(second, "MERGE")).contains("Waits");
        assertThat(at.event(first, "MERGED")).contains("into " + second);
    }

    @Test
    void one_whose_window_has_closed_is_left_alone() {
        var sku = at.house.sku(9, 0);
        var first = at.take(order().line(sku, 1));
        at.closeWindow(first);
        at.take(order().line(sku, 1));
        assertThat(at.stage(first)).isEqualTo(Stage.PICK);
        assertThat(merged()).isEmpty();
    }

    @Test
    void orders_that_must_not_share_a_parcel_stay_apart_and_the_decision_says_why() {
        var sku = at.house.sku(20, 0);
        var cold = at.sku(20, 0, 100, "COLD");
        var first = at.take(order().line(sku, 1));
        var others = new ArrayList<FulfillmentId>();
        var cod = order().line(sku, 1);
        cod.payment = "COD";
        others.add(at.take(cod));
        assertThat(at.decision(others.get(0), "MERGE")).contains(first + " one is cash on delivery");
        others.add(at.take(order().line(cold, 1)));
        assertThat(at.decision(others.get(1), "MERGE")).contains("handling differs");
        var elsewhere = order().line(sku, 1);
        elsewhere.detail = "文三路399号";
        others.add(at.take(elsewhere));
        var another = order().line(sku, 1);
        another.buyer = "buyer-2";
        others.add(at.take(another));
        var named = order().line(sku, 1);
        named.warehouse = dev.wharf.TestHouse.NEAR;
        others.add(at.take(named));
        assertThat(at.decision(others.get(4), "MERGE")).contains("warehouses differ");
        assertThat(merged()).isEmpty();
    }

    @Test
    void a_parcel_takes_no_more_orders_lines_weight_or_value_than_it_may() {
        var sku = at.sku(50, 0, 300, "NORMAL");
        at.set("MERGE", Map.of("windowMinutes", 30, "maxOrders", 2));
        bearerOf(2);
        assertThat(at.decision(at.take(order().line(sku, 1)), "MERGE")).contains("more than 2 orders");
        at = new AtMerging(context);
        at.set("MERGE", Map.of("windowMinutes", 30, "maxLines", 2));
        at.take(order().line(sku, 1));
        assertThat(at.decision(at.take(order().line(sku, 1).line(sku, 1)), "MERGE")).contains("more than 2 lines");
        at = new AtMerging(context);
        at.set("MERGE", Map.of("windowMinutes", 30));
        at.set("SPLIT", Map.of("maxWeightG", 899));
        at.take(order().line(sku, 1));
        assertThat(at.decision(at.take(order().line(sku, 2)), "MERGE")).contains("would weigh 900 g");
        at = new AtMerging(context);
        at.set("MERGE", Map.of("windowMinutes", 30));
        at.set("SPLIT", Map.of("maxWeightG", 900, "maxValueMinor", 3000));
        at.take(order().line(sku, 1));
        at.take(order().line(sku, 2));
        assertThat(merged()).hasSize(1);
    }

    @Test
    void taking_apart_restores_the_originals_and_no_rule_merges_them_again() {
        var sku = at.house.sku(50, 0);
        var wrapped = order().line(sku, 1);
        wrapped.message = "请礼品包装";
        var first = at.take(wrapped);
        var before = at.fulfillment(first);
        var second = at.take(order().line(sku, 2));
        var third = at.take(order().line(sku, 3));
        assertThat(at.fulfillment(third).specialRequests()).as("requests of all orders").contains("礼品包装");
        var requests = at.house.bean(MergeRequests.class);
        assertThat(requests.unmerge(third, "")).containsExactly(first, second);
        assertThat(requests.unmerge(third, "")).as("nothing the second time").isEmpty();
        assertThat(at.fulfillment(first).lines()).isEqualTo(before.lines());
        assertThat(at.fulfillment(first).specialRequests()).isEqualTo(before.specialRequests());
        assertThat(at.fulfillment(first).shipBy()).isEqualTo(before.shipBy());
        assertThat(at.goods(second)).containsExactly(sku + "*2");
        assertThat(at.goods(third)).containsExactly(sku + "*3");
        assertThat(at.fulfillment(third).specialRequests()).isEmpty();
        assertThat(merged()).isEmpty();
        for (var id : List.of(first, second, third)) assertThat(at.waitsAt(id)).as(id.toString()).containsAnyOf("Gateway_AwaitOthers", "Task_AwaitPick");
    }

    @Test
    void one_order_is_taken_out_by_its_number_and_the_others_stay_together() {
        var sku = at.house.sku(50, 0);
        var order = order().line(sku, 1);
        var first = at.take(order);
        at.take(order().line(sku, 2));
        var third = at.take(order().line(sku, 3));
        assertThat(at.house.bean(MergeRequests.class).unmerge(third, order.no)).containsExactly(first);
        assertThat(at.goods(third)).containsExactlyInAnyOrder(sku + "*3", sku + "*2");
        assertThat(at.goods(first)).containsExactly(sku + "*1");
    }

    @Test
    void cancelling_one_order_by_its_number_leaves_the_others_as_they_are() {
        var sku = at.house.sku(50, 0);
        var cancelled = at.take(order().line(sku, 1));
        var second = at.take(order().line(sku, 2));
        var bearer = at.take(order().line(sku, 3));
        var cancel = at.house.bean(CancelOrder.class);
        assertThat(cancel.cancelAlone(cancelled, "客户取消", RefundReason.CANCELLED)).isEqualTo(Stage.MERGED);
        assertThat(cancel.cancelAlone(cancelled, "客户取消", RefundReason.CANCELLED)).as("a second cancel changes nothing").isEqualTo(Stage.CANCELLED);
        assertThat(at.goods(bearer)).containsExactlyInAnyOrder(sku + "*3", sku + "*2");
        // When the order that bears the others is cancelled, then they go on without it
        cancel.cancelAlone(bearer, "客户取消", RefundReason.CANCELLED);
        assertThat(at.stage(bearer)).isEqualTo(Stage.CANCELLED);
        assertThat(at.goods(second)).containsExactly(sku + "*2");
        assertThat(at.waitsAt(second)).containsExactly("Gateway_AwaitOthers");
        // And each gives back its own
        assertThat(refunds(cancelled)).containsExactly(1000L);
        assertThat(refunds(bearer)).containsExactly(3000L);
        assertThat(refunds(second)).isEmpty();
    }

    @Test
    void once_they_left_review_together_one_alone_cannot_be_cancelled_but_all_can() {
        var sku = at.house.sku(50, 0);
        var firstOrder = order().line(sku, 1);
        var first = at.take(firstOrder);
        var bearer = at.take(order().line(sku, 2));
        at.closeWindow(bearer);
        var cancel = at.house.bean(CancelOrder.class);
        for (var id : List.of(first, bearer)) {
            assertThatThrownBy(() -> cancel.cancelAlone(id, "客户取消", RefundReason.CANCELLED)).isInstanceOf(Refusal.class).hasMessageContaining("leave together").hasMessageContaining(bearer.toString());
        }
        assertThat(cancel.cancel(bearer, "客户取消", RefundReason.CANCELLED)).isEqualTo(Stage.PICK);
        assertThat(at.stage(bearer)).isEqualTo(Stage.CANCELLED);
        assertThat(at.house.balance(sku, dev.wharf.TestHouse.NEAR).locked()).isZero();
        assertThat(refunds(bearer)).as("one for each order").containsExactlyInAnyOrder(1000L, 2000L);
        // Each order shows its own, also the one whose goods were on the other
        assertThat(at.house.bean(Refunds.class).of(first)).singleElement().satisfies(shown -> {
            assertThat(shown.refund().amountMinor()).isEqualTo(1000);
            assertThat(shown.refund().fulfillment()).isEqualTo(bearer);
            assertThat(shown.orderNo()).isEqualTo(firstOrder.no);
        });
    }

    private List<Long> refunds(FulfillmentId id) {
        return at.jdbc.sql("SELECT amount_minor FROM refund WHERE fulfillment_id = :id").param("id", id.value()).query(Long.class).list();
    }

    @Test
    void a_changed_receiver_takes_an_order_out_of_the_merge() {
        var sku = at.house.sku(50, 0);
        var first = at.take(order().line(sku, 1));
        var bearer = at.take(order().line(sku, 2));
        at.house.bean(OrderChanges.class).changeReceiver(first, new Receiver("周小满", "13910020001", "浙江省", "杭州市", "西湖区", "文三路400号", ""));
        assertThat(at.goods(first)).containsExactly(sku + "*1");
        assertThat(at.goods(bearer)).containsExactly(sku + "*2");
        assertThat(at.waitsAt(first)).containsExactly("Gateway_AwaitOthers");
        assertThat(merged()).isEmpty();
        // And a vague one is held although it was merged when it came
        var third = at.take(order().line(sku, 3));
        at.house.bean(OrderChanges.class).changeReceiver(third, new Receiver("周小满", "13910020001", "浙江省", "杭州市", "", "文三路附近", ""));
        assertThat(at.waitsAt(third)).contains("Task_FixAddress");
        assertThat(at.stage(bearer)).isEqualTo(Stage.REVIEW);
    }

    @Test
    void merging_by_hand_twice_is_once_and_a_difference_is_named() {
        at.set("MERGE", Map.of("windowMinutes", 0));
        var sku = at.house.sku(0, 0);
        var first = at.take(order().line(sku, 1));
        var second = at.take(order().line(sku, 2));
        var before = at.fulfillment(second);
        var elsewhere = order().line(sku, 3);
        elsewhere.detail = "文三路399号";
        var third = at.take(elsewhere);
        var requests = at.house.bean(MergeRequests.class);
        assertThat(requests.merge(first, List.of(second))).containsExactly(second);
        assertThat(requests.merge(first, List.of(second))).isEmpty();
        assertThat(at.waitsAt(second)).isEmpty();
        assertThat(at.waitsAt(first)).containsExactly("Task_ResolveShortage");
        assertThat(at.house.openHolds(first).get("STOCK")).contains("ordered 3");
        assertThat(at.house.openHolds(second)).isEmpty();
        assertThatThrownBy(() -> requests.merge(first, List.of(third))).isInstanceOf(Refusal.class).hasMessageContaining("receiver");
        assertThat(at.house.bean(MergeOverview.class).of(first).candidates()).singleElement()
            .matches(c -> c.fulfillment().equals(third.toString()) && c.sameBuyer() && !c.sameReceiver() && !c.mayMerge() && c.code().equals("RECEIVER_DIFFERS"));
        assertThat(at.house.bean(MergeOverview.class).of(first).merged()).extracting(MergeOverview.Part::fulfillment).containsExactly(second.toString());
        // When a person takes them apart again, then both are what they were
        assertThat(requests.unmerge(second, "")).containsExactly(second);
        assertThat(at.fulfillment(second).lines()).isEqualTo(before.lines());
        assertThat(at.fulfillment(second).warehouse()).isEqualTo(before.warehouse());
        assertThat(at.fulfillment(second).handling().tags()).containsExactly("UNMERGED");
        assertThat(at.waitsAt(second)).containsExactly("Task_ResolveShortage");
        assertThat(at.goods(first)).containsExactly(sku + "*1");
    }

    @Test
    void a_refused_notice_of_one_order_reaches_a_person_after_all_are_answered_and_only_that_one_is_told_again() {
        var sku = at.house.sku(50, 0);
        at.take(order().line(sku, 1));
        var bearer = at.take(order().line(sku, 2));
        at.closeWindow(bearer);
        var faults = at.house.bean(StubFaults.class);
        faults.clear();
        faults.next(StubFaults.Side.CHANNEL, StubFaults.Fault.REFUSE, 1);
        at.ship(bearer);
        soon().untilAsserted(() -> assertThat(at.waitsAt(bearer)).contains("Task_ResolvePush"));
        assertThat(told()).hasSize(1);
        at.complete(bearer, "Task_ResolvePush", Map.of("decision", "TRY_AGAIN"));
        soon().untilAsserted(() -> assertThat(at.stage(bearer)).isEqualTo(Stage.DONE));
        assertThat(told()).hasSize(2);
    }

    private List<String> told() {
        return at.jdbc.sql("SELECT effect_key FROM demo_shipment WHERE shop_code = :shop").param("shop", at.shop).query(String.class).list();
    }

    /** Whichever comes first: the window closes and it leaves alone, or the newcomer takes it over. Never both, and nothing gets stuck. */
    @Test
    void a_window_that_closes_while_another_order_comes_loses_nothing() throws Exception {
        var pool = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 6; round++) {
            at = new AtMerging(context);
            at.set("MERGE", Map.of("windowMinutes", 30));
            var sku = at.house.sku(9, 0);
            var first = at.take(order().line(sku, 1));
            var comes = pool.submit(() -> at.take(order().line(sku, 2)));
            var closes = pool.submit(() -> at.closeWindow(first));
            var second = comes.get();
            try {
                closes.get();
            } catch (java.util.concurrent.ExecutionException lostTheRace) {
                assertThat(at.stage(first)).as("only because its job is gone").isEqualTo(Stage.MERGED);
            }
            if (at.stage(first) == Stage.MERGED) {
                assertThat(at.goods(second)).containsExactlyInAnyOrder(sku + "*1", sku + "*2");
                assertThat(at.waitsAt(first)).isEmpty();
            } else {
                assertThat(at.waitsAt(first)).containsExactly("Task_AwaitPick");
                assertThat(at.goods(second)).containsExactly(sku + "*2");
            }
            assertThat(at.waitsAt(second)).containsExactly("Gateway_AwaitOthers");
        }
        pool.shutdown();
    }

    @Test
    void two_newcomers_at_once_never_both_take_over_one_that_waits() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        for (int round = 0; round < 5; round++) {
            at = new AtMerging(context);
            at.set("MERGE", Map.of("windowMinutes", 30));
            // Goods of their own, so that no stock row makes them queue
            var skus = List.of(at.house.sku(9, 0), at.house.sku(9, 0), at.house.sku(9, 0), at.house.sku(9, 0), at.house.sku(9, 0));
            at.take(order().line(skus.get(0), 1));
            var coming = new ArrayList<Future<FulfillmentId>>();
            for (var sku : skus.subList(1, 5)) coming.add(pool.submit(() -> at.take(order().line(sku, 1))));
            for (var one : coming) one.get();
            assertThat(at.inStage(Stage.REVIEW)).hasSize(1);
            assertThat(at.goods(at.inStage(Stage.REVIEW).get(0))).containsExactlyInAnyOrderElementsOf(skus.stream().map(sku -> sku + "*1").toList());
        }
        pool.shutdown();
    }

    @Test
    void giving_up_the_order_that_bears_others_gives_up_that_one_only() {
        at.set("MERGE", Map.of("windowMinutes", 0));
        var sku = at.house.sku(0, 0);
        var first = at.take(order().line(sku, 1));
        var second = at.take(order().line(sku, 2));
        at.house.bean(MergeRequests.class).merge(first, List.of(second));
        at.complete(first, "Task_ResolveShortage", Map.of("decision", "CANCEL", "decisionReason", "不要了"));
        assertThat(at.stage(first)).isEqualTo(Stage.CANCELLED);
        assertThat(at.goods(second)).containsExactly(sku + "*2");
        assertThat(at.waitsAt(second)).containsExactly("Task_ResolveShortage");
    }

    @Test
    void an_unpaid_order_is_merged_with_no_other() {
        at.set("MERGE", Map.of("windowMinutes", 0));
        var sku = at.house.sku(0, 0);
        var unpaid = order().line(sku, 1);
        unpaid.payment = "UNPAID";
        var first = at.take(unpaid);
        var second = at.take(order().line(sku, 2));
        var requests = at.house.bean(MergeRequests.class);
        assertThatThrownBy(() -> requests.merge(first, List.of(second))).isInstanceOf(Refusal.class).hasMessageContaining("not paid");
        assertThatThrownBy(() -> requests.merge(second, List.of(first))).isInstanceOf(Refusal.class).hasMessageContaining("PAYMENT");
    }
}
