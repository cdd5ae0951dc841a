package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import dev.wharf.FloorFixture;
import dev.wharf.common.FulfillmentId;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.warehouse.Tracking.Kind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A lead prints a wave, a picker his own task; the sheets are booked with scanner and keyboard alone. Leaves sheets as PDF and pictures under target/screenshots. */
class PaperUiIT extends AtDesks {
    private static final double A4_WIDTH_PX = 794;

    @Autowired
    private Instances instances;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;

    @BeforeEach
    void goods() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01-02-3");
        floor.goods("SOAP", "A-03-01-1");
        floor.tracked("LAMP", Kind.SERIAL, 0);
        floor.receive("LAMP", "B-11", 5, "", null, "S1" + floor.sku("LAMP"), "S2" + floor.sku("LAMP"));
        floor.tracked("TEA", Kind.LOT, 0);
        floor.receive("TEA", "C-02", 9, "L2026-11", null);
    }

    @Test
    void a_lead_prints_a_wave_and_a_sheet_is_booked_without_a_mouse() {
        // Given two carts of a wave, one of them with three orders and a request
        var first = order(Map.of("CUP", 2), "礼品包装，请放手写贺卡：生日快乐");
        var second = order(units("CUP", 1, "LAMP", 2));
        var leaving = order(Map.of("SOAP", 3));
        floor.cart(List.of(first, second, leaving));
        var alone = order(Map.of("TEA", 4));
        long wave = first.value();
        jdbc.sql("UPDATE pick_task SET wave_id = :wave WHERE warehouse_code = :w").param("wave", wave).param("w", floor.warehouse).update();
        // When a lead opens the sheets of the wave
        var lead = desk.loggedIn(port, "warehouselead", password);
        lead.addInitScript("window.print = () => { window.printed = (window.printed ?? 0) + 1; }");
        lead.navigate("/waves/" + wave + "/paper");
        assertThat(lead.locator("#tools li")).hasCount(2);
        Desk.pictures(lead, "paper-preview");
        noSeriousFault(lead);
        assertThat(lead.content()).doesNotContain("13800000000", "测试路");
        // Then the browser's own print shows a note instead of sheets nobody knows of
        lead.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(lead.locator(".unlogged")).isVisible();
        assertThat(lead.locator("main")).isHidden();
        lead.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        // When a picker is named for each cart and the button is pressed
        for (var select : lead.locator("#tools select").all()) select.selectOption("picker2");
        lead.locator("#print").press("Enter");
        assertThat(lead.locator("body")).hasClass("logged");
        // Then both are out, with a barcode on each page and the request in a box
        assertThat(lead.locator("figcaption", new Page.LocatorOptions().setHasText("PK"))).hasCount(2);
        assertThat(lead.locator(".request").first()).containsText("生日快乐");
        assertThat(lead.locator(".number").first()).containsText("第 1 页，共 1 页");
        lead.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        lead.setViewportSize((int) A4_WIDTH_PX, 1123);
        lead.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/paper-printed.png")).setFullPage(true));
        lead.pdf(new Page.PdfOptions().setPath(Path.of("target/screenshots/paper-printed.pdf")).setPreferCSSPageSize(true));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM pick_task WHERE warehouse_code = :w AND state = 'TAKEN' AND picker = 'picker2' AND paper_sheet = 1").param("w", floor.warehouse).query(Integer.class).single()).isEqualTo(2);
        // Given one order cancelled since
        floor.inLane(() -> {
            instances.tell(Message.OrderCancelled, List.of(leaving), Map.of());
            return null;
        });
        // When the bench scans the sheet
        var code = "PK" + task(first) + "-1";
        var bench = desk.loggedIn(port, "verifier1", password);
        bench.navigate("/paper?warehouse=" + floor.warehouse);
        Desk.pictures(bench, "paper-idle");
        noSeriousFault(bench);
        scan(bench, code);
        assertThat(bench.locator("#lines li")).hasCount(3);
        assertThat(bench.locator("#cancelled")).containsText(leaving.toString());
        assertThat(bench.locator("#cancelled")).containsText("A-03-01-1");
        Desk.pictures(bench, "paper-cancelled");
        // Then it is not booked before the put-back is said
        scan(bench, code + "-OK");
        assertThat(bench.locator("#alarm")).isVisible();
        confirm(bench);
        scan(bench, leaving.toString());
        assertThat(bench.locator("main")).hasAttribute("data-expects", "serial");
        // When a serial is wrong, then it rings; the right ones count
        scan(bench, "S9" + floor.sku("LAMP"));
        assertThat(bench.locator("#alarm")).isVisible();
        confirm(bench);
        scan(bench, "S1" + floor.sku("LAMP"));
        scan(bench, "S2" + floor.sku("LAMP"));
        assertThat(bench.locator("main")).hasAttribute("data-expects", "book");
        // When line 1 has one less than printed
        scan(bench, "#1");
        assertThat(bench.locator("#edit-units")).isFocused();
        bench.keyboard().type("1");
        bench.keyboard().press("Tab");
        bench.locator("#edit-reason").selectOption("TOO_FEW");
        Desk.pictures(bench, "paper-edit");
        bench.locator("#edit-reason").press("Tab");
        bench.keyboard().press("Enter");
        assertThat(bench.locator("#lines li.less")).hasCount(1);
        noSeriousFault(bench);
        Desk.pictures(bench, "paper-ready");
        scan(bench, code + "-OK");
        // Then all is booked, and the short order leaves the walk
        assertThat(bench.locator("#placed")).containsText("已录入");
        assertThat(bench.locator("#placed")).containsText(first.toString());
        Desk.pictures(bench, "paper-booked");
        assertThat(floor.waitsAt(second)).containsExactly("Task_AwaitVerify");
        assertThat(floor.waitsAt(first)).containsExactly("Task_ResolveShortPick");
        // And the same sheet says that it was booked
        scan(bench, code);
        assertThat(bench.locator("#alarm-text")).containsText("verifier1");
        confirm(bench);
        // And the other cart's sheet is booked as printed
        scan(bench, "PK" + task(alone) + "-1");
        scan(bench, "PK" + task(alone) + "-1-OK");
        assertThat(bench.locator("#placed")).containsText("PK" + task(alone) + "-1");
        assertThat(floor.waitsAt(alone)).containsExactly("Task_AwaitVerify");
    }

    @Test
    void a_picker_prints_a_long_task_for_himself_on_several_pages_in_english() {
        var units = new LinkedHashMap<String, Integer>();
        for (int n = 10; n < 30; n++) {
            floor.goods("G" + n, "D-0" + n);
            units.put("G" + n, n);
        }
        order(units, "Gift wrap", "No invoice in the parcel");
        var page = desk.loggedIn(port, "picker1", password);
        page.addInitScript("window.print = () => { window.printed = (window.printed ?? 0) + 1; }");
        page.navigate("/paper?lang=en&warehouse=" + floor.warehouse);
        page.locator("#waiting a").press("Enter");
        page.waitForURL(at -> at.contains("/pda/paper/"));
        assertThat(page.locator("#tools select option")).hasCount(1);
        page.locator("#print").press("Enter");
        assertThat(page.locator("body")).hasClass("logged");
        assertThat(page.locator(".page")).hasCount(2);
        assertThat(page.locator(".number").nth(1)).hasText("Page 2 of 2");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize((int) A4_WIDTH_PX, 1123);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/paper-long.png")).setFullPage(true));
        // Then nothing runs over the edge of its page
        assertThat((Boolean) page.evaluate("[...document.querySelectorAll('.page')].every((p) => p.scrollHeight <= p.clientHeight + 1 && p.scrollWidth <= p.clientWidth + 1)")).isTrue();
        assertThat((Boolean) page.evaluate("[...document.querySelectorAll('td')].every((cell) => cell.getBoundingClientRect().height < 62)")).isTrue();
        var pdf = page.pdf(new Page.PdfOptions().setPath(Path.of("target/screenshots/paper-long.pdf")).setPreferCSSPageSize(true));
        assertThat(new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1)).contains("/Count 2");
        // And it is given back without a mouse
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.navigate("/paper?warehouse=" + floor.warehouse);
        page.locator("#out .give-back").press("Enter");
        assertThat(page.locator("#waiting li")).hasCount(1);
    }

    private FulfillmentId order(Map<String, Integer> units, String... requests) {
        return floor.order(units, requests);
    }

    private static Map<String, Integer> units(String a, int unitsA, String b, int unitsB) {
        var units = new LinkedHashMap<String, Integer>();
        units.put(a, unitsA);
        units.put(b, unitsB);
        return units;
    }

    private long task(FulfillmentId order) {
        return jdbc.sql("SELECT pick_task_id FROM pick_order WHERE fulfillment_id = :f").param("f", order.value()).query(Long.class).single();
    }

    private static void scan(Page page, String code) {
        page.keyboard().type(code);
        page.keyboard().press("Enter");
    }

    /** A key that stands alone: see BURST_MS in alarm.js. */
    private static void confirm(Page page) {
        page.waitForTimeout(400);
        page.keyboard().press("Escape");
        assertThat(page.locator("#alarm")).isHidden();
    }

    private static void noSeriousFault(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations().stream().filter(v -> List.of("serious", "critical").contains(v.getImpact()))
            .map(v -> v.getId() + ": " + v.getHelp() + " " + v.getNodes().stream().map(n -> n.getHtml()).toList()).toList()).isEmpty();
    }
}
