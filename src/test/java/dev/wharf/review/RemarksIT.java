package dev.wharf.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@WharfTest
class RemarksIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private MemoChanges memos;
    private AtReview review;
    private String sku;

    @BeforeEach
    void a_shop() {
        review = new AtReview(context);
        sku = review.sku(1000, 0, 100);
    }

    private AtReview.Order order() {
        return new AtReview.Order().line(sku, 1);
    }

    @Test
    void requests_and_tags_are_on_the_fulfillment() {
        var order = order();
        order.message = "礼品包装，急";
        order.memo = "分开发";
        var id = review.take(order);
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(review.fulfillment(id).specialRequests()).containsExactly("礼品包装");
        assertThat(review.fulfillment(id).handling().tags()).containsExactly("NO_MERGE", "加急");
    }

    @Test
    void a_hold_word_waits_for_a_person_who_lets_it_pass_with_a_reason() {
        var order = order();
        order.message = "先别发";
        var id = review.take(order);
        assertThat(review.waitsAt(id)).containsExactly("Task_ReadRemark");
        assertThat(review.holds(id)).containsOnlyKeys("REMARK");
        AtReview.by("rita", "reviewer", () -> review.complete(id, "Task_ReadRemark", "ACCEPT", "decisionReason", "买家已同意"));
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(review.decision(id, "REMARK")).startsWith("ACCEPTED REMARK_HOLD");
        // And another order with the same words still waits
        var other = order();
        other.message = "先别发";
        assertThat(review.waitsAt(review.take(other))).containsExactly("Task_ReadRemark");
    }

    @Test
    void a_new_memo_in_review_reviews_the_order_anew() {
        var order = order();
        order.memo = "先别发";
        var id = review.take(order);
        memos.change(List.of(id), "礼品包装", "");
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(review.fulfillment(id).specialRequests()).containsExactly("礼品包装");
        assertThat(review.holds(id)).isEmpty();
        assertThat(review.events(id)).contains("MEMO_CHANGED");
    }

    @Test
    void a_hold_word_in_a_memo_that_comes_during_picking_opens_a_task_and_the_order_does_not_ship() {
        var id = review.take(order());
        memos.change(List.of(id), "先别发", "");
        assertThat(review.waitsAt(id)).containsExactlyInAnyOrder("Task_AwaitPick", "Task_ReadNewRemark");
        assertThat(review.holds(id)).containsOnlyKeys("REMARK");
        // When the seller takes it back
        AtReview.by("rita", "reviewer", () -> review.complete(id, "Task_ReadNewRemark", "ACCEPT", "decisionReason", "已确认"));
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(review.holds(id)).isEmpty();
    }

    @Test
    void tags_of_a_memo_that_is_gone_go_too_and_those_of_other_rules_stay() {
        var order = order();
        order.memo = "急";
        var id = review.take(order);
        review.house.bean(Lanes.class).runOne(() -> {
            var fulfillments = review.house.bean(dev.wharf.order.Fulfillments.class);
            var now = fulfillments.get(id);
            fulfillments.save(now.handled(now.handling().tagged(List.of("加急", "大促"))));
        });
        memos.change(List.of(id), "", "");
        assertThat(review.fulfillment(id).handling().tags()).containsExactly("大促");
    }

    @Test
    void the_same_memo_again_changes_nothing() {
        var order = order();
        order.memo = "急";
        var id = review.take(order);
        int before = review.decisions(id, "REMARK");
        memos.change(List.of(id), "急", "");
        assertThat(review.decisions(id, "REMARK")).isEqualTo(before);
        assertThat(review.events(id)).doesNotContain("MEMO_CHANGED");
    }

    @Test
    void from_shipping_on_a_memo_is_refused() {
        var id = review.take(order());
        shipping(id);
        assertThatThrownBy(() -> memos.change(List.of(id), "先别发", "")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
            assertThat(refusal.code()).isEqualTo("MEMO_FIXED");
            assertThat(refusal).hasMessageContaining("SHIP");
        });
    }

    private void shipping(FulfillmentId id) {
        var lanes = review.house.bean(Lanes.class);
        var instances = review.house.bean(Instances.class);
        lanes.runOne(() -> instances.tell(Message.GoodsPicked, List.of(id), FulfillOrder.PICK_OUTCOME, "COMPLETE"));
        lanes.runOne(() -> instances.tell(Message.GoodsVerified, List.of(id), FulfillOrder.VERIFY_OUTCOME, "MATCHED"));
        assertThat(review.fulfillment(id).stage()).isEqualTo(Stage.SHIP);
    }

    @Test
    void a_memo_of_a_merged_order_reaches_what_bears_its_goods() {
        review.set("MERGE", Map.of("windowMinutes", 30));
        var first = order();
        // Of the same goods it would be a duplicate.
        var second = new AtReview.Order().line(sku, 2);
        second.buyer = first.buyer;
        first.placedAt = second.placedAt = Instant.now().toString();
        var ids = List.of(review.take(first), review.take(second));
        var bearer = ids.stream().filter(id -> review.fulfillment(id).stage() == Stage.REVIEW).findFirst().orElseThrow();
        var absorbed = ids.stream().filter(id -> review.fulfillment(id).stage() == Stage.MERGED).findFirst().orElseThrow();
        memos.change(List.of(absorbed), "先别发", "");
        assertThat(review.waitsAt(bearer)).containsExactly("Task_ReadRemark");
    }

    @Test
    void text_that_nobody_understands_waits_where_the_shop_wants_that() {
        review.set("REMARK", Map.of("unread", "HOLD"));
        var order = order();
        order.message = "送到隔壁";
        var id = review.take(order);
        assertThat(review.waitsAt(id)).containsExactly("Task_ReadRemark");
        assertThat(review.holds(id).get("REMARK")).doesNotContain("隔壁");
    }
}
