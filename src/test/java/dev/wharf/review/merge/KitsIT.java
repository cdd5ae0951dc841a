package dev.wharf.review.merge;

import static dev.wharf.review.merge.AtMerging.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.catalog.Kit;
import dev.wharf.catalog.Kits;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.SalesOrders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A kit from intake to the shelf: taken apart once, and whole in every part of the order. */
@WharfTest
class KitsIT {
    private final ApplicationContext context;
    private AtMerging at;

    @Autowired
    KitsIT(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void a_shop_of_its_own() {
        at = new AtMerging(context);
    }

    private int cancelled(FulfillmentId id) {
        var order = at.fulfillment(id).salesOrderId();
        return at.house.inLane(() -> at.house.bean(SalesOrders.class).byIds(List.of(order)).get(order).lines().get(0).cancelled());
    }

    private int kits(FulfillmentId id) {
        return at.fulfillment(id).sold().values().stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void the_order_keeps_the_kit_and_the_fulfillment_gets_its_components() {
        var cup = at.house.sku(10, 0);
        var spoon = at.house.sku(30, 0);
        var kit = at.kit(Map.of(cup, 1, spoon, 3));
        var id = at.take(order().line(kit, 2));
        assertThat(at.waitsAt(id)).containsExactly("Task_AwaitPick");
        var fulfillment = at.fulfillment(id);
        assertThat(fulfillment.units()).isEqualTo(Map.of(cup, 2, spoon, 6));
        assertThat(fulfillment.lines().stream().mapToLong(l -> l.quantity() * l.unitPriceMinor()).sum()).isEqualTo(2000);
        assertThat(at.house.balance(spoon, TestHouse.NEAR).locked()).isEqualTo(6);
        assertThat(at.jdbc.sql("SELECT sku FROM sales_order_line WHERE sales_order_id = :id").param("id", fulfillment.salesOrderId()).query(String.class).list()).containsExactly(kit);
        // A kit that changes changes for the next order only
        at.house.bean(Kits.class).put(List.of(new Kit(kit, List.of(new Kit.Component(cup, 2, 0)))));
        assertThat(at.fulfillment(id).units()).isEqualTo(Map.of(cup, 2, spoon, 6));
        assertThat(at.fulfillment(at.take(order().line(kit, 1))).units()).isEqualTo(Map.of(cup, 2));
    }

    @Test
    void people_split_whole_kits_counted_as_kits() {
        var a = at.house.sku(0, 0);
        var b = at.house.sku(0, 0);
        var id = at.take(order().line(at.kit(Map.of(a, 2, b, 1)), 5));
        var requests = at.house.bean(MergeRequests.class);
        assertThatThrownBy(() -> requests.split(id, List.of(new MergeRequests.Units("1", 6, "")))).isInstanceOf(Refusal.class).hasMessageContaining("has 5 units");
        assertThatThrownBy(() -> requests.split(id, List.of(new MergeRequests.Units("1", 5, "")))).isInstanceOf(Refusal.class).hasMessageContaining("leave at least one");
        var part = requests.split(id, List.of(new MergeRequests.Units("1", 2, "")));
        assertThat(at.fulfillment(part).units()).isEqualTo(Map.of(a, 4, b, 2));
        assertThat(at.fulfillment(id).units()).isEqualTo(Map.of(a, 6, b, 3));
        requests.join(part);
        assertThat(at.fulfillment(id).units()).isEqualTo(Map.of(a, 10, b, 5));
    }

    @Test
    void what_is_missing_is_cancelled_in_whole_kits() {
        // Seven of A make three kits of two, five of B five; two kits are missing
        var a = at.house.sku(7, 0);
        var b = at.house.sku(5, 0);
        var id = at.take(order().line(at.kit(Map.of(a, 2, b, 1)), 5));
        assertThat(at.waitsAt(id)).containsExactly("Task_ResolveShortage");
        at.complete(id, "Task_ResolveShortage", Map.of("decision", "CANCEL_MISSING"));
        assertThat(at.fulfillment(id).units()).isEqualTo(Map.of(a, 6, b, 3));
        assertThat(cancelled(id)).isEqualTo(2);
        assertThat(at.event(id, "UNITS_CANCELLED")).isEqualTo("2 missing units cancelled, 20.00 to refund");
        assertThat(at.waitsAt(id)).containsExactly("Task_AwaitPick");
    }

    @Test
    void warehouses_share_an_order_by_whole_kits() {
        var a = at.house.sku(5, 4);
        var b = at.house.sku(9, 2);
        at.set("STOCK", Map.of("whenShort", "SPLIT"));
        var id = at.take(order().line(at.kit(Map.of(a, 2, b, 1)), 4));
        assertThat(at.ofShop().stream().map(this::kits).toList()).containsExactlyInAnyOrder(2, 2);
        assertThat(at.ofShop()).allSatisfy(part -> assertThat(at.waitsAt(part)).containsExactly("Task_AwaitPick"));
        assertThat(at.fulfillment(id).units()).isEqualTo(Map.of(a, 4, b, 2));
    }

    @Test
    void a_kit_whose_parts_lie_in_two_warehouses_waits_for_a_person() {
        var a = at.house.sku(9, 0);
        var b = at.house.sku(0, 9);
        at.set("STOCK", Map.of("whenShort", "CANCEL_PART"));
        var id = at.take(order().line(at.kit(Map.of(a, 1, b, 1)), 1));
        assertThat(at.waitsAt(id)).containsExactly("Task_ResolveShortage");
        assertThat(kits(id)).isOne();
    }

    @Test
    void the_weight_of_a_parcel_divides_an_order_between_kits() {
        at.set("SPLIT", Map.of("maxWeightG", 1000));
        // One kit weighs 450 g
        var a = at.sku(20, 0, 150, "NORMAL");
        var b = at.sku(20, 0, 100, "NORMAL");
        at.take(order().line(at.kit(Map.of(a, 1, b, 3)), 5));
        assertThat(at.ofShop().stream().map(this::kits).toList()).containsExactlyInAnyOrder(2, 2, 1);
        for (var part : at.ofShop()) {
            var units = at.fulfillment(part).units();
            assertThat(units.get(b)).isEqualTo(3 * units.get(a));
        }
    }

    @Test
    void the_price_of_a_kit_is_compared_with_its_own_list_price() {
        var free = at.house.sku(5, 0);
        var dear = at.house.sku(5, 0);
        var kit = at.house.sku(0, 0);
        // All of the price falls to one component; the other costs nothing, and that is no slip
        at.house.bean(Kits.class).put(List.of(new Kit(kit, List.of(new Kit.Component(dear, 1, 1), new Kit.Component(free, 1, 0)))));
        var id = at.take(order().line(kit, 1));
        assertThat(at.fulfillment(id).lines()).extracting(Fulfillment.Line::unitPriceMinor).containsExactlyInAnyOrder(1000L, 0L);
        assertThat(at.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(at.decision(id, "PRICE")).startsWith("OK");
    }
}
