package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.TestHouse.NEAR;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.wharf.TestHouse;
import dev.wharf.inventory.Stock;
import dev.wharf.process.Lanes;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Service looks stock up; the warehouse lead finds and repairs a difference, in a browser. */
class StockUiIT extends AtDesks {
    @Test
    void service_finds_a_sku_by_its_barcode_and_sees_who_holds_it_and_what_happened() {
        var sku = house.sku(40, 12);
        var id = house.take(order().line(sku, 3));
        house.bean(Lanes.class).runOne(() -> house.bean(Stock.class).adjust(NEAR, sku, -2, TestHouse.unique("c"), "盘点少两件"));
        for (int i = 0; i < 32; i++) house.receive(sku, NEAR, 1 + i % 3);
        var page = desk.loggedIn(port, "csr", password);
        page.locator(".tile[href='/stock']").click();
        page.locator("#q").fill("B" + sku);
        assertThat(page).hasURL(Pattern.compile("q=B" + sku));
        assertThat(page.locator("tr.row")).hasCount(2);
        Desk.pictures(page, "stock-found");
        page.locator("tr.row a.number").first().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/stock/" + sku + "$"));
        assertThat(page.locator("#balances")).containsText(NEAR);
        assertThat(page.locator("#locks a.number")).hasText(id.toString());
        assertThat(page.locator("svg.picture path.on-hand")).hasAttribute("d", Pattern.compile("^M.*V.*"));
        Desk.pictures(page, "stock-sku");
        page.locator("#ledger").scrollIntoViewIfNeeded();
        var rows = page.locator("#ledger tbody tr:not(.more)");
        assertThat(rows).hasCount(30);
        page.locator("#ledger .more a").click();
        assertThat(rows).hasCount(36);
        Desk.pictures(page, "stock-ledger");
        page.locator("form[hx-target='#ledger'] [name=kind]").selectOption("ADJUST");
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText("盘点少两件");
        assertThat(rows).containsText("-2");
        page.locator("[name=at]").fill("2020-01-01T00:00");
        page.locator("[name=at]").press("Enter");
        assertThat(page.locator("main")).containsText("当时任何仓库都没有");
        page.navigate("/stock/" + sku + "?lang=en");
        assertThat(page.locator("h2").first()).hasText("Units now");
        Desk.pictures(page, "stock-sku-en");
    }

    @Test
    void the_warehouse_lead_sees_a_broken_law_and_goes_to_its_repair() {
        var sku = house.sku(5, 0);
        var jdbc = house.bean(JdbcClient.class);
        jdbc.sql("UPDATE stock SET on_hand = on_hand + 2 WHERE sku = :sku AND warehouse_code = :w").param("sku", sku).param("w", NEAR).update();
        var page = desk.loggedIn(port, "warehouselead", password);
        page.navigate("/stock/proof");
        page.locator("#check").click();
        var broken = page.locator("[data-law=LEDGER_IS_BALANCE].broken li").filter(new Locator.FilterOptions().setHasText(sku));
        assertThat(broken).containsText("on hand 7，台账 ledger 5");
        Desk.pictures(page, "stock-proof-broken");
        broken.locator("a.button").click();
        assertThat(page.locator(".fjs-form")).isVisible();
        assertThat(page.getByLabel("数字 Numbers")).hasValue(Pattern.compile(sku));
        Desk.pictures(page, "stock-repair");
        page.locator(".claim.btn-link").click();
        assertThat(page.locator(".unclaim").first()).isVisible();
        page.getByText("信台账：余额改为台账合计").click();
        page.getByLabel("理由 Why").fill("清点为五件");
        Desk.picture(page, "stock-repair-filled");
        var answer = page.waitForResponse(response -> response.url().endsWith("/submit-form"),
            () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("完成").setExact(true)).click());
        assertThat(answer.status()).as(answer.request().postData()).isEqualTo(204);
        assertThat(house.balance(sku, NEAR).onHand()).isEqualTo(5);
        assertThat(jdbc.sql("SELECT CONCAT(actor, ' ', reason) FROM stock_entry WHERE sku = :sku AND kind = 'REPAIR'").param("sku", sku).query(String.class).list())
            .containsExactly("warehouselead 清点为五件");
        page.navigate("/stock/proof");
        page.locator("#check").click();
        assertThat(page.locator("main")).not().containsText("on hand 7，台账 ledger 5");
        page.locator("#verify").click();
        assertThat(page.locator("#verdict")).isVisible();
        Desk.pictures(page, "stock-proof");
    }
}
