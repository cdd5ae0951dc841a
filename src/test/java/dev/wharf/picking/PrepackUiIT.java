package dev.wharf.picking;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.AtFloor;
import dev.wharf.FloorFixture;
import dev.wharf.warehouse.Tracking.Kind;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packs are made by a lead and picked by one scan of a scanner that types. Leaves pictures under target/screenshots. */
class PrepackUiIT extends AtFloor {
    @ParameterizedTest
    @CsvSource({"360, 740", "1280, 800"})
    void packs_are_made_with_labels_and_one_is_picked_by_one_scan(int width, int height) {
        var floor = FloorFixture.in(context);
        floor.tracked("CUP", Kind.NONE, 0);
        floor.receive("CUP", "A-01", 9, "", null);
        // Given a recipe that a lead adds with the keyboard
        var page = loggedIn("warehouselead", width, height);
        page.navigate(url("/prepack?warehouse=" + floor.warehouse));
        page.locator("#recipe [name=sku]").focus();
        for (var value : new String[] {floor.sku("CUP"), "3"}) {
            page.keyboard().type(value);
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertNothingWiderThan(page, width);
        picture(page, "prepack-" + width);
        assertNoSeriousFault(page);
        // When two packs are made, then their labels are there to print
        page.locator("form.make [name=count]").fill("2");
        page.locator("form.make [name=count]").press("Enter");
        assertThat(page.locator(".pack")).hasCount(2);
        var code = page.locator(".pack .code").first().textContent();
        picture(page, "prepack-labels-" + width);
        assertNoSeriousFault(page);
        page.navigate(url("/prepack?lang=en&warehouse=" + floor.warehouse));
        assertThat(page.locator("tbody .packs")).hasText("2");
        assertNothingWiderThan(page, width);
        picture(page, "prepack-en-" + width);
        // When an order for three cups is picked, then one scan of a pack is enough
        var order = floor.order(Map.of("CUP", 3));
        var pda = loggedIn("picker1", width, height);
        pda.navigate(url("/pda"));
        pda.locator("#warehouse").selectOption(floor.warehouse);
        pda.locator("#take").click();
        assertThat(pda.locator("#bin")).containsText("PREPACK-");
        picture(pda, "prepack-pda-" + width);
        scan(pda, pda.locator("#bin").textContent());
        assertThat(pda.locator("main")).hasAttribute("data-expects", "goods");
        scan(pda, code);
        assertThat(pda.locator("#outcome")).hasAttribute("data-outcome", "done");
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitVerify");
    }
}
