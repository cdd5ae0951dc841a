package dev.wharf;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.Soon.soon;

import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.security.Visitor;
import dev.wharf.parcel.Parcels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The packer takes another box by scanner or from the list; what it was is on the order's page and in the lead's figures. */
class BoxChoiceUiIT extends AtBench {

    @Autowired
    private Parcels parcels;
    private FloorFixture floor;

    @BeforeEach
    void boxes() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
        floor.goods("CARTON", "M-01");
        Visitor.basic(port, "warehouselead").send("PUT", "/api/v1/warehouses/" + floor.warehouse + "/boxes", "application/json", """
            [{"code":"B1","name":"小号纸箱","lengthMm":150,"widthMm":150,"heightMm":150,"weightG":50,"costMinor":80,"materialSku":"%s"},
             {"code":"B2","name":"大号纸箱 加厚","lengthMm":400,"widthMm":400,"heightMm":400,"weightG":90,"costMinor":120}]""".formatted(floor.sku("CARTON")));
    }

    @ParameterizedTest
    @CsvSource({"360,740,", "1280,800,?lang=en"})
    void another_box_is_taken_by_scanner_or_from_the_list(int width, int height, String language) {
        var order = floor.picked(Map.of("CUP", 2));
        var page = loggedIn("verifier1", width, height);
        page.navigate(url("/bench" + (language == null ? "" : language)));
        scan(page, order.toString());
        assertThat(page.locator("#box")).containsText("B1 小号纸箱");
        assertThat(page.locator("#box-types option")).hasCount(2);
        // When the code on another box is scanned
        scan(page, "b2");
        assertThat(page.locator("#box")).containsText("B2 大号纸箱");
        assertThat(page.locator("#box-types")).hasValue("B2");
        assertThat(page.locator("#alarm")).isHidden();
        // When the suggested one is chosen again, then the scanner types into its field at once
        page.locator("#box-types").selectOption("");
        assertThat(page.locator("#box")).containsText("B1");
        assertThat(page.locator("#scan")).isFocused();
        scan(page, "B2");
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#lines .number").nth(1)).hasText("1");
        assertNoSeriousFault(page);
        picture(page, "bench-box-choice-" + width);
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#result")).hasAttribute("data-result", "matched");
        soon().until(() -> floor.waitsAt(order), List.of("Task_AwaitHandover")::equals);
        var number = floor.inLane(() -> parcels.live(order)).get(0).trackingNumber();
        Visitor.basic(port, "shipper").post("/api/v1/handovers", "{\"trackingNumbers\":[\"" + number + "\"]}");
        // Then the order's page says what it was packed in
        var desk = loggedIn("csr", width, height);
        desk.navigate(url("/orders/" + order + (language == null ? "" : language)));
        assertThat(desk.locator(".parcel")).containsText(language == null ? "箱型 B2" : "Box B2");
        assertThat(desk.locator(".parcel")).containsText("1.20");
        assertNoSeriousFault(desk);
        picture(desk, "order-box-" + width);
        // And the lead sees the boxes of the month
        var lead = loggedIn("warehouselead", width, height);
        lead.navigate(url("/bench/figures" + (language == null ? "" : language)));
        assertThat(lead.locator("section[aria-labelledby=packaging] tbody tr").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(floor.warehouse))).containsText("B2");
        assertNoSeriousFault(lead);
        picture(lead, "bench-figures-boxes-" + width);
    }
}
