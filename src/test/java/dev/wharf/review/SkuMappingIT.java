package dev.wharf.review;

import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.catalog.Kit;
import dev.wharf.catalog.Kits;
import dev.wharf.catalog.SkuMappings;
import dev.wharf.catalog.SkuMappings.Code;
import dev.wharf.catalog.SkuWaiters;
import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment.Line;
import dev.wharf.process.Lanes;
import dev.wharf.warehouse.Products;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Orders with codes that nobody knows, until somebody says what they mean. */
@WharfTest
class SkuMappingIT {
    private static final String TASK = "Task_MapSku";

    private final ApplicationContext context;
    private AtReview at;

    @Autowired
    SkuMappingIT(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void a_shop_of_its_own() {
        at = new AtReview(context);
    }

    private FulfillmentId take(String code, int units) {
        return at.take(new AtReview.Order().line(code, units));
    }

    private int map(String code, String sku) {
        at.house.bean(Lanes.class).runOne(() -> at.house.bean(SkuMappings.class).put(new Code(at.shop, code), sku, "test"));
        return at.house.bean(SkuWaiters.class).wake(at.shop, List.of(code));
    }

    private List<String> goods(FulfillmentId id) {
        return at.fulfillment(id).lines().stream().filter(l -> l.quantity() > 0).map(l -> l.sku() + " " + l.quantity() + " at " + l.unitPriceMinor()).toList();
    }

    @Test
    void an_unknown_code_is_taken_named_and_held() {
        var code = TestHouse.unique("未知-");
        var id = at.take(new AtReview.Order().line(at.sku(1000, 0, 5), 1).line(code, 2, 1000, ",\"name\":\"蓝色马克杯\""));
        assertThat(at.waitsAt(id)).containsExactly(TASK);
        assertThat(at.holds(id).keySet()).containsExactly("SKU");
        assertThat(at.holds(id).get("SKU")).contains(code, "蓝色马克杯", "line 2");
        assertThat(at.decision(id, "SKU")).startsWith("BLOCK SKU_UNMAPPED: No product for code: " + code);
    }

    @Test
    void once_mapped_every_waiting_order_of_the_shop_goes_on_and_the_next_one_never_waits() {
        var code = TestHouse.unique("X-");
        var sku = at.sku(1000, 0, 100);
        var other = new AtReview(context);
        var elsewhere = other.take(new AtReview.Order().line(code, 1));
        var first = take(code, 1);
        var second = take(code, 2);
        assertThat(map(code, sku)).isEqualTo(2);
        for (var id : List.of(first, second, take(code, 3))) {
            assertThat(at.waitsAt(id)).containsExactly("Task_AwaitPick");
            assertThat(at.fulfillment(id).lines().get(0).sku()).isEqualTo(sku);
        }
        assertThat(other.waitsAt(elsewhere)).contains(TASK);
    }

    @Test
    void five_hundred_orders_go_on_in_the_order_of_their_deadlines() {
        var code = TestHouse.unique("X-");
        var sku = at.sku(1000, 0, 300);
        at.set("DUPLICATE", Map.of("window", 0, "noteWindow", 0));
        at.set("STOCK", Map.of("whenShort", "WAIT"));
        var orders = new ArrayList<AtReview.Order>();
        for (int i = 0; i < 500; i++) {
            var order = new AtReview.Order().line(code, 1);
            // The last to come are the first to be due.
            order.shipBy = "2026-12-%02dT%02d:%02d:00+08:00".formatted(28 - i / 60, 9, 59 - i % 60);
            orders.add(order);
        }
        var ids = at.takeAll(orders);
        assertThat(ids).allSatisfy(id -> assertThat(at.holds(id)).containsKey("SKU"));
        assertThat(map(code, sku)).isEqualTo(500);
        assertThat(ids.subList(200, 500)).allSatisfy(id -> assertThat(at.waitsAt(id)).containsExactly("Task_AwaitPick"));
        assertThat(ids.subList(0, 200)).allSatisfy(id -> assertThat(at.holds(id).keySet()).containsExactly("STOCK"));
    }

    @Test
    void a_code_mapped_to_a_kit_becomes_its_components_with_the_price_to_the_cent() {
        var cup = at.sku(1000, 0, 50);
        var spoon = at.sku(500, 0, 50);
        var kit = at.sku(2000, 0, 0);
        at.house.bean(Kits.class).put(List.of(new Kit(kit, List.of(new Kit.Component(cup, 1, 0), new Kit.Component(spoon, 3, 0)))));
        var code = TestHouse.unique("SET-");
        var id = at.take(new AtReview.Order().line(code, 2, 1999, ""));
        map(code, kit);
        assertThat(at.waitsAt(id)).containsExactly("Task_AwaitPick");
        // 1999 by 1000 : 1500 is 800 : 1199, and 1199 on three spoons 400 + 400 + 399
        assertThat(goods(id)).containsExactlyInAnyOrder(cup + " 2 at 800", spoon + " 2 at 399", spoon + " 4 at 400");
        assertThat(at.fulfillment(id).lines()).extracting(Line::kitSku).containsOnly(kit);
    }

    @Test
    void a_code_that_differs_in_case_only_is_mapped_by_the_rule_and_one_that_is_only_alike_is_not() {
        var sku = at.sku(1000, 0, 10);
        var id = take(sku.toLowerCase(), 1);
        assertThat(at.waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(at.decision(id, "SKU")).isEqualTo("FIXED MAPPED: Codes mapped: " + sku.toLowerCase() + " → " + sku);
        assertThat(at.house.bean(SkuMappings.class).ofShop(at.shop, "", 10)).extracting(SkuMappings.Mapping::sku, SkuMappings.Mapping::mappedBy).containsExactly(
            org.assertj.core.groups.Tuple.tuple(sku, "SKU"));
        var dashed = sku.charAt(0) + "-" + sku.substring(1);
        var alike = take(dashed, 1);
        assertThat(at.holds(alike).get("SKU")).contains(dashed, sku + " 95%");
        at.set("SKU", Map.of("applyFromPercent", 95));
        assertThat(at.waitsAt(take(dashed, 1))).containsExactly("Task_AwaitPick");
    }

    @Test
    void a_barcode_is_a_code_too_unless_the_shop_wants_to_be_asked() {
        var sku = at.sku(1000, 0, 10);
        at.set("SKU", Map.of("applyFromPercent", 101));
        assertThat(at.waitsAt(take("B" + sku, 1))).contains(TASK);
        at.set("SKU", Map.of("applyFromPercent", 100));
        assertThat(goods(take("B" + sku, 1))).containsExactly(sku + " 1 at 1000");
    }

    @Test
    void a_person_maps_it_at_the_task_and_the_others_follow() {
        var code = TestHouse.unique("X-");
        var sku = at.sku(1000, 0, 100);
        var mine = take(code, 1);
        var other = take(code, 2);
        AtReview.by("reviewer", "reviewer", () -> at.complete(mine, TASK, "MAP", "mapTo", "NO-SUCH-" + sku));
        assertThat(at.waitsAt(mine)).contains(TASK);
        AtReview.by("reviewer", "reviewer", () -> at.complete(mine, TASK, "MAP", "mapTo", sku));
        assertThat(at.waitsAt(mine)).containsExactly("Task_AwaitPick");
        soon().untilAsserted(() -> assertThat(at.waitsAt(other)).containsExactly("Task_AwaitPick"));
        assertThat(at.house.bean(SkuMappings.class).ofShop(at.shop, "", 10)).extracting(SkuMappings.Mapping::mappedBy).containsExactly("reviewer");
    }

    @Test
    void the_first_proposal_is_taken_over_with_one_decision() {
        var sku = at.sku(1000, 0, 100);
        var dashed = sku.charAt(0) + "." + sku.substring(1);
        var id = take(dashed, 1);
        at.complete(id, TASK, "USE_PROPOSAL");
        assertThat(goods(id)).containsExactly(sku + " 1 at 1000");
    }

    @Test
    void an_order_with_two_unknown_codes_waits_for_the_second_and_the_price_rule_looks_at_what_it_really_is() {
        var one = TestHouse.unique("X-");
        var two = TestHouse.unique("Y-");
        var cheap = at.sku(1000, 0, 10);
        var dear = at.sku(100_000, 0, 10);
        var id = at.take(new AtReview.Order().line(one, 1).line(two, 1));
        map(one, cheap);
        assertThat(at.holds(id).get("SKU")).contains(two).doesNotContain(one);
        map(two, dear);
        assertThat(at.holds(id).keySet()).containsExactly("PRICE");
    }

    @Test
    void a_product_that_is_added_later_is_found_even_as_a_kit() {
        var code = TestHouse.unique("NEW-");
        var part = at.sku(1000, 0, 10);
        var id = take(code, 2);
        at.house.bean(Products.class).put(List.of(new Products.Product(code, code, "STD", "新组合", 1000, 0, 100, 1, 1, 1, "NORMAL", List.of())));
        at.house.bean(Kits.class).put(List.of(new Kit(code, List.of(new Kit.Component(part, 2, 0)))));
        at.complete(id, TASK, "RECHECK");
        assertThat(goods(id)).containsExactly(part + " 4 at 500");
    }
}
