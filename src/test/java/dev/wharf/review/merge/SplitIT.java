package dev.wharf.review.merge;

import static dev.wharf.review.merge.AtMerging.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.Stage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Each criterion that divides an order, through the model. */
@WharfTest
class SplitIT {
    private final ApplicationContext context;
    private AtMerging at;

    @Autowired
    SplitIT(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void a_shop_of_its_own() {
        at = new AtMerging(context);
    }

    private List<List<String>> parcels() {
        return at.inStage(Stage.PICK).stream().map(at::goods).toList();
    }

    @Test
    void cold_goods_leave_apart_and_the_decision_says_what_that_costs() {
        var plain = at.sku(5, 0, 100, "NORMAL");
        var cold = at.sku(5, 0, 200, "COLD");
        var id = at.take(order().line(cold, 1).line(plain, 2));
        assertThat(parcels()).containsExactlyInAnyOrder(List.of(plain + "*2"), List.of(cold + "*1"));
        assertThat(at.goods(id)).as("the most valuable part stays").containsExactly(plain + "*2");
        assertThat(at.decision(id, "SPLIT")).startsWith("FIXED SPLIT").contains("COLD 1 units (200 g, 10.00)").contains("at a cost of 5.00");
        var part = at.ofShop().get(1);
        assertThat(at.decision(part, "SPLIT")).isEqualTo("OK PASSED: One parcel");
        assertThat(at.event(part, "SPLIT")).contains("Split off " + id);
    }

    @Test
    void a_parcel_is_no_heavier_than_the_shop_allows() {
        at.set("SPLIT", Map.of("maxWeightG", 1000));
        var sku = at.sku(9, 0, 400, "NORMAL");
        at.take(order().line(sku, 2));
        assertThat(parcels()).containsExactly(List.of(sku + "*2"));
        at.take(order().line(sku, 5));
        assertThat(parcels()).containsExactlyInAnyOrder(List.of(sku + "*2"), List.of(sku + "*2"), List.of(sku + "*2"), List.of(sku + "*1"));
    }

    @Test
    void a_parcel_is_worth_no_more_than_the_shop_allows() {
        at.set("SPLIT", Map.of("maxValueMinor", 2000));
        var sku = at.sku(9, 0, 10, "NORMAL");
        at.take(order().line(sku, 3));
        assertThat(parcels()).containsExactlyInAnyOrder(List.of(sku + "*2"), List.of(sku + "*1"));
    }

    @Test
    void pre_sale_goods_leave_apart_if_they_come_much_later() {
        var now = at.sku(5, 0, 100, "NORMAL");
        var later = at.sku(5, 0, 100, "NORMAL");
        var date = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var id = at.take(order().line(now, 2).line(later, 1, ",\"shipNotBefore\":\"" + date + "\""));
        assertThat(at.goods(id)).containsExactly(now + "*2");
        assertThat(at.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(at.goods(at.ofShop().get(1))).containsExactly(later + "*1");
        assertThat(at.waitsAt(at.ofShop().get(1))).containsExactly("Task_AwaitShipDate");
        assertThat(at.house.openHolds(id)).as("what stays waits for no date").isEmpty();
        assertThat(at.decision(id, "SPLIT")).contains("pre-sale, 1 units");
    }

    @Test
    void a_split_by_hand_is_put_back_by_hand_and_stays_together() {
        var none = at.house.sku(0, 0);
        var cold = at.sku(0, 0, 100, "COLD");
        var id = at.take(order().line(none, 5).line(cold, 1));
        var cold1 = at.ofShop().get(1);
        var requests = at.house.bean(MergeRequests.class);
        var before = at.fulfillment(id);
        var part = requests.split(id, List.of(new MergeRequests.Units("1", 2, "")));
        assertThat(at.goods(id)).containsExactly(none + "*3");
        assertThat(at.goods(part)).containsExactly(none + "*2");
        assertThat(at.waitsAt(part)).containsExactly("Task_ResolveShortage");
        assertThat(requests.join(part)).isEqualTo(id);
        assertThat(at.fulfillment(id).lines()).isEqualTo(before.lines());
        assertThat(at.waitsAt(part)).isEmpty();
        assertThatThrownBy(() -> requests.join(part)).isInstanceOf(Refusal.class).hasMessageContaining("put back");
        // What the rule divided may be put back as well, and then leaves as one
        requests.join(cold1);
        assertThat(at.goods(id)).containsExactlyInAnyOrder(none + "*5", cold + "*1");
        assertThat(at.decision(id, "SPLIT")).contains("To leave as one");
    }

    @Test
    void a_split_by_hand_is_refused_where_it_makes_no_sense() {
        var id = at.take(order().line(at.house.sku(0, 0), 2));
        refused(id, "1", 2, "leave at least one");
        refused(id, "1", 3, "has 2 units");
        refused(id, "1", 0, "has 2 units");
        refused(id, "9", 1, "no line 9");
        var gone = at.take(order().line(at.house.sku(2, 0), 2));
        refused(gone, "1", 1, "in review only");
    }

    private void refused(FulfillmentId id, String lineNo, int quantity, String why) {
        assertThatThrownBy(() -> at.house.bean(MergeRequests.class).split(id, List.of(new MergeRequests.Units(lineNo, quantity, ""))))
            .isInstanceOf(Refusal.class).hasMessageContaining(why);
    }
}
