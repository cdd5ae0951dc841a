package dev.wharf.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Receiver;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@WharfTest
class ReachIT {
    private static final Map<String, String> DEMO_NOT_IN_ZHEJIANG = Map.of("carrier", "DEMO", "province", "浙江", "city", "", "district", "");

    @Autowired
    private ApplicationContext context;
    private AtReview review;

    @BeforeEach
    void a_shop() {
        review = new AtReview(context);
    }

    private AtReview.Order order() {
        return new AtReview.Order().line(review.sku(1000, 0, 10), 1);
    }

    @Test
    void as_it_comes_shipping_chooses_the_carrier() {
        var id = review.take(order());
        assertThat(review.fulfillment(id).handling().carrier()).isEmpty();
        assertThat(packed(id)).isEqualTo("DEMO");
    }

    @Test
    void the_wish_in_the_memo_is_what_the_parcel_goes_with() {
        var order = order();
        order.memo = "发顺丰";
        var id = review.take(order);
        assertThat(review.fulfillment(id).handling().carrier()).isEqualTo("SF");
        assertThat(packed(id)).isEqualTo("SF");
    }

    @Test
    void an_order_that_no_carrier_of_the_shop_serves_waits_until_a_person_chooses_one_that_does() {
        review.set("REACH", Map.of("carriers", List.of("DEMO"), "notServed", List.of(DEMO_NOT_IN_ZHEJIANG)));
        var id = review.take(order());
        assertThat(review.waitsAt(id)).containsExactly("Task_ChooseCarrier");
        assertThat(review.holds(id).get("REACH")).contains("浙江省", "SF");
        // When a carrier is chosen that does not exist, or that does not serve the place, then it waits with that reason
        review.complete(id, "Task_ChooseCarrier", "CHOOSE", "carrier", "NOSUCH");
        assertThat(review.holds(id).get("REACH")).contains("There is no carrier NOSUCH");
        review.complete(id, "Task_ChooseCarrier", "CHOOSE", "carrier", "DEMO");
        assertThat(review.holds(id).get("REACH")).contains("does not serve 浙江");
        // When one is chosen that does, then it goes on with it
        review.complete(id, "Task_ChooseCarrier", "CHOOSE", "carrier", "SF");
        assertThat(review.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(packed(id)).isEqualTo("SF");
    }

    @Test
    void an_address_put_right_in_a_place_that_is_not_served_is_held_for_its_carrier() {
        review.set("REACH", Map.of("carriers", List.of("DEMO"), "notServed", List.of(DEMO_NOT_IN_ZHEJIANG)));
        var order = order();
        order.province = "";
        order.city = "";
        order.district = "";
        var id = review.take(order);
        assertThat(review.waitsAt(id)).containsExactly("Task_FixAddress");
        review.house.bean(OrderChanges.class).changeReceiver(id, new Receiver("周小满", "13910020001", "浙江省", "杭州市", "西湖区", "文三路398号", ""));
        assertThat(review.waitsAt(id)).containsExactly("Task_ChooseCarrier");
    }

    @Test
    void a_memo_that_comes_during_picking_changes_the_carrier() {
        var id = review.take(order());
        review.house.bean(MemoChanges.class).change(List.of(id), "改发顺丰", "");
        assertThat(packed(id)).isEqualTo("SF");
    }

    /** @return with whom */
    private String packed(FulfillmentId id) {
        var lanes = review.house.bean(Lanes.class);
        var instances = review.house.bean(Instances.class);
        lanes.runOne(() -> instances.tell(Message.GoodsPicked, List.of(id), FulfillOrder.PICK_OUTCOME, "COMPLETE"));
        lanes.runOne(() -> instances.tell(Message.GoodsVerified, List.of(id), FulfillOrder.VERIFY_OUTCOME, "MATCHED"));
        return lanes.call(() -> review.house.bean(Parcels.class).live(id).get(0).carrier());
    }
}
