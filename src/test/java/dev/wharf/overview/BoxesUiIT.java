package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.wharf.FloorFixture;
import dev.wharf.infra.security.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A warehouse lead sets the boxes by keyboard and sees them to scale; a packer only looks. */
class BoxesUiIT extends AtDesks {
    @Test
    void boxes_are_added_changed_and_removed_and_drawn_to_one_scale() {
        var floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
        var carton = floor.goods("CARTON", "M-01");
        var page = desk.loggedIn(port, "warehouselead", password);
        page.navigate("/boxes?warehouse=" + floor.warehouse);
        assertThat(page.locator("main")).containsText("还没有箱型");
        assertThat(page.locator(".nav a[aria-current]")).hasText("现场");
        assertThat(page.locator(".subnav a[aria-current]")).hasText("箱型");
        // When the first one is added by keyboard, of a material that is no product
        page.locator("#add").focus();
        page.keyboard().press("Enter");
        type(page, "B1", "小号纸箱", "200", "150", "100", "80", "5000", "0.9", "NOTHERE");
        page.keyboard().press("Enter");
        // Then the field says so, and has the keyboard
        assertThat(page.locator("#wrong-materialSku")).containsText("没有商品 NOTHERE");
        assertThat(page.locator("[name=materialSku]")).isFocused();
        assertThat(page.locator("[name=materialSku]")).hasAttribute("aria-invalid", "true");
        assertNoSeriousFault(page);
        page.keyboard().type(carton);
        assertThat(page.locator("#wrong-materialSku")).isHidden();
        page.locator("[name=materialSku]").fill(carton);
        page.keyboard().press("Enter");
        assertThat(row(page, "B1")).containsText("200 × 150 × 100 mm");
        assertThat(row(page, "B1")).containsText("¥0.90");
        assertThat(row(page, "B1")).containsText("还有 100 个");
        // When another is added under a code that is there, the server says so at the code
        page.locator("#add").click();
        type(page, "b1", "大号纸箱 加厚", "400", "300", "200", "300", "0", "2.35", "");
        assertThat(page.locator("#nearest b")).hasText("B1");
        Desk.pictures(page, "boxes-add");
        page.keyboard().press("Enter");
        assertThat(page.locator("#wrong-code")).containsText("已有箱号 B1");
        assertThat(page.locator("[name=code]")).isFocused();
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type("B2");
        page.keyboard().press("Enter");
        assertThat(row(page, "B2")).containsText("不限");
        assertThat(row(page, "B2")).containsText("不计数");
        // Then one twice as long each way is drawn twice as large, and the smaller one comes first
        assertThat(page.locator("tbody tr b").first()).hasText("B1");
        assertThat(width(row(page, "B2"))).isCloseTo(2 * width(row(page, "B1")), within(2.5));
        // When a verifier has taken it for an order, the lead is told what a removal does
        var order = floor.picked(Map.of("CUP", 2));
        var verifier = Visitor.basic(port, "verifier1");
        verifier.post("/api/v1/verifications/" + order + "/scans", "{\"clientKey\":\"" + order + "\",\"barcode\":\"" + floor.barcode("CUP") + "\"}");
        assertThat(verifier.send("PUT", "/api/v1/verifications/" + order + "/box", "application/json", "{\"code\":\"B2\"}").statusCode()).isEqualTo(200);
        page.navigate("/boxes?warehouse=" + floor.warehouse + "&lang=en");
        assertThat(row(page, "B2")).containsText("at the bench: 1");
        Desk.pictures(page, "boxes");
        assertNoSeriousFault(page);
        button(page, "Edit box B2").click();
        assertThat(page.locator("#box-form .says li")).containsText("as you set it now");
        assertThat(page.locator("[name=code]")).not().isEditable();
        assertThat(page.locator("[name=costMinor]")).hasValue("2.35");
        assertThat(page.locator("[name=materialSku]")).hasValue("");
        page.locator("[name=costMinor]").fill("1.15");
        Desk.pictures(page, "boxes-edit");
        page.keyboard().press("Enter");
        assertThat(row(page, "B2")).containsText("¥1.15");
        button(page, "Remove box B2").click();
        assertThat(page.locator("#remove-dialog .says li")).hasCount(2);
        assertThat(page.locator("#remove-dialog")).containsText("take no material off the stock");
        assertNoSeriousFault(page);
        Desk.pictures(page, "boxes-remove");
        // The first key does no harm
        page.keyboard().press("Enter");
        assertThat(page.locator("#remove-dialog")).isHidden();
        assertThat(row(page, "B2")).isVisible();
        button(page, "Remove box B2").click();
        page.locator("#remove-dialog .danger").click();
        assertThat(row(page, "B2")).hasCount(0);
        assertThat(row(page, "B1")).isVisible();
        // And a packer sees the boxes, and nothing to change or of figures
        var packer = desk.loggedIn(port, "verifier1", password);
        packer.navigate("/boxes?warehouse=" + floor.warehouse);
        assertThat(row(packer, "B1")).containsText("还有 100 个");
        assertThat(packer.locator("svg.box path")).hasCount(3);
        assertThat(packer.locator("main button, dialog")).hasCount(1);
        assertThat(packer.locator("main")).not().containsText("近 30 天");
        Desk.pictures(packer, "boxes-read");
        assertNoSeriousFault(packer);
        packer.setViewportSize(360, 740);
        assertThat((Integer) packer.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
    }

    /** As a person does who goes from field to field with the keyboard. */
    private static void type(Page page, String... values) {
        assertThat(page.locator("[name=code]")).isFocused();
        for (int i = 0; i < values.length; i++) {
            if (i > 0) page.keyboard().press("Tab");
            page.keyboard().press("ControlOrMeta+a");
            page.keyboard().type(values[i]);
        }
    }

    private static Locator row(Page page, String code) {
        return page.locator("tr[data-code='" + code + "']");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Of the picture, once it is drawn. */
    private static double width(Locator row) {
        assertThat(row.locator("svg.box path")).hasCount(3);
        return row.locator("svg.box").boundingBox().width;
    }

    private static void assertNoSeriousFault(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations().stream().filter(v -> List.of("serious", "critical").contains(v.getImpact()))
            .map(v -> v.getId() + " " + v.getNodes().stream().map(n -> n.getHtml()).toList()).toList()).isEmpty();
    }
}
