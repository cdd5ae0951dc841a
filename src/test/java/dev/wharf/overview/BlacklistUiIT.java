package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.wharf.TestHouse;
import org.junit.jupiter.api.Test;

/** A reviewer puts a buyer on the blacklist by an order's number and takes the entry off again. */
class BlacklistUiIT extends AtDesks {
    @Test
    void an_entry_is_made_from_an_order_and_removed_with_a_reason() {
        var order = order().line(house.sku(5, 0), 1);
        house.take(order);
        var reason = TestHouse.unique("拒收");
        var page = desk.loggedIn(port, "reviewer", password);
        page.navigate("/blacklist");
        // A number that is not there is said beside the form
        page.locator("#add").click();
        page.locator("[name=order]").fill("NO-SUCH-ORDER");
        page.locator("#add-form [name=reason]").fill(reason);
        page.locator("#add-form [type=submit]").click();
        assertThat(page.locator("#add-form .alert")).isVisible();
        // The buyer of one that is
        page.locator("[name=order]").fill(order.no);
        page.getByLabel("电话").uncheck();
        page.getByLabel("买家").check();
        Desk.pictures(page, "blacklist-add");
        page.locator("#add-form [name=days]").fill("30");
        page.locator("#add-form [type=submit]").click();
        var row = row(page, reason);
        assertThat(row).containsText("买家");
        assertThat(page.locator("main").textContent()).doesNotContain(order.buyer);
        var again = order().line(house.sku(5, 0), 1);
        again.buyer = order.buyer;
        assertThat(house.openHolds(house.take(again)).get("BLACKLIST")).contains("buyer (" + reason + ")");
        Desk.pictures(page, "blacklist");
        // Off again
        row.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON).click();
        page.locator("#retire-form [name=reason]").fill("误加");
        page.locator("#retire-form [type=submit]").click();
        assertThat(row).hasCount(0);
        page.navigate("/blacklist?all=true&lang=en");
        assertThat(row(page, reason)).containsText("Removed");
        assertThat(row(page, reason)).containsText("by reviewer: 误加");
        Desk.pictures(page, "blacklist-en");
    }

    private static Locator row(Page page, String reason) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(reason));
    }
}
