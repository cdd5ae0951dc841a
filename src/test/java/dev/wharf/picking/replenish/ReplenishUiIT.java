package dev.wharf.picking.replenish;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.wharf.AtFloor;
import dev.wharf.FloorFixture;
import dev.wharf.inventory.BinRole;
import dev.wharf.inventory.BinRoles;
import dev.wharf.picking.Picker;
import dev.wharf.warehouse.Tracking.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A pick face is filled with a scanner that types, and set by a lead. Leaves pictures under target/screenshots. */
class ReplenishUiIT extends AtFloor {
    @Autowired
    private BinRoles roles;
    @Autowired
    private ReplenishLook look;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;

    @BeforeEach
    void cups_and_reserve() {
        floor = FloorFixture.in(context);
        floor.tracked("CUP", Kind.NONE, 0);
        floor.receive("CUP", "A-01", 3, "", null);
        floor.receive("CUP", "R-01", 20, "", null);
        roles.put(List.of(BinRole.face(floor.warehouse, "A-01", floor.sku("CUP"), 2, 10), BinRole.bulk(floor.warehouse, "R-01")));
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "1280, 800"})
    void a_short_order_waits_until_the_scanner_has_filled_its_face(int width, int height) {
        // Given a picker who finds no cups
        var order = floor.order(Map.of("CUP", 2));
        var page = loggedIn("picker1", width, height);
        page.navigate(url("/pda"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        page.locator("#take").click();
        assertThat(page.locator("#bin")).hasText("A-01");
        page.locator("#not-found").click();
        page.locator("[data-reason=NOT_FOUND]").click();
        // Then the page says that the order waits
        assertThat(page.locator("#outcome")).containsText("等待补货");
        picture(page, "replenish-waits-" + width);
        // When the same picker fills the face, with the scanner alone
        page.navigate(url("/pda/replenish"));
        assertThat(page.locator("#open li")).hasCount(1);
        assertThat(page.locator("#open li")).containsText("R-01 → A-01");
        assertNoSeriousFault(page);
        picture(page, "replenish-idle-" + width);
        page.locator("#scan").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#bin")).hasText("R-01");
        assertThat(page.locator("#cause")).hasText("有订单在等");
        // A wrong bin rings and moves nothing
        scan(page, "R-02");
        assertThat(page.locator("#alarm")).isVisible();
        picture(page, "replenish-alarm-" + width);
        confirm(page);
        scan(page, "R-01");
        assertThat(page.locator("main")).hasAttribute("data-expects", "goods");
        picture(page, "replenish-goods-" + width);
        assertNoSeriousFault(page);
        scan(page, floor.sku("CUP"));
        assertThat(page.locator("#bin")).hasText("A-01");
        scan(page, "*4");
        assertThat(page.locator("#units")).hasText("4");
        picture(page, "replenish-face-" + width);
        scan(page, "A-01");
        assertThat(page.locator("#placed")).containsText("4 件已放进 A-01");
        assertThat(page.locator("#left")).hasText("3");
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitPick");
        scan(page, "R-01");
        scan(page, floor.sku("CUP"));
        scan(page, "A-01");
        // Then the order is offered again by itself
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "done");
        picture(page, "replenish-done-" + width);
        page.navigate(url("/pda"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        page.locator("#take").click();
        assertThat(page.locator("#bin")).hasText("A-01");
        scan(page, "A-01");
        scan(page, "*2");
        scan(page, floor.sku("CUP"));
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "done");
    }

    @Test
    void units_changed_after_an_answer_was_lost_do_not_stand_for_those_that_were_moved() {
        // Given five cups moved, and an answer that does not come
        floor.order(Map.of("CUP", 2));
        look.look(floor.warehouse);
        var page = loggedIn("picker1", 360, 740);
        page.navigate(url("/pda/replenish"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        page.locator("#take").click();
        for (var code : List.of("R-01", floor.sku("CUP"), "*5")) scan(page, code);
        assertThat(page.locator("#units")).hasText("5");
        page.route("**/moves", route -> {
            route.fetch();
            route.abort();
        });
        scan(page, "A-01");
        assertThat(page.locator("#alarm")).isVisible();
        page.unroute("**/moves");
        confirm(page);
        // When the person means two
        scan(page, "*2");
        // Then the page says that five were moved, and asks for what is left
        assertThat(page.locator("#placed")).containsText("5 件已放进 A-01");
        assertThat(page.locator("#left")).hasText("2");
        assertThat(page.locator("main")).hasAttribute("data-expects", "from");
        complaints.removeIf(complaint -> complaint.contains("ERR_FAILED"));
        // And the rest is moved, so that the next test's person has nothing in hand
        for (var code : List.of("R-01", floor.sku("CUP"), "A-01")) scan(page, code);
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "done");
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "1280, 800"})
    void a_device_whose_task_went_to_another_says_what_to_do_with_the_goods(int width, int height) {
        // Given somebody on the way with the goods
        floor.order(Map.of("CUP", 2));
        look.look(floor.warehouse);
        var page = loggedIn("picker1", width, height);
        page.navigate(url("/pda/replenish"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        page.locator("#take").click();
        for (var code : List.of("R-01", floor.sku("CUP"))) scan(page, code);
        assertThat(page.locator("main")).hasAttribute("data-expects", "to");
        // When the device is there, then the server knows, and what was scanned stays
        page.waitForResponse("**/keep", () -> page.evaluate("document.dispatchEvent(new Event('visibilitychange'))"));
        assertThat(jdbc.sql("SELECT acted_at IS NOT NULL FROM replenishment WHERE warehouse_code = :w").param("w", floor.warehouse).query(Boolean.class).single()).isTrue();
        assertThat(page.locator("main")).hasAttribute("data-expects", "to");
        // When another has the task, then it says so by itself
        jdbc.sql("UPDATE replenishment SET person = 'somebody' WHERE warehouse_code = :w").param("w", floor.warehouse).update();
        assertThat(page.locator("#alarm-text")).containsText("放回备货位 R-01");
        assertThat(page.locator("#alarm .alarm-note")).isHidden();
        assertNoSeriousFault(page);
        assertNothingWiderThan(page, width);
        picture(page, "replenish-gone-" + width);
        confirm(page);
        assertThat(page.locator("main")).hasAttribute("data-state", "idle");
        complaints.removeIf(complaint -> complaint.contains("403"));
    }

    @Test
    void an_order_page_says_that_the_order_waits() {
        var order = floor.order(Map.of("CUP", 2));
        var picker = new Picker(context, floor, "anna");
        picker.reportShort(picker.take());
        var page = loggedIn("warehouselead", 1280, 800);
        page.navigate(url("/orders/" + order));
        assertThat(page.locator("#replenishing")).containsText("缺 2 件 " + floor.sku("CUP"));
        picture(page, "replenish-order");
        // When the lead cancels the replenishment, then a person is asked
        page.navigate(url("/pick-faces?warehouse=" + floor.warehouse));
        page.locator("[data-cancels]").click();
        page.locator("#cancel [name=reason]").fill("叉车坏了");
        page.locator("#cancel [value=ok]").click();
        assertThat(page.locator("[data-cancels]")).hasCount(0);
        assertThat(floor.waitsAt(order)).containsExactly("Task_ResolveShortPick");
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "1280, 800"})
    void a_lead_sees_low_faces_first_and_sets_them(int width, int height) {
        // Given a face of which all units but one are planned, and one that is full
        floor.order(Map.of("CUP", 2));
        floor.tracked("LAMP", Kind.NONE, 0);
        floor.receive("LAMP", "A-02", 9, "", null);
        look.look(floor.warehouse);
        var page = loggedIn("warehouselead", width, height);
        page.navigate(url("/pick-faces?warehouse=" + floor.warehouse));
        ready(page);
        // When the lead sets the second one and another reserve bin, with the keyboard
        page.locator("#face-form [name=bin]").focus();
        for (var value : List.of("A-02", floor.sku("LAMP"), "5", "10")) {
            page.keyboard().type(value);
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(2);
        ready(page);
        page.locator("#reserve-form [name=bins]").fill("R-02 R-03");
        page.keyboard().press("Enter");
        assertThat(page.locator(".reserve li")).hasCount(3);
        ready(page);
        // Then the low one stands first, with what is on its way
        assertThat(page.locator("tbody tr").first()).containsText("A-01");
        assertThat(page.locator("tbody tr.low")).hasCount(1);
        assertThat(page.locator("tbody tr").first()).containsText("在补 7 件");
        picture(page, "pick-faces-" + width);
        assertNoSeriousFault(page);
        // And a wrong minimum is refused with a sentence
        page.locator("#face-form [name=bin]").fill("A-02");
        page.locator("#face-form [name=min]").fill("11");
        page.locator("#face-form [name=max]").fill("10");
        page.locator("#face-form [name=max]").press("Enter");
        assertThat(page.locator("#face-form .alert")).containsText("min is 0 to max");
        complaints.removeIf(complaint -> complaint.contains("422"));
        page.onDialog(dialog -> dialog.accept());
        page.locator(".reserve li button").last().click();
        assertThat(page.locator(".reserve li")).hasCount(2);
    }

    private static void ready(Page page) {
        assertThat(page.locator("main")).hasAttribute("data-ready", "true");
    }
}
