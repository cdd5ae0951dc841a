package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.TestHouse.FAR;
import static dev.wharf.TestHouse.NEAR;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.wharf.TestHouse;
import dev.wharf.stockkeeping.BinMoves;
import org.junit.jupiter.api.Test;

/** A count on a phone of 360 px, what the lead sees of it, a transfer from draft to receipt, and moves. */
class StockkeepingUiIT extends AtDesks {
    @Test
    void a_bin_is_counted_blind_on_a_phone_and_the_lead_sees_the_difference() {
        var bin = TestHouse.unique("K-");
        var sku = house.sku(37, 0);
        house.bean(BinMoves.class).move(new BinMoves.Request(TestHouse.unique("m"), NEAR, "", bin, sku, "", 37, "test"));
        // The lead plans it
        var lead = desk.loggedIn(port, "warehouselead", password);
        lead.navigate("/counts");
        lead.locator("#plan").click();
        lead.locator("[name=warehouse]").selectOption(NEAR);
        lead.locator("[name=bins]").fill(bin);
        Desk.pictures(lead, "count-dialog");
        lead.locator("#plan-dialog [type=submit]").click();
        lead.waitForURL(at -> at.matches(".*/counts/[0-9]+"));
        // A picker counts it with the scanner and the keyboard only
        var phone = desk.loggedIn(port, "picker1", password);
        phone.setViewportSize(360, 740);
        phone.navigate("/counts/work");
        phone.locator("#warehouse").selectOption(NEAR);
        phone.locator("#only-bin").fill(bin);
        phone.locator("#only-bin").press("Enter");
        assertThat(phone.locator("#bin")).hasText(bin);
        assertThat(phone.locator("#goods")).isFocused();
        assertThat(phone.locator("#done")).isDisabled();
        scan(phone, "#goods", "NO-SUCH-CODE");
        scan(phone, "#units", "1");
        assertThat(phone.locator("#error")).isVisible();
        phone.locator("#back").click();
        scan(phone, "#goods", "B" + sku);
        scan(phone, "#units", "35");
        assertThat(phone.locator("#found")).containsText("35");
        assertThat(phone.content()).as("the page never knows the record").doesNotContain("37<");
        Desk.picture(phone, "count-work-360");
        phone.locator("#done").click();
        assertThat(phone.locator("#outcome")).containsText(bin);
        // The same person finds nothing to do there; an empty shelf would be one tap for another
        phone.locator("#only-bin").fill(bin);
        phone.locator("#take").click();
        assertThat(phone.locator("#outcome")).containsText("没有");
        phone.locator("#only-bin").fill("");
        Desk.picture(phone, "count-work-idle-360");
        var other = desk.loggedIn(port, "picker2", password);
        other.setViewportSize(360, 740);
        other.navigate("/counts/work?lang=en");
        other.locator("#warehouse").selectOption(NEAR);
        other.locator("#only-bin").fill(bin);
        other.locator("#take").click();
        assertThat(other.locator("#round")).isVisible();
        other.locator("#empty").click();
        assertThat(other.locator("#outcome")).containsText("Handed in");
        // The lead sees both rounds with their value
        lead.reload();
        assertThat(lead.locator("tbody")).containsText("picker1, picker2");
        assertThat(lead.locator("tbody")).containsText("-37");
        assertThat(lead.locator("tbody")).containsText("-2");
        Desk.pictures(lead, "count-plan");
        lead.navigate("/counts?lang=en");
        Desk.pictures(lead, "counts-en");
    }

    private static void scan(Page page, String field, String code) {
        assertThat(page.locator(field)).isFocused();
        page.locator(field).fill(code);
        page.keyboard().press("Enter");
    }

    @Test
    void a_transfer_goes_from_draft_to_receipt() {
        var sku = house.sku(8, 0);
        var lead = desk.loggedIn(port, "warehouselead", password);
        lead.navigate("/transfers");
        lead.onDialog(dialog -> dialog.accept());
        lead.locator("#new").click();
        lead.locator("[name=from]").selectOption(NEAR);
        lead.locator("[name=to]").selectOption(NEAR);
        lead.locator("[name=lines]").fill(sku + " 4");
        lead.locator("#new-dialog [type=submit]").click();
        assertThat(lead.locator("#new-dialog .alert")).isVisible();
        lead.locator("[name=to]").selectOption(FAR);
        lead.locator("#new-dialog [type=submit]").click();
        lead.waitForURL(at -> at.matches(".*/transfers/[0-9]+"));
        lead.locator("#submit").click();
        lead.locator("[name=barcode]").fill("B" + sku);
        lead.locator("[name=units]").fill("4");
        lead.locator("[name=units]").press("Enter");
        assertThat(lead.locator("td[data-label=已拣]")).hasText("4");
        lead.locator("#send").click();
        assertThat(lead.locator("#finish")).isVisible();
        // Who receives does not see what was sent
        var floor = desk.loggedIn(port, "picker1", password);
        floor.navigate(lead.url());
        assertThat(floor.locator("tbody tr")).hasCount(0);
        floor.locator("[name=barcode]").fill(sku);
        floor.locator("[name=units]").fill("3");
        floor.locator("[name=units]").press("Enter");
        assertThat(floor.locator("tbody tr")).containsText("3");
        assertThat(floor.locator("#finish")).hasCount(0);
        Desk.pictures(floor, "transfer-receive");
        lead.reload();
        assertThat(lead.locator("tbody tr .minus")).hasText("-1");
        Desk.pictures(lead, "transfer");
        lead.locator("#finish").click();
        assertThat(lead.locator(".facts")).containsText("待结清");
        lead.navigate("/transfers?lang=en");
        Desk.pictures(lead, "transfers-en");
        assertThat(house.balance(sku, FAR).onHand()).isEqualTo(3);
    }

    @Test
    void goods_are_put_away_frozen_and_lifted_on_one_page() {
        var sku = house.sku(5, 0);
        var lead = desk.loggedIn(port, "warehouselead", password);
        lead.navigate("/moves?warehouse=" + NEAR);
        lead.onDialog(dialog -> dialog.accept());
        fill(lead, "#move-form", sku, "9");
        lead.locator("#move-form [name=to]").fill("M-1");
        lead.locator("#move-form [name=reason]").fill("上架");
        lead.locator("#move-form [type=submit]").click();
        assertThat(lead.locator("#move-form .alert")).containsText("5 units lie in no bin");
        Desk.pictures(lead, "moves");
        lead.locator("#move-form [name=units]").fill("5");
        lead.waitForNavigation(() -> lead.locator("#move-form [type=submit]").click());
        fill(lead, "#freeze-form", sku, "2");
        lead.locator("#freeze-form [name=reason]").fill("待查");
        lead.waitForNavigation(() -> lead.locator("#freeze-form [type=submit]").click());
        var row = lead.locator("tbody tr", new Page.LocatorOptions().setHasText(sku));
        assertThat(row).containsText("待查");
        assertThat(house.balance(sku, NEAR).frozen()).isEqualTo(2);
        row.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON).click();
        assertThat(row).hasCount(0);
        assertThat(house.balance(sku, NEAR).frozen()).isZero();
    }

    private static void fill(Page page, String form, String sku, String units) {
        page.locator(form + " [name=sku]").fill(sku);
        page.locator(form + " [name=units]").fill(units);
    }
}
