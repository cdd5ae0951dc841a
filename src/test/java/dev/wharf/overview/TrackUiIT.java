package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.Soon.soon;
import static dev.wharf.tracking.Watched.scan;

import com.microsoft.playwright.Page;
import dev.wharf.tracking.Watched;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Customer service copies a buyer's link; the buyer opens it on a phone. */
class TrackUiIT extends AtDesks {
    @Test
    void the_link_on_the_order_opens_the_buyers_page() {
        var parcels = new Watched(context);
        var sent = parcels.watched();
        parcels.push(sent, "5", scan(0, "1", "【上海市】快件已揽收，揽收网点电话 021-60001234"), scan(61, "0", "【杭州市】快件到达杭州转运中心"), scan(80, "5", "【杭州市】快递员正在派件，电话 13900000001"));
        soon().until(() -> parcels.state(sent), "OUT_FOR_DELIVERY"::equals);
        var csr = desk.loggedIn(port, "csr", password);
        csr.navigate("/orders/" + sent.order());
        assertThat(csr.locator("#timeline")).containsText("派送中");
        csr.locator("#buyers-page").scrollIntoViewIfNeeded();
        Desk.pictures(csr, "order-buyers-page");
        var link = csr.locator("#buyers-page a").getAttribute("href");
        var buyer = desk.stranger(port);
        buyer.navigate(link);
        assertThat(buyer.locator(".parcel .delivery")).hasText("派送中");
        assertThat(buyer.locator(".way li")).hasCount(3);
        Desk.pictures(buyer, "track");
        buyer.setViewportSize(360, 740);
        Assertions.assertTrue((Boolean) buyer.evaluate("document.documentElement.scrollWidth <= 360"), "nothing is wider than the phone");
        tabTo(buyer, "English");
        buyer.keyboard().press("Enter");
        assertThat(buyer.locator(".parcel .delivery")).hasText("Out for delivery");
        Desk.picture(buyer, "track-en-360");
        buyer.navigate("/track/nothing");
        assertThat(buyer.locator("h1")).hasText("There is no such page");
        Desk.picture(buyer, "track-unknown-360");
    }

    @Test
    void orders_are_narrowed_to_those_with_a_delivery_problem() {
        var parcels = new Watched(context);
        var sent = parcels.watched();
        parcels.push(sent, "14", scan(0, "14", "收件人拒收"));
        soon().until(() -> parcels.state(sent), "RETURNED"::equals);
        var csr = desk.loggedIn(port, "csr", password);
        csr.navigate("/orders");
        csr.locator("[name=delivery]").selectOption("PROBLEM");
        csr.locator("#q").fill(sent.number());
        assertThat(csr.locator("a.number")).hasText(new String[] {sent.order().toString()});
        Desk.pictures(csr, "orders-delivery");
    }

    private static void tabTo(Page page, String text) {
        for (int i = 0; i < 10; i++) {
            page.keyboard().press("Tab");
            if (text.equals(page.evaluate("document.activeElement.textContent"))) return;
        }
        throw new AssertionError(text + " is not reached by keyboard");
    }
}
