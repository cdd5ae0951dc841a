package dev.wharf;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Stage;
import dev.wharf.picking.Picker;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.warehouse.Tracking.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A cart of several orders in a browser, with a scanner that types: picked, disturbed, without network, put back. Leaves pictures under target/screenshots. */
class PdaUiIT extends AtFloor {
    private static final int PHONE_HEIGHT = 740;

    @Autowired
    private Instances instances;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;

    @BeforeEach
    void goods() {
        floor = FloorFixture.in(context);
        floor.tracked("CUP", Kind.NONE, 0);
        floor.receive("CUP", "A-01", 20, "", null);
        floor.receive("CUP", "A-09", 20, "", null);
        floor.tracked("LAMP", Kind.NONE, 0);
        floor.receive("LAMP", "B-11", 20, "", null);
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "1280, 800"})
    void a_cart_of_three_orders_is_picked_with_a_scanner_alone(int width, int height) {
        // Given three orders on one cart, one of them to be wrapped
        var first = floor.order(Map.of("CUP", 2));
        var second = floor.order(Map.of("CUP", 1, "LAMP", 1), "礼品包装");
        var third = floor.order(Map.of("LAMP", 12));
        floor.cart(List.of(first, second, third));
        var page = loggedIn("picker1", width, height);
        page.navigate(url("/pda"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        assertNoSeriousFault(page);
        picture(page, "pda-cart-idle-" + width);
        page.locator("#scan").focus();
        // When the scanner's Enter takes the task
        page.keyboard().press("Enter");
        // Then bin, place on the cart and the stop after it stand there
        assertThat(page.locator("#bin")).hasText("A-01");
        assertThat(page.locator("#place")).hasText("1");
        assertThat(page.locator("#cart-picture rect.lit")).hasCount(1);
        assertThat(page.locator("#next")).containsText("B-11");
        assertThat(page.locator("#requests")).isHidden();
        picture(page, "pda-cart-bin-" + width);
        scan(page, "A-01");
        assertThat(page.locator("main")).hasAttribute("data-expects", "goods");
        picture(page, "pda-cart-goods-" + width);
        assertNoSeriousFault(page);
        // When the wrong goods are scanned
        scan(page, floor.barcode("LAMP"));
        // Then the screen is red, the tone was started, and nothing has changed
        assertThat(page.locator("#alarm")).isVisible();
        assertThat(page.evaluate("getComputedStyle(document.getElementById('alarm')).backgroundColor")).isEqualTo("rgb(176, 0, 24)");
        assertThat(page.evaluate("window.wharfAlarm.tones")).isEqualTo(1);
        assertThat(page.locator(".alarm-note")).isVisible();
        assertThat(page.locator("#alarm-text .whole").getByText("B-11")).isVisible();
        assertThat(picked(first)).isZero();
        picture(page, "pda-cart-alarm-" + width);
        confirm(page);
        assertThat(page.locator("#left")).hasText("2");
        // When two are taken at once
        scan(page, "*2");
        assertThat(page.locator("#times")).hasText("×2");
        scan(page, floor.barcode("CUP"));
        // Then it says where they went, and shows the place of the next order with its request
        assertThat(page.locator("#placed")).containsText("2 件放到 1 号格");
        assertThat(page.locator("#place")).hasText("2");
        assertThat(page.locator("#requests")).containsText("礼品包装");
        assertThat(floor.stage(first)).isEqualTo(Stage.VERIFY);
        // And what to do next stands there without scrolling
        var prompt = page.locator("#prompt").boundingBox();
        assertThat(prompt.y + prompt.height).as("end of the prompt").isLessThanOrEqualTo(height);
        picture(page, "pda-cart-placed-" + width);
        scan(page, floor.barcode("CUP"));
        scan(page, "B-11");
        scan(page, floor.barcode("LAMP"));
        assertThat(page.locator("#place")).hasText("3");
        scan(page, "*12");
        scan(page, floor.barcode("LAMP"));
        // Then all three go to the bench
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "done");
        assertThat(List.of(floor.stage(second), floor.stage(third))).containsOnly(Stage.VERIFY);
    }

    @Test
    void an_hour_without_network_and_a_page_loaded_again_lose_no_scan_of_a_cart() {
        // Given a cart of two orders, whose network goes away at the first bin
        var first = floor.order(Map.of("CUP", 2));
        var second = floor.order(Map.of("CUP", 1, "LAMP", 2));
        floor.cart(List.of(first, second));
        var page = pickerWithTask("picker1");
        scan(page, "A-01");
        assertThat(page.locator("main")).hasAttribute("data-expects", "goods");
        page.waitForFunction("navigator.serviceWorker.controller !== null");
        page.reload();
        assertThat(page.locator("main")).hasAttribute("data-ready", "true");
        scan(page, "A-01");
        assertThat(page.locator("main")).hasAttribute("data-expects", "goods");
        withoutNetwork(page);
        // When both cups of the first order, one of the second, and a wrong thing are scanned
        scan(page, "*2");
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#place")).hasText("2");
        assertThat(page.locator("#placed")).containsText("1 号格");
        scan(page, floor.barcode("LAMP"));
        assertThat(page.locator("#alarm")).isVisible();
        confirm(page);
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#bin")).hasText("B-11");
        // Then the screen says so without scrolling
        var network = page.locator("#network").boundingBox();
        assertThat(network.y + network.height).as("end of the line about the network").isLessThanOrEqualTo(PHONE_HEIGHT);
        picture(page, "pda-cart-offline");
        // And the page is loaded again while the network is away
        page.reload();
        // Then the task and its scans are still there
        assertThat(page.locator("#bin")).hasText("B-11");
        assertThat(page.locator("#network")).isVisible();
        picture(page, "pda-cart-reloaded-offline");
        scan(page, "B-11");
        scan(page, floor.barcode("LAMP"));
        assertThat(page.locator("#left")).hasText("1");
        assertThat(picked(first) + picked(second)).isZero();
        // When the network is back, then each is counted once
        networkBack(page);
        assertThat(page.locator("#network")).isHidden();
        assertThat(picked(first)).isEqualTo(2);
        assertThat(picked(second)).isEqualTo(2);
        scan(page, floor.barcode("LAMP"));
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "done");
        assertThat(List.of(floor.stage(first), floor.stage(second))).containsOnly(Stage.VERIFY);
        complaints.removeIf(AtFloor::isOffline);
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "1280, 800"})
    void a_task_that_went_back_because_nobody_scanned_says_so_and_goes_on_with_the_next_scan(int width, int height) {
        var order = floor.order(Map.of("CUP", 2));
        var page = loggedIn("picker1", width, height);
        page.navigate(url("/pda"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        page.locator("#take").click();
        assertThat(page.locator("#bin")).hasText("A-01");
        // When it has gone back, then the device says so and keeps it
        wentBack(order);
        assertThat(page.locator("#returned")).isVisible();
        assertThat(page.locator("#bin")).hasText("A-01");
        assertNoSeriousFault(page);
        picture(page, "pda-returned-" + width);
        // And the next scan takes it up again
        scan(page, "A-01");
        assertThat(page.locator("#placed")).containsText("又在你手里");
        assertThat(page.locator("#returned")).isHidden();
        picture(page, "pda-taken-up-" + width);
        scan(page, "*2");
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "done");
        assertThat(floor.stage(order)).isEqualTo(Stage.VERIFY);
    }

    @Test
    void scans_of_a_device_without_network_are_counted_though_its_task_went_back_and_named_if_another_has_it() {
        // Given two devices that lose the network, one scan each
        var kept = floor.order(Map.of("CUP", 2));
        var page = pickerWithTask("picker1");
        scan(page, "A-01");
        assertThat(page.locator("main")).hasAttribute("data-expects", "goods");
        withoutNetwork(page);
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#left")).hasText("1");
        // When its task goes back meanwhile, then the scan counts all the same
        wentBack(kept);
        networkBack(page);
        assertThat(page.locator("#network")).isHidden();
        assertThat(page.locator("#placed")).containsText("又在你手里");
        assertThat(picked(kept)).isEqualTo(1);
        // When it is another's by then, then the picker is told what to take off the cart, and has nothing in hand
        withoutNetwork(page);
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#network")).isVisible();
        jdbc.sql("UPDATE pick_task SET picker = 'somebody' WHERE pick_task_id = (SELECT pick_task_id FROM pick_order WHERE fulfillment_id = :id)").param("id", kept.value()).update();
        networkBack(page);
        assertThat(page.locator("#alarm-text")).containsText("请从车上取出");
        assertThat(page.locator("#alarm-text")).containsText("已不在你手里");
        picture(page, "pda-taken-over");
        confirm(page);
        assertThat(page.locator("main")).hasAttribute("data-state", "idle");
        complaints.removeIf(c -> AtFloor.isOffline(c) || c.contains("403"));
    }

    @ParameterizedTest
    @CsvSource({"DONE", "CANCELLED"})
    void a_walk_that_ended_in_other_hands_is_gone_and_not_to_be_brought_anywhere(String state) {
        var order = floor.order(Map.of("CUP", 2));
        var page = pickerWithTask("picker1");
        jdbc.sql("UPDATE pick_task SET state = :state, picker = 'somebody', revision = revision + 1 WHERE pick_task_id = (SELECT pick_task_id FROM pick_order WHERE fulfillment_id = :id)")
            .param("state", state).param("id", order.value()).update();
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "gone");
        assertThat(page.locator("#outcome")).containsText("已不在你手里");
        assertThat(page.locator("#alarm")).isHidden();
    }

    private void wentBack(FulfillmentId order) {
        jdbc.sql("UPDATE pick_task SET state = 'WAITING', returned_from = picker, picker = '', taken_at = NULL WHERE pick_task_id = (SELECT pick_task_id FROM pick_order WHERE fulfillment_id = :id)")
            .param("id", order.value()).update();
    }

    @Test
    void what_was_scanned_for_an_order_that_was_cancelled_meanwhile_is_told_when_the_network_is_back() {
        var first = floor.order(Map.of("LAMP", 2));
        var second = floor.order(Map.of("CUP", 1));
        floor.cart(List.of(first, second));
        var page = pickerWithTask("picker2");
        scan(page, "A-01");
        assertThat(page.locator("main")).hasAttribute("data-expects", "goods");
        withoutNetwork(page);
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#bin")).hasText("B-11");
        cancel(second);
        networkBack(page);
        assertThat(page.locator("#alarm-text")).containsText("没有计数，请从车上取出：订单 " + second + " 已不在本次拣货中");
        picture(page, "pda-cart-refused-later");
        confirm(page);
        assertThat(page.locator("#bin")).hasText("B-11");
        complaints.removeIf(AtFloor::isOffline);
    }

    @Test
    void an_order_of_the_cart_that_is_cancelled_is_told_within_two_seconds_and_goes_back_by_scan() {
        // Given a cart of two orders, one cup of the first on place 1
        var first = floor.order(Map.of("CUP", 2));
        var second = floor.order(Map.of("LAMP", 1));
        floor.cart(List.of(first, second));
        var page = pickerWithTask("picker1");
        scan(page, "A-01");
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#left")).hasText("1");
        // When it is cancelled
        var at = Instant.now();
        cancel(first);
        page.locator("#alarm").waitFor();
        // Then the picker is told in time: which place, what to do
        assertThat(Duration.between(at, Instant.now())).isLessThan(Duration.ofSeconds(4));
        assertThat(page.locator("#alarm-text")).containsText("1 号格的订单 " + first + " 已取消");
        assertThat(page.locator("#alarm-text")).containsText("1 件要放回");
        assertThat(page.locator(".alarm-note")).isHidden();
        picture(page, "pda-cart-cancelled");
        confirm(page);
        // And the rest of the walk goes on
        assertThat(page.locator("#bin")).hasText("B-11");
        assertThat(page.locator("#put-backs")).hasAttribute("data-open", "1");
        scan(page, "B-11");
        scan(page, floor.barcode("LAMP"));
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "done");
        // When the picker puts the cup back: wrong goods ring, then goods, bin
        page.locator("#put-backs").click();
        assertThat(page.locator(".put-back-list > li")).hasCount(1);
        assertNoSeriousFault(page);
        picture(page, "put-back-list");
        scan(page, floor.barcode("LAMP"));
        assertThat(page.locator("#alarm-text")).containsText("不在 " + first + " 要放回的商品中");
        confirm(page);
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#bin")).hasText("A-01");
        picture(page, "put-back-bin");
        scan(page, floor.barcode("LAMP"));
        assertThat(page.locator("#alarm-text")).containsText("是商品，不是货位");
        confirm(page);
        assertThat(floor.balance("CUP").frozen()).isEqualTo(1);
        scan(page, "A-01");
        // Then it is back, the order is closed, and the unit can be sold
        assertThat(page.locator("#placed")).containsText("全部放回");
        assertThat(page.locator(".put-back-list > li")).hasCount(0);
        picture(page, "put-back-done");
        assertThat(floor.stage(first)).isEqualTo(Stage.CANCELLED);
        assertThat(floor.balance("CUP")).returns(40, b -> b.onHand()).returns(0, b -> b.frozen()).returns(40, b -> b.available());
    }

    @Test
    void a_unit_whose_answer_is_lost_on_the_way_is_put_back_once() {
        // Given two cups of a cancelled order on the cart
        var order = floor.order(Map.of("CUP", 3));
        var hands = new Picker(context, floor, "ida");
        hands.pick(hands.take(), 2);
        cancel(order);
        var page = loggedIn("picker1", 360, 740);
        page.navigate(url("/pda/put-back"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        assertThat(page.locator(".put-back-list > li")).hasCount(1);
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#bin")).hasText("A-01");
        // When the server counts the scan of the bin, and its answer gets lost
        page.route("**/api/v1/put-backs/*/scans", route -> {
            route.fetch();
            route.abort();
        }, new Page.RouteOptions().setTimes(1));
        scan(page, "A-01");
        assertThat(page.locator("#alarm")).isVisible();
        confirm(page);
        assertThat(floor.balance("CUP").frozen()).isEqualTo(1);
        // And the bin is scanned again
        scan(page, "A-01");
        // Then one unit is back, and the other is still to be put back
        assertThat(page.locator("#placed")).containsText("已放回 A-01");
        assertThat(floor.balance("CUP").frozen()).isEqualTo(1);
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("main")).hasAttribute("data-expects", "scan-bin");
        scan(page, "A-01");
        assertThat(page.locator("#placed")).containsText("全部放回");
        assertThat(floor.stage(order)).isEqualTo(Stage.CANCELLED);
        complaints.removeIf(AtFloor::isOffline);
    }

    @Test
    void a_complete_order_that_is_cancelled_while_the_walk_goes_on_is_told_and_the_rest_goes_to_the_bench() {
        // Given a cart of three orders, the first of which is complete
        var first = floor.order(Map.of("CUP", 1));
        var second = floor.order(Map.of("CUP", 2));
        var third = floor.order(Map.of("LAMP", 1));
        floor.cart(List.of(first, second, third));
        var page = pickerWithTask("picker1");
        scan(page, "A-01");
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#place")).hasText("2");
        // When it is cancelled, then the picker is told that its unit goes back
        cancel(first);
        assertThat(page.locator("#alarm-text")).containsText("1 号格的订单 " + first + " 已取消");
        assertThat(page.locator("#alarm-text")).containsText("1 件要放回");
        confirm(page);
        scan(page, "A-01");
        scan(page, "*2");
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#bin")).hasText("B-11");
        // When the last open order is cancelled as well
        cancel(third);
        // Then that one is named and nothing else, and the second goes to the bench
        assertThat(page.locator("#alarm-text")).hasText("3 号格的订单 " + third + " 已取消，不要送到复核台");
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "done");
        assertThat(page.locator("#outcome")).containsText(second.toString());
        assertThat(page.locator("#outcome")).not().containsText(first.toString());
        picture(page, "pda-cart-last-cancelled");
        assertThat(floor.stage(second)).isEqualTo(Stage.VERIFY);
    }

    @Test
    void the_lead_gives_up_what_is_lost_and_a_picker_cannot() {
        var order = floor.order(Map.of("CUP", 2));
        var picker = pickerWithTask("picker2");
        scan(picker, "A-01");
        scan(picker, floor.barcode("CUP"));
        assertThat(picker.locator("#left")).hasText("1");
        cancel(order);
        assertThat(picker.locator("#alarm")).isVisible();
        confirm(picker);
        picker.navigate(url("/pda/put-back?lang=en"));
        assertThat(picker.locator(".put-back-list > li")).hasCount(1);
        assertThat(picker.locator(".lose")).hasCount(0);
        var lead = loggedIn("warehouselead", 1280, 800);
        lead.navigate(url("/pda/put-back?lang=en"));
        lead.locator("#warehouse").selectOption(floor.warehouse);
        lead.locator("li[data-order=" + order + "] .lose").click();
        picture(lead, "put-back-lost");
        lead.locator("#lost-reason").fill("fell off the cart");
        lead.locator("#lost-reason").press("Enter");
        assertThat(lead.locator(".put-back-list > li")).hasCount(0);
        assertThat(floor.balance("CUP").onHand()).isEqualTo(39);
        assertThat(floor.stage(order)).isEqualTo(Stage.CANCELLED);
    }

    @Test
    void too_few_in_a_bin_sends_the_picker_to_the_next_one_and_the_list_shows_it() {
        floor.order(Map.of("CUP", 5));
        var page = pickerWithTask("picker1");
        scan(page, "A-01");
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#left")).hasText("4");
        page.locator("#not-found").click();
        picture(page, "pda-cart-not-found");
        page.locator("[data-reason=TOO_FEW]").click();
        assertThat(page.locator("#amount")).isVisible();
        assertThat(page.locator("#amount-units")).isFocused();
        picture(page, "pda-how-many");
        page.keyboard().type("1");
        page.keyboard().press("Enter");
        assertThat(page.locator("#placed")).containsText("改从其他货位拣");
        assertThat(page.locator("#left")).hasText("1");
        assertThat(page.locator("#next")).containsText("A-09");
        page.locator("#whole-list").click();
        assertThat(page.locator("#list-lines li")).hasCount(2);
        picture(page, "pda-list");
        page.locator("#list [data-close]").click();
        scan(page, floor.barcode("CUP"));
        scan(page, "A-09");
        scan(page, "*3");
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "done");
    }

    private void cancel(FulfillmentId order) {
        floor.inLane(() -> {
            instances.tell(Message.OrderCancelled, List.of(order), Map.of());
            return null;
        });
    }

    private int picked(FulfillmentId order) {
        return jdbc.sql("SELECT SUM(picked_quantity) FROM pick_line WHERE fulfillment_id = :id").param("id", order.value()).query(Integer.class).single();
    }

    private Page pickerWithTask(String user) {
        var page = loggedIn(user, 360, 740);
        page.navigate(url("/pda"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        page.locator("#take").click();
        assertThat(page.locator("#bin")).hasText("A-01");
        return page;
    }
}
