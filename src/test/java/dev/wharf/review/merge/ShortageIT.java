package dev.wharf.review.merge;

import static dev.wharf.TestHouse.FAR;
import static dev.wharf.TestHouse.NEAR;
import static dev.wharf.review.merge.AtMerging.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.allocation.StockArrivals;
import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Each of the four outcomes of a shortage, by the shop's policy and by a person's decision. */
@WharfTest
class ShortageIT {
    private static final String TASK = "Task_ResolveShortage";

    private final ApplicationContext context;
    private AtMerging at;

    @Autowired
    ShortageIT(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void a_shop_of_its_own() {
        at = new AtMerging(context);
    }

    private void policy(String whenShort) {
        at.set("STOCK", Map.of("whenShort", whenShort));
    }

    private FulfillmentId decided(AtMerging.Order order, String decision, String warehouse) {
        var id = at.take(order);
        assertThat(at.waitsAt(id)).containsExactly(TASK);
        at.complete(id, TASK, Map.of("decision", decision, "warehouse", warehouse));
        return id;
    }

    private void arrives(String sku, int units) {
        at.house.bean(StockArrivals.class).receive(List.of(new Stock.Receipt(sku, NEAR, units, TestHouse.unique("in"))), "test");
    }

    @Test
    void by_policy_an_order_waits_for_goods_without_a_person() {
        policy("WAIT");
        var sku = at.house.sku(1, 0);
        var id = at.take(order().line(sku, 2));
        assertThat(at.waitsAt(id)).containsExactly("CatchEvent_StockArrived");
        assertThat(at.house.openHolds(id).get("STOCK")).contains("ordered 2, available 1").contains("by itself");
        assertThat(at.decision(id, "STOCK")).startsWith("BLOCK WAITING");
        arrives(sku, 1);
        assertThat(at.waitsAt(id)).containsExactly("Task_AwaitPick");
    }

    @Test
    void by_decision_an_order_waits_for_goods() {
        var sku = at.house.sku(1, 0);
        var id = decided(order().line(sku, 2), "WAIT", "");
        assertThat(at.waitsAt(id)).containsExactly("CatchEvent_StockArrived");
        arrives(sku, 1);
        assertThat(at.waitsAt(id)).containsExactly("Task_AwaitPick");
    }

    @Test
    void by_policy_what_is_there_ships_and_the_rest_waits_without_a_person() {
        policy("SPLIT");
        var sku = at.house.sku(1, 0);
        var id = at.take(order().line(sku, 3));
        assertThat(at.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(at.goods(id)).containsExactly(sku + "*1");
        assertThat(at.decision(id, "STOCK")).startsWith("FIXED SPLIT").contains("ordered 3, available 1").contains("2 missing units wait");
        var rest = at.inStage(Stage.REVIEW).get(0);
        assertThat(at.goods(rest)).containsExactly(sku + "*2");
        assertThat(at.waitsAt(rest)).containsExactly("CatchEvent_StockArrived");
        arrives(sku, 2);
        assertThat(at.waitsAt(rest)).containsExactly("Task_AwaitPick");
    }

    @Test
    void by_decision_what_is_there_ships_and_the_rest_is_an_order_of_its_own() {
        var sku = at.house.sku(1, 0);
        var id = decided(order().line(sku, 3), "SHIP_AVAILABLE", "");
        assertThat(at.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(at.waitsAt(at.inStage(Stage.REVIEW).get(0))).containsExactly(TASK);
    }

    @Test
    void goods_that_lie_in_two_warehouses_leave_as_two_parcels_by_policy_and_by_decision() {
        var near = at.house.sku(2, 0);
        var far = at.house.sku(0, 2);
        policy("SPLIT");
        at.take(order().line(near, 1).line(far, 1));
        assertThat(at.inStage(Stage.PICK)).extracting(id -> at.fulfillment(id).warehouse()).containsExactlyInAnyOrder(NEAR, FAR);
        policy("ASK");
        decided(order().line(near, 1).line(far, 1), "SHIP_AVAILABLE", "");
        assertThat(at.inStage(Stage.PICK)).hasSize(4);
        assertThat(at.house.balance(near, NEAR).locked()).isEqualTo(2);
        assertThat(at.house.balance(far, FAR).locked()).isEqualTo(2);
    }

    @Test
    void by_policy_missing_units_are_cancelled_and_the_refund_is_their_share() {
        policy("CANCEL_PART");
        var sku = at.house.sku(1, 0);
        var order = order().line(sku, 3);
        order.discountMinor = 100;
        var id = at.take(order);
        assertThat(at.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(at.goods(id)).containsExactly(sku + "*1");
        assertThat(at.decision(id, "STOCK")).startsWith("FIXED CANCEL_PART").contains("2 missing units cancelled");
        // 3 x 10.00 less 1.00: the first two units carry 0.34 and 0.33 of the discount
        assertThat(at.event(id, "UNITS_CANCELLED")).contains("19.33 to refund");
    }

    @Test
    void by_decision_missing_units_are_cancelled() {
        var sku = at.house.sku(1, 0);
        var id = decided(order().line(sku, 3), "CANCEL_MISSING", "");
        assertThat(at.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(at.event(id, "UNITS_CANCELLED")).contains("20.00 to refund");
    }

    @Test
    void a_whole_order_is_never_cancelled_by_policy() {
        policy("CANCEL_PART");
        assertThat(at.waitsAt(at.take(order().line(at.house.sku(0, 0), 1)))).containsExactly(TASK);
    }

    @Test
    void by_policy_another_warehouse_ships_what_the_named_one_has_not() {
        policy("OTHER_WAREHOUSE");
        var sku = at.house.sku(0, 3);
        var order = order().line(sku, 2);
        order.warehouse = NEAR;
        var id = at.take(order);
        assertThat(at.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(at.fulfillment(id).warehouse()).isEqualTo(FAR);
        assertThat(at.decision(id, "STOCK")).startsWith("FIXED MOVE").contains("shipped by " + FAR);
        assertThat(at.waitsAt(at.take(order().line(at.house.sku(1, 1), 2)))).as("no warehouse has all").containsExactly(TASK);
    }

    @Test
    void by_decision_another_warehouse_ships() {
        var sku = at.house.sku(0, 3);
        var order = order().line(sku, 2);
        order.warehouse = NEAR;
        var id = decided(order, "OTHER_WAREHOUSE", FAR);
        assertThat(at.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(at.fulfillment(id).warehouse()).isEqualTo(FAR);
    }

    @Test
    void nothing_is_done_about_the_stock_while_something_else_holds_the_order() {
        policy("SPLIT");
        var order = order().line(at.house.sku(1, 0), 2);
        order.detail = "文三路附近";
        var id = at.take(order);
        assertThat(at.waitsAt(id)).containsExactly("Task_FixAddress");
        assertThat(at.decision(id, "STOCK")).startsWith("WARN STOCK_SHORT");
        assertThat(at.ofShop()).containsExactly(id);
        at.house.bean(dev.wharf.review.OrderChanges.class)
            .changeReceiver(id, new dev.wharf.order.Receiver("周小满", "13910020001", "浙江省", "杭州市", "西湖区", "文三路398号", ""));
        assertThat(at.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(at.ofShop()).hasSize(2);
    }
}
