package dev.wharf;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.security.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An order in several boxes, packed by scanner alone. */
class SeveralBoxesUiIT extends AtBench {

    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;

    @BeforeEach
    void goods() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
        floor.goods("LAMP", "B-11");
    }

    @ParameterizedTest
    @CsvSource({"360,740,", "1280,800,?lang=en"})
    void boxes_are_filled_by_scanner_alone_and_each_parcel_prints_its_label(int width, int height, String language) {
        // Given an order for three boxes
        var order = floor.picked(Map.of("CUP", 3, "LAMP", 1));
        var page = loggedIn("verifier1", width, height);
        page.navigate(url("/bench" + (language == null ? "" : language)));
        scan(page, order.toString());
        assertThat(page.locator("#lines tr")).hasCount(2);
        assertThat(page.locator("#boxes")).isHidden();
        // When an empty box is closed, then the screen says so
        scan(page, "NEXTBOX");
        assertThat(page.locator("#alarm")).isVisible();
        confirm(page);
        // When two boxes are filled, faster than the network answers
        scan(page, floor.barcode("CUP"));
        scan(page, floor.barcode("LAMP"));
        scan(page, "nextbox");
        scan(page, floor.barcode("CUP"));
        scan(page, "NEXTBOX");
        assertThat(page.locator("#boxes-list li")).hasCount(3);
        assertThat(page.locator("#boxes-list li").nth(0)).containsText("1 × 商品 LAMP");
        assertThat(page.locator("#boxes-list li").nth(1)).containsText("1 × 商品 CUP");
        assertThat(page.locator("#box-full")).isDisabled();
        assertNoSeriousFault(page);
        picture(page, "bench-boxes-" + width);
        // And the last unit is scanned, then three labels print
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#result")).hasAttribute("data-result", "matched");
        assertThat(page.locator("#label-links a:visible")).hasCount(3);
        assertThat(page.locator("#label-text")).hasText(language == null ? "面单已打印" : "Label printed");
        picture(page, "bench-labels-" + width);
        assertThat(page.evaluate("window.printed.sort()")).isEqualTo(parcels("reference", order).stream().map(reference -> "/labels/" + reference + "?print").toList());
    }

    @ParameterizedTest
    @CsvSource({"360,740,", "1280,800,?lang=en"})
    void boxes_of_a_held_order_get_their_labels_when_it_is_released_and_one_is_opened_alone(int width, int height, String language) {
        // Given an order that is held while its first box is full
        var order = floor.picked(Map.of("CUP", 2, "LAMP", 1));
        var page = loggedIn("verifier1", width, height);
        page.navigate(url("/bench" + (language == null ? "" : language)));
        scan(page, order.toString());
        scan(page, floor.barcode("LAMP"));
        scan(page, "NEXTBOX");
        assertThat(page.locator("#boxes-list li")).hasCount(2);
        var lead = Visitor.basic(port, "warehouselead");
        assertThat(lead.post("/api/v1/orders/" + order + "/holds", "{\"reason\":\"Wait\"}").statusCode()).isLessThan(300);
        scan(page, floor.barcode("CUP"));
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#result")).hasAttribute("data-result", "matched");
        assertThat(parcels("reference", order)).isEmpty();
        // When it is released, then the page that waits finds both
        assertThat(lead.send("DELETE", "/api/v1/orders/" + order + "/holds/MANUAL?reason=Go", "application/json", "").statusCode()).isLessThan(300);
        assertThat(page.locator("#label-links a:visible")).hasCount(2);
        assertThat(page.locator("#label-text")).hasText(language == null ? "面单已打印" : "Label printed");
        assertThat(page.locator("#label-links p")).hasText(new String[] {"1 × 商品 LAMP", "2 × 商品 CUP"});
        assertNoSeriousFault(page);
        picture(page, "bench-unpack-one-" + width);
        // When the second is opened alone, by keyboard, then its number says which it is
        page.locator("#label-links button").nth(1).focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#unpack-which")).hasText(parcels("tracking_number", order).get(1));
        // And what is scanned meanwhile opens nothing
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#unpacking [role=alert]")).not().isEmpty();
        assertThat(parcels("state", order)).containsExactly("LABELLED", "LABELLED");
        page.keyboard().type("贺卡放错");
        assertNoSeriousFault(page);
        picture(page, "bench-unpack-why-" + width);
        page.keyboard().press("Enter");
        // Then only its goods are counted, and the first keeps its label
        assertThat(page.locator("#lines tr")).hasCount(1);
        assertThat(page.locator("#lines tr .number").first()).hasText("2");
        assertThat(page.locator("#kept")).isVisible();
        assertThat(parcels("state", order)).containsExactly("LABELLED", "VOIDED");
        picture(page, "bench-unpacked-one-" + width);
        // And packed anew it gets a label of its own, which alone prints
        scan(page, floor.barcode("CUP"));
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#label-links a:visible")).hasCount(2);
        assertThat(page.locator("#label-text")).hasText(language == null ? "面单已打印" : "Label printed");
        assertThat(parcels("state", order)).containsExactly("LABELLED", "VOIDED", "LABELLED");
        assertThat(page.evaluate("window.printed.sort()")).isEqualTo(parcels("reference", order).stream().map(reference -> "/labels/" + reference + "?print").toList());
    }

    @Test
    void the_order_and_the_buyer_see_each_parcel_with_what_is_in_it() {
        // Given an order in two parcels, one of them gone
        var order = floor.picked(Map.of("CUP", 2, "LAMP", 1));
        var bench = Visitor.basic(port, "verifier1");
        read(bench, order, "LAMP", 1);
        assertThat(bench.post("/api/v1/verifications/" + order + "/boxes", "{\"clientKey\":\"ui-" + order + "\"}").statusCode()).isEqualTo(200);
        read(bench, order, "CUP", 2);
        read(bench, order, "CUP", 3);
        soon().until(() -> floor.waitsAt(order), List.of("Task_AwaitHandover")::equals);
        var numbers = parcels("tracking_number", order);
        Visitor.basic(port, "shipper").post("/api/v1/handovers", "{\"trackingNumbers\":[\"" + numbers.get(0) + "\"]}");
        for (int width : new int[] {360, 1280}) {
            // Then the order's page shows both with their contents
            var desk = loggedIn("csr", width, 800);
            desk.navigate(url("/orders/" + order));
            assertThat(desk.locator(".parcel")).hasCount(2);
            assertThat(desk.locator(".parcel").nth(0)).containsText("1 × 商品 LAMP");
            assertThat(desk.locator(".parcel").nth(1)).containsText("2 × 商品 CUP");
            assertNoSeriousFault(desk);
            picture(desk, "order-parcels-" + width);
            // And the buyer's page too
            desk.navigate(desk.locator("#buyers-page a.link").getAttribute("href"));
            assertThat(desk.locator("main")).containsText(numbers.get(0));
            assertThat(desk.locator("main")).containsText(numbers.get(1));
            assertNoSeriousFault(desk);
            picture(desk, "track-parcels-" + width);
        }
        // And the label says which of how many it is
        var label = loggedIn("shipper", 1280, 800);
        label.navigate(url("/labels/P" + jdbc.sql("SELECT MAX(parcel_id) FROM parcel WHERE fulfillment_id = :id").param("id", order.value()).query(Long.class).single()));
        assertThat(label.locator(".of")).hasText("2/2");
        picture(label, "label-2-of-2");
        assertThat(label.navigate(url("/labels/" + order)).status()).isEqualTo(409);
        assertThat(label.locator("body")).containsText("2 个包裹");
        complaints.removeIf(complaint -> complaint.contains("409"));
    }

    /** The oldest first. @param fact tracking_number, state or reference */
    private List<String> parcels(String fact, FulfillmentId order) {
        return jdbc.sql("SELECT " + (fact.equals("reference") ? "CONCAT('P', parcel_id)" : fact) + " FROM parcel WHERE fulfillment_id = :id ORDER BY parcel_id").param("id", order.value())
            .query(String.class).list();
    }

    private void read(Visitor bench, FulfillmentId order, String word, int key) {
        assertThat(bench.post("/api/v1/verifications/" + order + "/scans", "{\"clientKey\":\"" + order + "-" + key + "\",\"barcode\":\"" + floor.barcode(word) + "\"}").body()).contains("ACCEPTED");
    }
}
