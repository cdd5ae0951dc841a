package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.wharf.TestHouse;
import dev.wharf.inventory.ExpectedStock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A warehouse lead keeps units for a shop, by keyboard, and sees what could not be given. */
class QuotaUiIT extends AtDesks {
    @Test
    void a_quota_is_set_and_what_is_missing_is_shown() {
        var sku = house.sku(3, 0);
        house.bean(ExpectedStock.class).put(List.of(new ExpectedStock.Coming(TestHouse.unique("PO"), TestHouse.NEAR, sku, 4, Instant.parse("2026-11-28T04:00:00Z"))));
        var page = desk.loggedIn(port, "warehouselead", password);
        page.navigate("/stock/quotas");
        page.locator("[name=sku]").fill(sku);
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).containsText("没有配额");
        page.waitForLoadState(); // The text is there before the script that opens the dialog.
        page.locator("#set").focus();
        page.keyboard().press("Enter");
        page.locator("[name=shop]").selectOption(TestHouse.SHOP);
        page.locator("[name=warehouse]").selectOption(TestHouse.NEAR);
        page.locator("[name=amount]").fill("5");
        Desk.pictures(page, "quotas-set");
        page.keyboard().press("Enter");
        var row = page.locator("tbody tr", new Page.LocatorOptions().setHasText(TestHouse.SHOP));
        assertThat(row).containsText("3");
        assertThat(row).containsText("2");
        Desk.pictures(page, "quotas");
    }
}
