package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.wharf.demo.StubStock;
import dev.wharf.stockpush.AtChannels;
import org.junit.jupiter.api.Test;

/** A warehouse lead says how a shop shows its stock, sees why a number is what it is, and what differs at the channel. */
class StockPushUiIT extends AtDesks {
    @Test
    void a_lead_sets_a_shop_up_and_sees_what_it_is_told() {
        // Given a shop with a listing that was told, and another that somebody changed at the channel
        var channels = new AtChannels(context);
        var shop = channels.shop("webhook");
        var listing = channels.mapped(shop, AtChannels.listing("webhook"), house.sku(17, 0));
        var edited = channels.mapped(shop, AtChannels.listing("webhook"), house.sku(5, 0));
        var ended = channels.mapped(shop, AtChannels.listing("webhook"), house.sku(5, 0));
        context.getBean(StubStock.class).end(shop, ended);
        channels.tell(shop);
        context.getBean(StubStock.class).edit(shop, edited, 8);
        channels.audit(shop);
        // When the lead opens the page by keyboard
        var page = desk.loggedIn(port, "warehouselead", password);
        page.navigate("/stock/push?shop=" + shop);
        var row = page.locator("tr[data-listing='" + listing + "']");
        assertThat(row).containsText("17");
        assertThat(page.locator("tr[data-listing='" + ended + "']")).containsText("商品已下架");
        assertThat(page.locator("section[aria-labelledby=drift-title]")).containsText(edited);
        Desk.pictures(page, "stock-push");
        // Then the number is explained
        row.locator("td.figure a").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#why")).containsText("可售 17");
        // And when the shop shows half, the page says so
        page.waitForLoadState();
        page.locator("#set").focus();
        page.keyboard().press("Enter");
        page.locator("[name=percent]").fill("50");
        page.locator("[name=note]").fill("两店平分");
        Desk.pictures(page, "stock-push-set");
        page.locator("[name=note]").press("Enter");
        assertThat(page.locator("section[aria-labelledby=history-title]")).containsText("两店平分");
        page.navigate("/stock/push?shop=" + shop + "&why=" + listing + "&lang=en");
        assertThat(page.locator("#why")).containsText("50 % of the shared 17: 8");
        page.locator("tr[data-listing='" + listing + "'] [data-again]").click();
        assertThat(page.locator("#toast")).containsText("soon");
        assertThat(page.locator("body")).not().containsText("??");
        Desk.pictures(page, "stock-push-en");
    }
}
