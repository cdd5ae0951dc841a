package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Dialog;
import dev.wharf.FloorFixture;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LeadUiIT extends AtDesks {
    @Test
    void the_lead_sees_who_is_away_and_takes_the_task_back() {
        // Given a picker who took a task half an hour ago, after a wrong scan and a right one
        var at = FloorFixture.in(context);
        var cup = at.goods("CUP", "A-01");
        var lamp = at.goods("LAMP", "B-07");
        var order = at.order(Map.of("CUP", 3, "LAMP", 1));
        at.order(Map.of("LAMP", 2));
        var jdbc = house.bean(JdbcClient.class);
        jdbc.sql("UPDATE pick_task SET state = 'TAKEN', picker = 'ben', taken_at = UTC_TIMESTAMP() - INTERVAL 40 MINUTE WHERE pick_task_id = (SELECT pick_task_id FROM pick_order WHERE fulfillment_id = :id)").param("id", order.value()).update();
        jdbc.sql("UPDATE pick_line SET picked_quantity = 2 WHERE sku = :sku AND pick_order_id = (SELECT pick_order_id FROM pick_order WHERE fulfillment_id = :id)").param("sku", cup).param("id", order.value()).update();
        int n = 0;
        for (var s : List.of(List.of("ACCEPTED", cup, "A-01", "1"), List.of("WRONG_ITEM", lamp, "A-01", "0"), List.of("ACCEPTED", cup, "A-01", "1"))) {
            jdbc.sql("""
                    INSERT INTO scan (scan_id, kind, fulfillment_id, task_id, barcode, sku, bin_code, quantity, result, note_zh, note_en, person, scanned_at, client_key)
                    SELECT :n + fulfillment_id, 'PICK', fulfillment_id, pick_task_id, 'x', :sku, :bin, :units, :result, '', '', 'ben', UTC_TIMESTAMP() - INTERVAL 35 MINUTE + INTERVAL :n MINUTE, CONCAT('ui', fulfillment_id, :n)
                      FROM pick_order WHERE fulfillment_id = :id
                    """).param("n", ++n).param("sku", s.get(1)).param("bin", s.get(2)).param("units", Integer.parseInt(s.get(3))).param("result", s.get(0)).param("id", order.value()).update();
        }
        var page = desk.loggedIn(port, "warehouselead", password);
        page.locator(".tile[href='/floor']").click();
        page.locator("[name=warehouse]").selectOption(at.warehouse);
        // Soon after midnight, half an hour ago was yesterday.
        page.locator("[name=from]").fill(LocalDate.now(ZoneOffset.UTC).minusDays(1).toString());
        page.locator("form.filters button").click();
        assertThat(page.locator(".person.is-away .name")).hasText("ben");
        assertThat(page.locator(".person .place b")).hasText("A-01");
        assertThat(page.locator(".stranded li")).containsText("ben 手上有 2 件");
        assertThat(page.locator("#mis-scans tbody tr")).hasCount(1);
        assertThat(page.locator("#mis-scans tbody tr")).containsText(lamp);
        assertThat(page.locator("#performance tbody tr").first()).containsText("ben");
        Desk.pictures(page, "floor");
        page.locator("#mis-scans").scrollIntoViewIfNeeded();
        Desk.pictures(page, "floor-back");
        // When the lead takes the task back
        page.onceDialog(Dialog::accept);
        page.locator(".stranded button[data-task]").press("Enter");
        // Then it waits again
        assertThat(page.locator("#said")).containsText("ben");
        assertThat(page.locator(".person")).hasCount(0);
        assertThat(page.locator(".stranded")).hasCount(0);
        page.navigate("/floor?lang=en");
        assertThat(page.locator("h1")).hasText("Floor");
        Desk.picture(page, "floor-en");
    }
}
