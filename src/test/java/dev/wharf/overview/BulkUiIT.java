package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.wharf.TestHouse;
import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A reviewer handles many held orders at once, in a browser. */
class BulkUiIT extends AtDesks {

    @Test
    void a_reviewer_previews_runs_watches_and_takes_the_results_home() throws IOException {
        // Given three orders for goods that were sold out; two units came since
        var sku = house.sku(0, 0);
        var ids = new ArrayList<FulfillmentId>();
        for (int i = 0; i < 3; i++) ids.add(house.take(order().line(sku, 1)));
        house.receive(sku, TestHouse.NEAR, 2);
        var page = desk.loggedIn(port, "reviewer", password);
        page.navigate("/orders");
        page.locator("a[href='/orders/bulk']").click();
        // When their numbers are pasted and their review is tried anew, by keyboard
        assertThat(page.locator("#reason-field")).isHidden();
        page.locator(".numbers-in summary").press("Enter");
        page.locator("[name=numbers]").fill(ids.stream().map(FulfillmentId::toString).collect(Collectors.joining("，\n")));
        page.locator("#try").press("Enter");
        // Then the page says what would happen, and nothing has
        assertThat(page.locator("[data-outcome=PASSED] strong")).hasText("2");
        assertThat(page.locator("[data-outcome=HELD] strong")).hasText("1");
        assertThat(page.locator("#previewed .hold").first()).containsText("库存");
        assertThat(ids).allSatisfy(id -> assertThat(house.fulfillment(id).stage()).isEqualTo(Stage.REVIEW));
        both(page, "bulk-preview");
        // When it is run
        page.locator("#run").press("Enter");
        page.waitForURL("**/orders/bulk/*");
        assertThat(page.locator("#progress[data-state=DONE]")).isVisible();
        assertThat(page.locator("#counted")).hasText("3 / 3");
        assertThat(page.locator("[data-outcome=PASSED] strong")).hasText("2");
        both(page, "bulk-done");
        assertThat(ids.stream().filter(id -> house.fulfillment(id).stage() == Stage.PICK)).hasSize(2);
        // Then one outcome can be looked at, and all of them taken home
        page.locator("[data-outcome=HELD]").click();
        assertThat(page.locator("a.number")).hasCount(1);
        var file = page.waitForDownload(() -> page.locator("#csv").click());
        var text = Files.readString(file.path(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\ufeff\"fulfillment\",\"outcome\"");
        assertThat(text.lines()).hasSize(4).filteredOn(line -> line.contains("\"HELD\"")).singleElement().asString().contains("STOCK");
    }

    @Test
    void the_form_offers_what_fits_the_hold_and_a_refusal_is_said_in_the_viewers_language() {
        var page = desk.loggedIn(port, "csr", password);
        page.navigate("/orders/bulk");
        assertThat(page.locator("#needs-hold")).isVisible();
        page.locator("#try").click();
        assertThat(page.locator("#preview .alert")).containsText("请先选择订单");
        page.locator("#hold").selectOption("STOCK");
        assertThat(page.locator("#preview .alert")).hasCount(0);
        assertThat(page.locator("#action option:not([disabled])")).hasText(new String[] {"重新审核", "等待到货", "有货先发", "换仓发货", "取消订单"});
        page.locator("#action").selectOption("OTHER_WAREHOUSE");
        assertThat(page.locator("#warehouse-field")).isVisible();
        page.locator("#try").click();
        assertThat(page.locator("#preview .alert")).containsText("您的岗位不处理这种挂起");
        page.locator("#hold").selectOption("ADDRESS");
        page.locator("#action").selectOption("CANCEL");
        assertThat(page.locator("#reason-field")).isVisible();
        Desk.pictures(page, "bulk-form");
        page.navigate("/orders/bulk?lang=en&hold=ADDRESS");
        assertThat(page.locator("#hold")).hasValue("ADDRESS");
        Desk.pictures(page, "bulk-form-en");
    }

    private static void both(Page page, String name) {
        Desk.pictures(page, name);
        assertThat(List.of("PASSED", "HELD")).allSatisfy(o -> assertThat(page.locator("[data-outcome=" + o + "]")).isVisible());
    }
}
