package dev.wharf.review;

import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@WharfTest
class DatesIT {
    @Autowired
    private ApplicationContext context;
    private AtReview review;
    private String sku;

    @BeforeEach
    void a_shop() {
        review = new AtReview(context);
        sku = review.sku(1000, 0, 10);
    }

    private FulfillmentId notBefore(Instant at) {
        var order = new AtReview.Order().line(sku, 1);
        order.notBefore = at.toString();
        order.shipBy = at.plus(3, ChronoUnit.DAYS).toString();
        return review.take(order);
    }

    @Test
    void it_waits_for_its_day_and_holds_no_stock() {
        var day = Instant.now().plus(5, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var id = notBefore(day);
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitShipDate");
        assertThat(review.house.balance(sku, TestHouse.NEAR).locked()).isZero();
        assertThat(review.fulfillment(id).handling().notBefore()).isEqualTo(day);
        // When the timer is fired too early, then it waits on
        review.fireTimer(id);
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitShipDate");
        // When a person lets it go without a reason, then it waits on; with one, it goes
        AtReview.by("rita", "reviewer", () -> review.complete(id, "Task_AwaitShipDate", "SHIP_NOW"));
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitShipDate");
        AtReview.by("rita", "reviewer", () -> review.complete(id, "Task_AwaitShipDate", "SHIP_NOW", "decisionReason", "买家要求提前"));
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(review.house.balance(sku, TestHouse.NEAR).locked()).isEqualTo(1);
        assertThat(review.fulfillment(id).handling().notBefore()).isNull();
    }

    @Test
    void it_goes_on_by_itself_when_its_day_comes() {
        var id = notBefore(Instant.now().plus(2, ChronoUnit.SECONDS));
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitShipDate");
        soon().untilAsserted(() -> assertThat(review.waitsAt(id)).containsExactly("Task_AwaitPick"));
    }

    @Test
    void a_date_of_a_line_counts_too() {
        var id = review.take(new AtReview.Order().line(sku, 1, 1000, ",\"shipNotBefore\":\"" + Instant.now().plus(1, ChronoUnit.DAYS) + "\""));
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitShipDate");
        assertThat(review.holds(id).get("DATE")).contains("line 1");
    }

    @Test
    void some_days_before_its_date_it_may_go_on() {
        review.set("DATE", java.util.Map.of("lockDaysBefore", 7));
        assertThat(review.waitsAt(notBefore(Instant.now().plus(6, ChronoUnit.DAYS)))).containsExactly("Task_AwaitPick");
    }
}
