package dev.wharf.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@WharfTest
class PriceIT {
    @Autowired
    private ApplicationContext context;

    @Test
    void a_slip_in_the_price_waits_for_a_person_who_accepts_it() {
        var review = new AtReview(context);
        var sku = review.sku(10_000, 0, 10);
        var id = review.take(new AtReview.Order().line(sku, 1, 100, ""));
        assertThat(review.waitsAt(id)).containsExactly("Task_ReviewPrice");
        assertThat(review.holds(id).get("PRICE")).contains(sku + " (line 1) 1.00 / 100.00 = 1%");
        AtReview.by("rita", "reviewer", () -> review.complete(id, "Task_ReviewPrice", "ACCEPT", "decisionReason", "清仓"));
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitPick");
        // And the next order with such a price waits again
        assertThat(review.waitsAt(review.take(new AtReview.Order().line(sku, 1, 100, "")))).containsExactly("Task_ReviewPrice");
    }
}
