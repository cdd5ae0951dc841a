package dev.wharf.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.process.TaskPolicy;
import dev.wharf.warehouse.Products;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@WharfTest
class FinanceIT {
    private static final String TASK = "Task_ApproveFinance";

    @Autowired
    private ApplicationContext context;
    @Autowired
    private DecisionPolicy policy;
    private AtReview review;

    @BeforeEach
    void a_shop_that_wants_ten_percent() {
        review = new AtReview(context);
        review.set("FINANCE", Map.of("minMarginPercent", 10));
    }

    private void approve(FulfillmentId id, String person, String group) {
        AtReview.by(person, group, () -> review.complete(id, TASK, "APPROVE", "decisionReason", "老客户"));
    }

    private void mayApprove(FulfillmentId id, String person, String group) {
        AtReview.by(person, group, () -> policy.check(TASK, id, new TaskPolicy.Completion("APPROVE", "", "")));
    }

    @Test
    void two_persons_have_to_approve_and_the_same_one_twice_is_told_so_and_counts_once() {
        var id = review.take(new AtReview.Order().line(review.sku(1000, 950, 10), 1));
        assertThat(review.waitsAt(id)).containsExactly(TASK);
        assertThat(review.holds(id).get("FINANCE")).contains("margin 5% is below 10 %", "2 more");
        // When one approves, then another is missing
        mayApprove(id, "fay", "finance");
        approve(id, "fay", "finance");
        assertThat(review.holds(id).get("FINANCE")).contains("approved by fay; 1 more");
        // When the same one wants to again, then that is refused, and counts nothing where it was not asked
        assertThatThrownBy(() -> mayApprove(id, "fay", "finance")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("ALREADY_APPROVED");
            assertThat(refusal).hasMessageContaining("another person is missing");
        });
        approve(id, "fay", "finance");
        assertThat(review.waitsAt(id)).containsExactly(TASK);
        // When somebody who is not of finance wants to, then that is refused too
        assertThatThrownBy(() -> mayApprove(id, "rita", "reviewer")).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("OVERRIDE_NOT_ALLOWED"));
        approve(id, "rita", "reviewer");
        assertThat(review.waitsAt(id)).containsExactly(TASK);
        // When a second person of finance approves, then it goes on
        approve(id, "finn", "finance");
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(review.decision(id, "FINANCE")).startsWith("ACCEPTED FINANCE_LOW_MARGIN: Approved by fay, finn");
    }

    @Test
    void an_approval_counts_no_more_when_the_cost_changes() {
        var sku = review.sku(1000, 950, 10);
        var id = review.take(new AtReview.Order().line(sku, 1));
        approve(id, "fay", "finance");
        review.house.bean(Products.class).put(List.of(new Products.Product(sku, sku, "STD", "审核商品", 1000, 990, 100, 100, 100, 100, "NORMAL", List.of("B" + sku))));
        approve(id, "finn", "finance");
        assertThat(review.holds(id).get("FINANCE")).contains("margin 1% is below", "approved by finn; 1 more");
        mayApprove(id, "fay", "finance");
    }

    @Test
    void an_order_by_hand_waits_where_the_shop_wants_that() {
        review.set("FINANCE", Map.of("manualOrders", true, "approvers", 1));
        var order = new AtReview.Order().line(review.sku(1000, 0, 10), 1);
        order.source = "MANUAL";
        var id = review.take(order);
        assertThat(review.holds(id).get("FINANCE")).contains("was entered by hand");
        approve(id, "fay", "finance");
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitPick");
    }
}
