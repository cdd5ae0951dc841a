package dev.wharf;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.security.Visitor;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.warehouse.Tracking.Kind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A picker and a verifier do their work in a browser, with a scanner that types. Leaves pictures under target/screenshots. */
class FloorUiIT extends AtBench {
    @Autowired
    private Instances instances;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;

    @BeforeEach
    void goods() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01-02-3");
        floor.goods("LAMP", "B-11");
    }

    @Test
    void a_picker_scans_bin_and_goods_and_cannot_overlook_a_wrong_scan() {
        // Given an order to be gift wrapped
        var order = floor.order(inOrder("CUP", 2, "LAMP", 1), "礼品包装");
        var page = loggedIn("picker1", 360, 740);
        page.navigate(url("/pda"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        picture(page, "pda-idle");
        // When the picker takes the task
        page.locator("#take").click();
        // Then the first bin and the request stand there
        assertThat(page.locator("#bin")).hasText("A-01-02-3");
        assertThat(page.locator("#requests")).containsText("礼品包装");
        assertThat(page.locator("#scan")).isFocused();
        picture(page, "pda-bin");
        // When the wrong bin is scanned
        scan(page, "B-99");
        // Then the screen is red, a tone sounds, and another scan does not make it go away
        assertThat(page.locator("#alarm")).isVisible();
        assertThat(page.locator("#alarm-text")).containsText("B-99");
        assertThat(page.evaluate("window.wharfAlarm.count")).isEqualTo(1);
        assertThat(page.evaluate("window.wharfAlarm.tones")).isEqualTo(1);
        picture(page, "pda-alarm");
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#alarm")).isVisible();
        confirm(page);
        // When the right bin and wrong goods are scanned
        scan(page, "A-01-02-3");
        assertThat(page.locator("main")).hasAttribute("data-expects", "goods");
        scan(page, floor.barcode("LAMP"));
        assertThat(page.locator("#alarm")).isVisible();
        confirm(page);
        // Then nothing is counted
        assertThat(page.locator("#left")).hasText("2");
        // When all goods are scanned, faster than the network answers
        scan(page, floor.barcode("CUP"));
        scan(page, floor.barcode("CUP"));
        scan(page, "B-11");
        scan(page, floor.barcode("LAMP"));
        // Then the order goes to the bench
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "done");
        assertThat(page.locator("#outcome")).containsText(order.toString());
        picture(page, "pda-done");
        assertThat(floor.stage(order)).isEqualTo(Stage.VERIFY);
    }

    @Test
    void scans_made_without_network_are_counted_once_when_it_is_back() {
        // Given a picker whose network goes away at the bin
        var order = floor.order(Map.of("CUP", 3));
        var page = pickerWithTask("picker1");
        scan(page, "A-01-02-3");
        assertThat(page.locator("main")).hasAttribute("data-expects", "goods");
        withoutNetwork(page);
        // When two cups and a wrong thing are scanned
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#left")).hasText("2");
        scan(page, floor.barcode("LAMP"));
        assertThat(page.locator("#alarm")).isVisible();
        confirm(page);
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#left")).hasText("1");
        assertThat(page.locator("#network")).isVisible();
        picture(page, "pda-offline");
        // And the network comes back, then all is counted, and the rest can be scanned
        networkBack(page);
        assertThat(page.locator("#network")).isHidden();
        assertThat(page.locator("#left")).hasText("1");
        assertThat(page.evaluate("window.wharfAlarm.count")).isEqualTo(1);
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "done");
        assertThat(floor.stage(order)).isEqualTo(Stage.VERIFY);
        complaints.removeIf(AtFloor::isOffline);
    }

    @Test
    void a_picker_reads_the_lot_and_the_serials_that_the_task_wants() {
        // Given tea in a lot that expires first, and a camera by serial
        floor.tracked("TEA", Kind.LOT_EXPIRY, 30);
        floor.receive("TEA", "A-01-02-3", 5, "N2611-SOON", LocalDate.now().plusDays(90));
        floor.receive("TEA", "A-01-02-4", 5, "N2611-LATE", LocalDate.now().plusDays(300));
        floor.tracked("CAM", Kind.SERIAL, 0);
        floor.receive("CAM", "C-01", 2, "", null, "SN1" + floor.warehouse, "SN2" + floor.warehouse);
        var order = floor.order(inOrder("TEA", 1, "CAM", 1));
        var page = pickerWithTask("picker1");
        // Then the lot stands there in large type
        assertThat(page.locator("#lot")).hasText("N2611-SOON");
        scan(page, "A-01-02-3");
        assertThat(page.locator("main")).hasAttribute("data-expects", "goods");
        // When the goods are scanned, then their lot is asked for, and another one refused
        scan(page, floor.barcode("TEA"));
        assertThat(page.locator("main")).hasAttribute("data-expects", "lot");
        picture(page, "pda-lot");
        scan(page, "N2611-LATE");
        assertThat(page.locator("#alarm-text")).containsText("请拿 N2611-SOON");
        confirm(page);
        scan(page, floor.barcode("TEA"));
        scan(page, "N2611-SOON");
        // Then the camera is next, and only its serial counts
        assertThat(page.locator("#bin")).hasText("C-01");
        assertThat(page.locator("#lot-line")).isHidden();
        scan(page, "C-01");
        assertThat(page.locator("#prompt")).hasText("扫序列号");
        picture(page, "pda-serial");
        scan(page, floor.barcode("CAM"));
        assertThat(page.locator("#alarm-text")).containsText("逐件扫序列号");
        confirm(page);
        scan(page, "SN2" + floor.warehouse);
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "done");
        // And the bench says which goods are counted by serial
        var bench = loggedIn("verifier1", 1280, 800);
        bench.navigate(url("/bench"));
        scan(bench, order.toString());
        assertThat(bench.locator("#lines tr[data-sku=" + floor.sku("CAM") + "]")).containsText("扫序列号");
        picture(bench, "bench-serial");
        scan(bench, "SN2" + floor.warehouse);
        assertThat(bench.locator("#lines tr.match")).hasCount(1);
    }

    @Test
    void a_cancelled_order_is_told_without_any_scan() {
        var order = floor.order(Map.of("CUP", 3));
        var page = pickerWithTask("picker2");
        floor.inLane(() -> {
            instances.tell(Message.OrderCancelled, List.of(order), Map.of());
            return null;
        });
        assertThat(page.locator("#alarm")).isVisible();
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "cancelled");
        picture(page, "pda-cancelled");
    }

    @Test
    void a_picker_who_finds_nothing_says_so() {
        var order = floor.order(Map.of("CUP", 3));
        var page = pickerWithTask("picker2");
        page.locator("#not-found").click();
        picture(page, "pda-not-found");
        page.locator("[data-reason=NOT_FOUND]").click();
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "short");
        assertThat(floor.waitsAt(order)).containsExactly("Task_ResolveShortPick");
    }

    @Test
    void a_verifier_compares_ticks_the_request_and_gets_the_label() {
        // Given a picked order to be gift wrapped
        var order = floor.picked(inOrder("CUP", 2, "LAMP", 1), "礼品包装");
        var page = loggedIn("verifier1", 1024, 768);
        page.navigate(url("/bench"));
        picture(page, "bench-idle");
        // When the verifier scans the order, a cup too many, and a thing that is not in it
        scan(page, order.toString());
        assertThat(page.locator("#lines tr")).hasCount(2);
        scan(page, floor.barcode("CUP"));
        scan(page, floor.barcode("CUP"));
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#alarm-text")).containsText("订单需要 2 件，扫到第 3 件");
        picture(page, "bench-alarm");
        confirm(page);
        // And finishes too early
        page.locator("#finish").click();
        assertThat(page.locator("#alarm-text")).containsText("订单需要 1 件，已扫 0 件");
        confirm(page);
        assertThat(page.locator("#lines tr.missing")).hasCount(1);
        picture(page, "bench-missing");
        scan(page, floor.barcode("LAMP"));
        // Then the request is still open
        assertThat(page.locator("#lines tr.match")).hasCount(2);
        scan(page, "FINISH");
        assertThat(page.locator("#alarm-text")).containsText("礼品包装");
        confirm(page);
        picture(page, "bench-request");
        // When it is ticked, then the order matches and its label prints without another touch
        page.locator("#requests input").check();
        assertThat(page.locator("#result")).hasAttribute("data-result", "matched");
        assertThat(page.locator("#label-links a")).isVisible();
        assertThat(page.locator("#label-text")).hasText("面单已打印");
        picture(page, "bench-matched");
        assertThat(page.evaluate("window.printed")).isEqualTo(List.of("/labels/" + order + "?print"));
        // When it is unpacked again, then everything is counted anew, and the request too
        page.locator("#unpack").click();
        page.locator("#unpack-form input[name=reason]").fill("贺卡放错");
        picture(page, "bench-unpack");
        page.locator("#unpack-form button[type=submit]").click();
        assertThat(page.locator("#lines tr.open")).hasCount(2);
        assertThat(page.locator("#requests input")).not().isChecked();
        assertThat(floor.stage(order)).isEqualTo(Stage.VERIFY);
    }

    @Test
    void many_orders_alike_are_verified_by_one_scan_each_and_their_labels_print() {
        // Given three orders for one cup, one for two, and one that asks for something
        var first = floor.picked(Map.of("CUP", 1));
        var second = floor.picked(Map.of("CUP", 1));
        var other = floor.picked(Map.of("CUP", 2));
        var wishing = floor.picked(Map.of("CUP", 1), "礼品包装");
        var page = loggedIn("verifier1", 360, 740);
        page.navigate(url("/bench"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        scan(page, "BATCH");
        // When the goods are scanned, then the sizes that wait are shown
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#batch-sizes button")).hasText(new String[] {"每单 1 件 · 2 单", "每单 2 件 · 1 单"});
        picture(page, "bench-batch-sizes");
        scan(page, "*1");
        assertThat(page.locator("#batch-left")).hasText("还有 2 单");
        // When a foreign thing is scanned, then nothing is counted
        scan(page, floor.barcode("LAMP"));
        assertThat(page.locator("#alarm-text")).containsText("请拿开");
        confirm(page);
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#batch-left")).hasText("还有 1 单");
        scan(page, floor.barcode("CUP"));
        // Then each order has a label of its own
        assertThat(page.locator("#batch-left")).hasText("这批订单都复核完了");
        assertThat(page.locator("#batch-done li[data-label=printed]")).hasCount(2);
        picture(page, "bench-batch");
        for (var order : List.of(first, second)) assertThat(floor.stage(order)).isEqualTo(Stage.SHIP);
        for (var order : List.of(other, wishing)) assertThat(floor.stage(order)).isEqualTo(Stage.VERIFY);
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#alarm-text")).containsText("都复核完了");
        confirm(page);
        scan(page, "ASIDE");
        assertThat(page.locator("#prompt")).hasText("扫订单条码");
    }

    @Test
    void a_batch_scan_whose_answer_is_lost_counts_for_one_order() {
        var orders = List.of(floor.picked(Map.of("CUP", 1)), floor.picked(Map.of("CUP", 1)));
        var page = loggedIn("verifier1", 360, 740);
        page.navigate(url("/bench"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        scan(page, "BATCH");
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#batch-left")).hasText("还有 2 单");
        // Given a network that loses every answer, not the scans
        page.route("**/api/v1/verification-batches/scans", route -> {
            route.fetch();
            route.fulfill(new Route.FulfillOptions().setStatus(503));
        });
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#alarm")).isVisible();
        page.unroute("**/api/v1/verification-batches/scans");
        // When the alarm is confirmed, then the scan answers for the order it counted for
        confirm(page);
        assertThat(page.locator("#batch-left")).hasText("还有 1 单");
        assertThat(page.locator("#batch-done li")).hasCount(1);
        assertThat(orders.stream().filter(order -> floor.stage(order) == Stage.SHIP).count()).isEqualTo(1);
        complaints.removeIf(complaint -> complaint.contains("503"));
    }

    @Test
    void a_parcel_that_sampling_let_pass_shows_its_box_and_prints_its_label() {
        var lead = Visitor.basic(port, "warehouselead");
        var admin = Visitor.basic(port, "processadmin");
        assertThat(lead.send("PUT", "/api/v1/warehouses/" + floor.warehouse + "/boxes", "application/json", """
            [{"code":"B1","name":"小箱","lengthMm":200,"widthMm":200,"heightMm":200,"weightG":80,"maxWeightG":0,"costMinor":90}]""").statusCode()).isEqualTo(200);
        try {
            assertThat(admin.send("PUT", "/api/v1/verify-policies", "application/json", "[{\"warehouse\":\"" + floor.warehouse + "\",\"mode\":\"NONE\"}]").statusCode()).isEqualTo(200);
            var order = floor.picked(Map.of("CUP", 1));
            soon().until(() -> floor.waitsAt(order), List.of("Task_AwaitHandover")::equals);
            var page = loggedIn("verifier1", 360, 740);
            page.navigate(url("/bench"));
            scan(page, order.toString());
            assertThat(page.locator("#result")).hasAttribute("data-result", "matched");
            assertThat(page.locator("#result-box")).hasText("箱型 B1 小箱");
            assertThat(page.locator("#label-text")).hasText("面单已打印");
            picture(page, "bench-skipped");
            assertThat(page.evaluate("window.printed")).isEqualTo(List.of("/labels/" + order + "?print"));
        } finally {
            admin.send("PUT", "/api/v1/verify-policies", "application/json", "[]");
        }
    }

    @Test
    void twelve_equal_units_are_counted_by_one_scan_where_the_warehouse_says_so() {
        jdbc.sql("INSERT INTO bench_setting (warehouse_code, count_by_quantity) VALUES (:warehouse, TRUE)").param("warehouse", floor.warehouse).update();
        var order = floor.picked(Map.of("CUP", 12));
        var page = loggedIn("verifier1", 360, 740);
        page.navigate(url("/bench"));
        scan(page, order.toString());
        page.locator("#more").click();
        assertThat(page.locator("#units")).hasText("×2");
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#lines .number").nth(1)).hasText("2");
        scan(page, "*10");
        picture(page, "bench-times");
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#result")).hasAttribute("data-result", "matched");
    }

    @Test
    void the_bench_names_the_box_and_a_lead_takes_a_weight_that_is_out_of_range() {
        // Given a warehouse with a box, and an order that it holds
        assertThat(Visitor.basic(port, "warehouselead").send("PUT", "/api/v1/warehouses/" + floor.warehouse + "/boxes", "application/json", """
            [{"code":"B1","name":"小箱 20×20×20","lengthMm":200,"widthMm":200,"heightMm":200,"weightG":80,"maxWeightG":0,"costMinor":90}]""").statusCode()).isEqualTo(200);
        var order = floor.picked(Map.of("CUP", 1));
        var bench = loggedIn("verifier1", 360, 740);
        bench.navigate(url("/bench"));
        scan(bench, order.toString());
        assertThat(bench.locator("#box")).hasText("箱型 B1 小箱 20×20×20");
        picture(bench, "bench-box");
        scan(bench, floor.barcode("CUP"));
        assertThat(bench.locator("#result")).hasAttribute("data-result", "matched");
        // When the scale says far too much
        assertThat(Visitor.basic(port, "shipper").post("/api/v1/parcels/" + order + "/weight", "{\"grams\":999,\"clientKey\":\"ui-" + order + "\"}").body()).contains("OUT_OF_RANGE");
        // Then a lead sees it, on a phone and on a desk, and accepts it with a reason
        var phone = loggedIn("warehouselead", 360, 740);
        phone.navigate(url("/bench/figures"));
        assertThat(phone.locator("#rate")).isVisible();
        picture(phone, "bench-figures-360");
        var desk = loggedIn("warehouselead", 1280, 800);
        desk.navigate(url("/bench/figures?lang=en"));
        var row = desk.locator("tr[data-parcel]", new Page.LocatorOptions().setHasText(order.toString()));
        assertThat(row).containsText("280 ± 30 g");
        picture(desk, "bench-figures");
        row.locator("input[name=reason]").fill("Gift box");
        row.locator("input[name=reason]").press("Enter");
        assertThat(row).hasCount(0);
    }

    @Test
    void a_difference_is_reported_at_the_bench() throws IOException {
        var order = floor.picked(Map.of("CUP", 1));
        var page = loggedIn("verifier1", 360, 740);
        page.navigate(url("/bench?lang=en"));
        scan(page, order.toString());
        assertThat(page.locator("#lines tr")).hasCount(1);
        picture(page, "bench-360");
        page.locator("#differ").click();
        assertThat(page.locator("select[name=insteadOf]")).isHidden();
        page.locator("input[value=WRONG_ITEM]").check();
        assertThat(page.locator("select[name=insteadOf]")).isVisible();
        page.locator("input[value=DAMAGED]").check();
        // When the report is refused, then the dialog says why, and takes keys
        page.locator("input[name=sku]").fill("NOTHERE");
        page.locator("#difference-form button[type=submit]").click();
        assertThat(page.locator("#difference [role=alert]")).containsText("NOTHERE");
        assertThat(page.locator("#alarm")).isHidden();
        picture(page, "bench-difference-refused");
        page.locator("#difference input[name=note]").focus();
        page.keyboard().type("Handle");
        assertThat(page.locator("#difference input[name=note]")).hasValue("Handle");
        // And what is no picture stops the report before it is filed
        page.locator("input[name=sku]").fill(floor.sku("CUP"));
        var photo = page.locator("#difference input[name=photo]");
        photo.setInputFiles(new FilePayload("cup.png", "image/png", "no picture".getBytes(StandardCharsets.UTF_8)));
        page.locator("#difference-form button[type=submit]").click();
        assertThat(page.locator("#difference [role=alert]")).containsText("cannot be read");
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitVerify");
        photo.setInputFiles(new FilePayload("cup.png", "image/png", png(2400, 1200)));
        picture(page, "bench-difference");
        // When the photo is lost on its way, then it may be sent again
        page.route("**/photo", route -> route.abort());
        page.locator("#difference-form button[type=submit]").click();
        assertThat(page.locator("#result")).hasAttribute("data-result", "different");
        assertThat(floor.waitsAt(order)).containsExactly("Task_ResolveDifference");
        assertThat(page.locator("#photo-says")).containsText(order.toString());
        picture(page, "bench-photo-again");
        page.unroute("**/photo");
        page.locator("#photo-form button").click();
        assertThat(page.locator("#photo-form")).isHidden();
        complaints.removeIf(complaint -> complaint.contains("ERR_FAILED"));
        // And customer service sees the picture on the order's page
        var desk = loggedIn("csr", 1280, 800);
        desk.navigate(url("/orders/" + order));
        assertThat(desk.locator(".evidence figcaption")).containsText("破损");
        assertThat(desk.locator("main")).containsText("1 件（破损）");
        desk.waitForCondition(() -> Integer.valueOf(1600).equals(desk.locator(".evidence img").evaluate("img => img.naturalWidth")));
        picture(desk, "order-evidence");
    }

    private Page pickerWithTask(String user) {
        var page = loggedIn(user, 360, 740);
        page.navigate(url("/pda"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        page.locator("#take").click();
        assertThat(page.locator("#bin")).hasText("A-01-02-3");
        return page;
    }

    private static byte[] png(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static Map<String, Integer> inOrder(String a, int unitsA, String b, int unitsB) {
        var units = new LinkedHashMap<String, Integer>();
        units.put(a, unitsA);
        units.put(b, unitsB);
        return units;
    }
}
