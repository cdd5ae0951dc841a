package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.wharf.TestHouse;
import org.junit.jupiter.api.Test;

/** A warehouse lead adds a style with variants and a kit; a reviewer says what a code means with one click. */
class ProductsUiIT extends AtDesks {
    private static void fill(Page page, String field, String value) {
        page.locator("#edit [name=" + field + "]").fill(value);
    }

    private static void add(Page page, String style, String colour, String size, String barcodes, String kit) {
        page.locator("#add").click();
        fill(page, "sku", style + "-" + colour + size);
        fill(page, "style", style);
        fill(page, "name", "纯棉T恤");
        fill(page, "colour", colour);
        fill(page, "size", size);
        fill(page, "price", "59.90");
        fill(page, "barcodes", barcodes);
        fill(page, "kit", kit);
        page.locator("#edit [type=submit]").click();
        assertThat(page.locator("#edit")).not().isVisible();
    }

    @Test
    void a_style_is_a_grid_and_a_kit_says_what_is_in_it() {
        var style = TestHouse.unique("TEE");
        var page = desk.loggedIn(port, "warehouselead", password);
        page.navigate("/products?style=" + style);
        add(page, style, "红", "M", style + "1\n" + style + "2", "");
        add(page, style, "红", "XL", "", "");
        add(page, style, "蓝", "M", "", "");
        add(page, style, "", "套装", "", "2 × " + style + "-红M\n1 x " + style + "-蓝M");
        assertThat(page.locator("table.grid thead th")).hasText(new String[] {"M", "XL", "套装"});
        assertThat(page.locator("table.grid tbody th")).hasText(new String[] {"—", "红", "蓝"});
        var kit = page.locator("tr[data-sku='" + style + "-套装']");
        assertThat(kit).containsText("2 × " + style + "-红M");
        assertThat(kit).containsText("1 × " + style + "-蓝M");
        Desk.pictures(page, "products");
        // A barcode of another is refused beside the form; the keyboard is enough
        page.locator("[data-edits='" + style + "-蓝M']").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#edit [name=colour]")).hasValue("蓝");
        fill(page, "barcodes", style + "1");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#edit .alert")).containsText("belongs to SKU");
        Desk.pictures(page, "products-edit");
        page.navigate("/products?q=" + style + "2&lang=en");
        assertThat(page.locator("tbody tr[data-sku]")).hasCount(1);
        assertThat(page.locator("tbody tr[data-sku]")).containsText("红 · M");
        var reader = desk.loggedIn(port, "csr", password);
        reader.navigate("/products?style=" + style);
        assertThat(reader.locator("tbody tr[data-sku]")).hasCount(4);
        assertThat(reader.locator("[data-edits]")).hasCount(0);
    }

    @Test
    void one_click_lets_all_orders_go_on() {
        var shop = house.shop();
        var sku = house.sku(9, 0);
        var code = sku.charAt(0) + "_" + sku.substring(1);
        var first = house.take(TestHouse.order().in(shop).line(code, 1));
        var second = house.take(TestHouse.order().in(shop).line(code, 2));
        var page = desk.loggedIn(port, "reviewer", password);
        page.navigate("/sku-mappings?shop=" + shop);
        var card = page.locator("[data-code]");
        assertThat(card).hasCount(1);
        assertThat(card).containsText("2 个订单等待");
        Desk.pictures(page, "sku-mappings");
        card.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(sku)).click();
        assertThat(card).hasCount(0);
        assertThat(page.locator("#toast")).containsText("2 个订单继续处理");
        for (var id : java.util.List.of(first, second)) org.assertj.core.api.Assertions.assertThat(house.openHolds(id)).isEmpty();
        page.navigate("/sku-mappings?shop=" + shop + "&lang=en");
        assertThat(page.locator("#mapped tbody tr")).containsText("reviewer");
        Desk.pictures(page, "sku-mappings-en");
        page.locator("[data-removes]").click();
        assertThat(page.locator("#mapped tbody tr")).hasCount(0);
    }
}
