package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.wharf.FloorFixture;
import dev.wharf.inventory.lot.UnitTraces;
import dev.wharf.warehouse.Tracking.Kind;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The warehouse lead recalls a lot and sees who got it. */
class LotsUiIT extends AtDesks {
    @Test
    void a_lot_is_recalled_by_keyboard_and_its_orders_are_listed() {
        // Given a lot of tea that somebody got two units of
        var floor = FloorFixture.in(context);
        var sku = floor.tracked("TEA", Kind.LOT_EXPIRY, 30);
        floor.receive("TEA", "A-1", 5, "N2611A", LocalDate.now().plusDays(90));
        floor.receive("TEA", "A-2", 4, "N2602", LocalDate.now().plusDays(10));
        var order = floor.order(Map.of("TEA", 2));
        floor.inLane(() -> {
            context.getBean(UnitTraces.class).picked(order, floor.line(order), sku, "N2611A", "", 2);
            return null;
        });
        var page = desk.loggedIn(port, "warehouselead", password);
        // When the blocked ones are asked for, then the one that is too short is there
        page.navigate("/lots?blocked=true");
        var tooShort = page.locator("tr[data-lot='" + sku + "/N2602']");
        var good = page.locator("tr[data-lot='" + sku + "/N2611A']");
        assertThat(tooShort).containsText("天数不够");
        assertThat(good).hasCount(0);
        // When the good one is recalled without a mouse
        page.navigate("/lots");
        good.locator("button").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#recall-lot")).hasText(sku + "/N2611A");
        page.locator("#recall-form [name=reason]").fill("包装有玻璃");
        Desk.pictures(page, "lots-recall");
        page.keyboard().press("Enter");
        // Then what is not promised is frozen: five in the bin, two of all promised
        assertThat(good).containsText("已召回");
        assertThat(good).containsText("2 件已承诺");
        Desk.pictures(page, "lots");
        // And its orders are named
        good.locator("a").click();
        assertThat(page.locator("tbody tr")).containsText(order.toString());
        assertThat(page.locator("tbody tr")).containsText("还在仓内");
        Desk.pictures(page, "lot-orders");
        page.navigate("/lots?lang=en&blocked=true");
        assertThat(tooShort).containsText("Too short");
        assertThat(page.locator("h1")).hasText("Lots");
    }
}
