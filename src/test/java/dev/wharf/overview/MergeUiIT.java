package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.TestHouse.order;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A clerk merges, takes apart, splits and puts back on the order page. */
class MergeUiIT extends AtDesks {
    @Test
    void two_orders_of_a_buyer_become_one_and_two_again_and_goods_are_split_off_and_put_back() {
        var sku = house.sku(0, 0);
        var first = house.take(order().line(sku, 3));
        var second = house.take(order().line(sku, 2));
        var page = desk.loggedIn(port, "reviewer", password);
        page.navigate("/orders/" + first);
        // Given the other order of the buyer on the page, when it is merged
        var row = page.locator("#merge tbody tr", new Page.LocatorOptions().setHas(page.locator("a[href='/orders/" + second + "']")));
        assertThat(row).containsText("同收件人");
        pictures(page, "merge-candidates");
        row.locator("[data-does=merge]").click();
        assertThat(row).containsText("已并入本单");
        assertThat(page.locator(".goods tbody tr")).hasCount(2);
        pictures(page, "merge-merged");
        // Then the other one says where its goods are, and leads there
        page.navigate("/orders/" + second);
        assertThat(page.locator("#merge [data-says=bearer] a")).hasText(first.toString());
        Desk.pictures(page, "merge-absorbed");
        page.locator("#merge [data-says=bearer] button").click();
        assertThat(page.locator("#merge [data-says=bearer]")).isHidden();
        assertThat(page.locator("h1 .stage-REVIEW")).isVisible();
        // When units are split off
        page.navigate("/orders/" + first);
        page.locator("#merge summary").click();
        page.locator("#split input[data-line='1']").fill("1");
        pictures(page, "merge-split");
        page.locator("#split [type=submit]").click();
        var part = page.locator("#merge tbody tr", new Page.LocatorOptions().setHasText("从本单拆出"));
        assertThat(part).hasCount(1);
        Assertions.assertThat(house.fulfillment(first).units()).containsEntry(sku, 2);
        // Then they can be put back
        part.locator("[data-does=join]").click();
        assertThat(part).hasCount(0, new com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions().setTimeout(30_000));
        Assertions.assertThat(house.fulfillment(first).units()).containsEntry(sku, 3);
        // And in English
        page.navigate("/orders/" + first + "?lang=en");
        assertThat(page.locator("#merge h2")).hasText("Merge and split");
        pictures(page, "merge-en");
    }

    @Test
    void a_refusal_is_said_in_the_houses_words() {
        var sku = house.sku(0, 0);
        var id = house.take(order().line(sku, 2));
        var page = desk.loggedIn(port, "csr", password);
        page.navigate("/orders/" + id);
        page.locator("#merge summary").click();
        page.locator("#split input[data-line='1']").fill("2");
        page.locator("#split [type=submit]").click();
        Locator alert = page.locator("#merge > .alert");
        assertThat(alert).containsText("leave at least one");
        Desk.pictures(page, "merge-refused");
    }

    /** The section, as on a desk and as on a phone. */
    private static void pictures(Page page, String name) {
        page.locator("#merge").screenshot(new Locator.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
        page.setViewportSize(360, 740);
        page.locator("#merge").screenshot(new Locator.ScreenshotOptions().setPath(Path.of("target/screenshots", name + "-360.png")));
        page.setViewportSize(1280, 850);
    }
}
