package dev.wharf.shipping;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.AtFloor;
import dev.wharf.TestHouse;
import dev.wharf.common.FulfillmentId;
import dev.wharf.parcel.Parcel;
import dev.wharf.warehouse.Warehouses;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shipper loads a truck with a scanner, at a phone and at a desk, and prints a label as a file. */
class LoadUiIT extends AtFloor {
    private AtShipping at;
    private String warehouse;

    @BeforeEach
    void stand() {
        at = context.getAutowireCapableBeanFactory().createBean(AtShipping.class);
        warehouse = TestHouse.unique("LU");
        context.getBean(Warehouses.class).put(List.of(new Warehouses.Warehouse(warehouse, "装车 " + warehouse, "上海市", "上海市", "青浦区", true)));
    }

    private FulfillmentId labelled() {
        var id = at.enter(at.order(warehouse));
        soon().until(() -> at.waitsAt(id, "Task_AwaitHandover"));
        return id;
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void a_truck_is_loaded_by_scanning_and_leaves_with_what_may_go(int width) {
        // Given three parcels that wait, one of which is cancelled
        var first = at.parcel(labelled());
        var second = at.parcel(labelled());
        var cancelled = labelled();
        var missing = at.parcel(cancelled).trackingNumber();
        var page = loggedIn("shipper", width, 800);
        page.navigate(url("/handover"));
        page.locator("a[href='/handover/loads']").click();
        // When a load is opened by keyboard
        page.locator("[name=carrier]").selectOption("DEMO");
        page.locator("[name=warehouse]").selectOption(warehouse);
        assertNoSeriousFault(page);
        picture(page, "loads-" + width);
        page.locator("#open-form button").press("Enter");
        assertThat(page.locator("#missing-count")).hasText("3");
        assertThat(page.locator("#scan")).isFocused();
        // When parcels are scanned
        scan(page, first.trackingNumber());
        assertThat(page.locator("#verdict")).hasAttribute("data-verdict", "ok");
        scan(page, second.trackingNumber());
        assertThat(page.locator("#on")).hasText("2");
        assertThat(page.locator("#missing")).containsText(missing);
        picture(page, "load-" + width);
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")).isEqualTo(true);
        assertNoSeriousFault(page);
        // When the cancelled one is scanned, then the screen is red and waits
        at.cancel(cancelled);
        scan(page, missing);
        assertThat(page.locator("#alarm")).isVisible();
        assertThat(page.locator("#alarm-text")).containsText("订单已取消");
        picture(page, "load-alarm-" + width);
        confirm(page);
        assertThat(page.locator("#extras")).containsText("订单已取消");
        assertThat(page.locator("#scan")).isFocused();
        // When one is taken off and scanned again
        page.locator("#parcels button").first().click();
        assertThat(page.locator("#on")).hasText("1");
        scan(page, second.trackingNumber());
        assertThat(page.locator("#on")).hasText("2");
        // When the load is closed
        page.locator("#close").click();
        assertThat(page.locator("[name=driver]")).isFocused();
        page.keyboard().type("王师傅");
        picture(page, "load-close-" + width);
        assertNoSeriousFault(page);
        page.keyboard().press("Enter");
        // Then it has left
        assertThat(page.locator("#manifest")).isVisible();
        assertThat(page.locator("#driver")).hasText("王师傅");
        assertThat(page.locator("#scan-form")).isHidden();
        picture(page, "load-closed-" + width);
        assertThat(at.parcel(first.fulfillment()).state()).isEqualTo(Parcel.State.HANDED_OVER);
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")).isEqualTo(true);
    }

    @Test
    void an_order_cancelled_on_the_load_stops_the_closing_with_an_alarm() {
        var good = at.parcel(labelled());
        var cancelled = at.parcel(labelled());
        var page = loggedIn("shipper", 1280, 800);
        page.navigate(url("/handover/loads"));
        page.locator("[name=carrier]").selectOption("DEMO");
        page.locator("[name=warehouse]").selectOption(warehouse);
        page.locator("#open-form button").click();
        assertThat(page.locator("#missing-count")).hasText("2");
        scan(page, good.trackingNumber());
        scan(page, cancelled.trackingNumber());
        assertThat(page.locator("#on")).hasText("2");
        at.cancel(cancelled.fulfillment());
        page.locator("#close").click();
        page.keyboard().type("王师傅");
        page.keyboard().press("Enter");
        assertThat(page.locator("#alarm")).isVisible();
        assertThat(page.locator("#alarm-text")).containsText(cancelled.trackingNumber());
        confirm(page);
        assertThat(at.parcel(good.fulfillment()).state()).isEqualTo(Parcel.State.LABELLED);
    }

    @Test
    void a_label_comes_as_a_file_and_asks_why_the_second_time() throws Exception {
        var id = labelled();
        var page = loggedIn("shipper", 1280, 900);
        page.navigate(url("/labels/" + id));
        assertThat(page.locator("#again")).isHidden();
        picture(page, "label-page");
        assertNoSeriousFault(page);
        // When
        var pdf = page.waitForDownload(() -> page.locator("button[value=pdf]").click());
        // Then
        org.assertj.core.api.Assertions.assertThat(pdf.suggestedFilename()).isEqualTo("label-" + at.parcel(id).reference() + ".pdf");
        org.assertj.core.api.Assertions.assertThat(Files.readAllBytes(pdf.path())).startsWith('%', 'P', 'D', 'F');
        assertThat(page.locator("#again")).isVisible();
        // When it is asked for again without a reason, then the browser asks for one
        page.locator("button[value=zpl]").click();
        assertThat(page.locator("#reason:invalid")).hasCount(1);
        page.locator("#reason").fill("卡纸");
        picture(page, "label-page-again");
        var zpl = page.waitForDownload(() -> page.locator("button[value=zpl]").click());
        org.assertj.core.api.Assertions.assertThat(Files.readString(zpl.path())).startsWith("^XA");
        // When the page is opened again, then it asks at once
        page.navigate(url("/labels/" + id));
        assertThat(page.locator("#reason")).isVisible();
    }
}
