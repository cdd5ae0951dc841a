package dev.wharf;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.security.Visitor;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.warehouse.Tracking.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks into one box and the put wall in a browser, with a scanner that types. Leaves pictures under target/screenshots. */
class PutWallUiIT extends AtFloor {
    @Autowired
    private Instances instances;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;

    @BeforeEach
    void goods_and_a_wall_of_twelve_slots() {
        floor = FloorFixture.in(context);
        floor.tracked("CUP", Kind.NONE, 0);
        floor.receive("CUP", "A-01", 40, "", null);
        floor.tracked("LAMP", Kind.NONE, 0);
        floor.receive("LAMP", "B-11", 40, "", null);
        floor.goods("VASE", "C-1");
        var walls = "[{\"code\":\"" + TestHouse.unique("W") + "\",\"slots\":12}]";
        assertThat(Visitor.basic(port, "warehouselead").send("PUT", "/api/v1/warehouses/" + floor.warehouse + "/put-walls", "application/json", walls).statusCode()).isEqualTo(200);
    }

    @Test
    void a_box_is_picked_and_sorted_with_a_scanner_alone() {
        // Given three orders on a walk that is sorted at the wall
        var first = floor.order(Map.of("CUP", 2));
        var second = floor.order(Map.of("CUP", 1, "LAMP", 2));
        var third = floor.order(Map.of("CUP", 3));
        long walk = floor.box("WALL", List.of(first, second, third));
        var page = loggedIn("picker1", 360, 740);
        page.navigate(url("/pda"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        page.locator("#scan").focus();
        page.keyboard().press("Enter");
        // Then the sum of a bin stands there, and no place
        assertThat(page.locator("#bin")).hasText("A-01");
        assertThat(page.locator("#left")).hasText("6");
        assertThat(page.locator("#into-box")).isVisible();
        assertThat(page.locator("#cart")).isHidden();
        scan(page, "A-01");
        picture(page, "box-goods-360");
        assertNoSeriousFault(page);
        scan(page, "*6");
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#placed")).containsText("6 件放进箱子");
        scan(page, "B-11");
        scan(page, "*2");
        scan(page, floor.barcode("LAMP"));
        // Then the way leads to the wall, and nobody has gone to verifying
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "done-wall");
        assertThat(page.locator("#outcome")).containsText("T" + walk);
        picture(page, "box-done-360");
        assertThat(List.of(floor.stage(first), floor.stage(second), floor.stage(third))).containsOnly(Stage.PICK);
        page.navigate(url("/pda/wall"));
        assertThat(page.locator("main")).hasAttribute("data-ready", "true");
        assertThat(page.locator("#boxes button")).hasCount(1);
        picture(page, "wall-boxes-360");
        assertNoSeriousFault(page);
        // When the box and the goods are scanned
        scan(page, "T" + walk);
        assertThat(page.locator("main")).hasAttribute("data-state", "work");
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#slot")).hasText("1");
        assertThat(page.locator("#amount")).hasText("1 / 2 件");
        assertThat(page.locator("#grid button.lit")).hasAttribute("data-slot", "1");
        picture(page, "wall-slot-360");
        assertNoSeriousFault(page);
        // When the wrong goods are scanned, then the screen is red and nothing changes
        scan(page, floor.barcode("VASE"));
        assertThat(page.locator("#alarm")).isVisible();
        assertThat(page.evaluate("window.wharfAlarm.tones")).isEqualTo(1);
        picture(page, "wall-alarm-360");
        confirm(page);
        assertThat(page.locator("#grid [data-slot='1']")).containsText("1/2");
        // When the order has all its units, then its slot is green and the order goes on
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#told")).hasAttribute("data-how", "complete");
        assertThat(page.locator("#grid [data-slot='1']")).hasAttribute("data-slot-state", "COMPLETE");
        assertThat(page.evaluate("window.wharfSignal.spoken.join('|')")).isEqualTo("1 号|1 号，已齐");
        assertThat((Integer) page.evaluate("window.wharfSignal.beeps")).isEqualTo(4);
        picture(page, "wall-complete-360");
        assertNoSeriousFault(page);
        assertThat(floor.stage(first)).isEqualTo(Stage.VERIFY);
        assertThat(floor.stage(second)).isEqualTo(Stage.PICK);
        // When the third is cancelled, then its goods are directed back and named at the end
        cancel(third);
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#slot")).hasText("2");
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#told")).hasAttribute("data-how", "back");
        assertThat(page.locator("#left [data-why=BACK]")).containsText("2 × " + floor.sku("CUP"));
        picture(page, "wall-back-360");
        assertNoSeriousFault(page);
        scan(page, floor.barcode("LAMP"));
        scan(page, floor.barcode("LAMP"));
        assertThat(page.locator("#box-state")).hasText("✓ 全部分完");
        assertThat(floor.stage(second)).isEqualTo(Stage.VERIFY);
    }

    @Test
    void a_scanner_that_is_faster_than_the_network_is_read_in_its_order() {
        // Given tea of one lot in a box
        floor.tracked("TEA", Kind.LOT, 0);
        floor.receive("TEA", "T-1", 5, "L1", null);
        var order = floor.order(Map.of("TEA", 2));
        long walk = floor.box("WALL", List.of(order));
        var anna = Visitor.basic(port, "picker2");
        anna.post("/api/v1/pick-tasks/next", "{\"warehouse\":\"" + floor.warehouse + "\"}");
        anna.post("/api/v1/pick-tasks/" + walk + "/scans", "{\"clientKey\":\"all" + walk + "\",\"bin\":\"T-1\",\"barcode\":\"" + floor.barcode("TEA") + "\",\"lot\":\"L1\",\"quantity\":2}");
        var page = loggedIn("picker1", 360, 740);
        page.navigate(url("/pda/wall"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        assertThat(page.locator("#boxes button")).hasCount(1);
        page.locator("#scan").focus();
        // When box, goods, lot, goods and lot are scanned without waiting for an answer
        for (var code : List.of("T" + walk, floor.barcode("TEA"), "L1", floor.barcode("TEA"), "L1")) scan(page, code);
        // Then both units are in the slot, and nothing rang
        assertThat(page.locator("#told")).hasAttribute("data-how", "complete");
        assertThat(page.locator("#amount")).hasText("2 / 2 件");
        assertThat(page.evaluate("window.wharfAlarm.count")).isEqualTo(0);
        assertThat(floor.stage(order)).isEqualTo(Stage.VERIFY);
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "1280, 800"})
    void a_lead_sets_walls_and_switches_them_off(int width, int height) {
        var page = loggedIn("warehouselead", width, height);
        page.navigate(url("/put-walls?warehouse=" + floor.warehouse));
        assertThat(page.locator("tbody tr")).hasCount(1);
        // When a second one is set with the keyboard
        var code = TestHouse.unique("V");
        page.locator("#wall-form [name=code]").focus();
        page.keyboard().type(code);
        page.keyboard().press("Tab");
        page.keyboard().type("40");
        page.keyboard().press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(2);
        var row = page.locator("tr[data-code='" + code + "']");
        assertThat(row).containsText("0 / 40 格");
        // When it is switched off, then the sorter sees that
        row.locator("[data-switches]").click();
        assertThat(row).containsText("已停用");
        picture(page, "put-walls-" + width);
        assertNoSeriousFault(page);
        // And a wrong number of slots is refused with a sentence
        page.locator("#wall-form [name=code]").fill(code);
        page.locator("#wall-form [name=slots]").fill("501");
        page.evaluate("document.querySelector('#wall-form').noValidate = true");
        page.locator("#wall-form [name=slots]").press("Enter");
        assertThat(page.locator("#wall-form .alert")).containsText("slots is 1 to 500");
        page.onDialog(dialog -> dialog.accept());
        row.locator("[data-removes]").click();
        assertThat(page.locator("tbody tr")).hasCount(1);
    }

    @Test
    void the_same_page_serves_a_desk_and_shows_what_others_do() {
        // Given a box of eight orders, two of them sorted
        var orders = IntStream.range(0, 8).mapToObj(i -> floor.order(Map.of("CUP", 1 + i % 3))).toList();
        long walk = floor.box("WALL", orders);
        pick(walk);
        var page = loggedIn("picker1", 1280, 800);
        page.navigate(url("/pda/wall"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        assertThat(page.locator("#boxes button")).hasCount(1);
        scan(page, "T" + walk);
        assertThat(page.locator("main")).hasAttribute("data-state", "work");
        for (int i = 0; i < 4; i++) scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#slot")).hasText("3");
        picture(page, "wall-1280");
        assertNoSeriousFault(page);
        // When a complete slot is cleared with the keyboard
        page.locator("#grid [data-slot='1']").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#clear")).isVisible();
        page.keyboard().press("Enter");
        assertThat(page.locator("#grid [data-slot='1']")).hasAttribute("data-slot-state", "FREE");
        // When the box is said to be empty, then the page names what is missing, and all orders go on
        page.locator("#missing").click();
        assertThat(page.locator("#empty-list li")).hasCount(6);
        picture(page, "wall-missing-1280");
        page.locator("#empty [value=ok]").click();
        assertThat(page.locator("#box-state")).containsText("✓");
        assertThat(orders).extracting(floor::stage).containsOnly(Stage.VERIFY);
    }

    @Test
    void scans_into_a_box_wait_for_the_network_and_count_once() {
        var orders = IntStream.range(0, 3).mapToObj(i -> floor.order(Map.of("CUP", 2))).toList();
        floor.box("BULK", orders);
        var page = loggedIn("picker1", 360, 740);
        page.navigate(url("/pda"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        page.locator("#take").click();
        assertThat(page.locator("#bin")).hasText("A-01");
        scan(page, "A-01");
        assertThat(page.locator("main")).hasAttribute("data-expects", "goods");
        withoutNetwork(page);
        // When five are scanned at once, and then two though one is left
        scan(page, "*5");
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#left")).hasText("1");
        scan(page, "*2");
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#alarm")).isVisible();
        confirm(page);
        scan(page, floor.barcode("CUP"));
        assertThat(picked(orders)).isZero();
        // When the network is back, then six have counted
        networkBack(page);
        assertThat(page.locator("#outcome")).hasAttribute("data-outcome", "done-bulk");
        assertThat(picked(orders)).isEqualTo(6);
        assertThat(orders).extracting(floor::stage).containsOnly(Stage.VERIFY);
        complaints.removeIf(AtFloor::isOffline);
    }

    @Test
    void the_bench_lists_what_waits_in_many_orders_alike() {
        var orders = IntStream.range(0, 3).mapToObj(i -> floor.order(Map.of("CUP", 2))).toList();
        pick(floor.box("BULK", orders));
        var page = loggedIn("verifier1", 360, 740);
        page.navigate(url("/bench"));
        page.locator("#warehouse").selectOption(floor.warehouse);
        scan(page, "BATCH");
        assertThat(page.locator("#batch-alike button")).containsText(new String[] {"每单 2 件 · 3 单"});
        picture(page, "bench-alike-360");
        assertNoSeriousFault(page);
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#batch-left")).hasText("还有 3 单");
        assertThat(page.locator("#batch-alike")).isHidden();
        scan(page, floor.barcode("CUP"));
        scan(page, floor.barcode("CUP"));
        assertThat(page.locator("#batch-left")).hasText("还有 2 单");
    }

    /** All of a walk, by another picker, over REST. */
    private void pick(long walk) {
        var anna = Visitor.basic(port, "picker2");
        anna.post("/api/v1/pick-tasks/next", "{\"warehouse\":\"" + floor.warehouse + "\"}");
        int units = jdbc.sql("SELECT SUM(l.quantity) FROM pick_line l JOIN pick_order o ON o.pick_order_id = l.pick_order_id WHERE o.pick_task_id = :walk").param("walk", walk).query(Integer.class).single();
        var answer = anna.post("/api/v1/pick-tasks/" + walk + "/scans", "{\"clientKey\":\"all" + walk + "\",\"bin\":\"A-01\",\"barcode\":\"" + floor.barcode("CUP") + "\",\"quantity\":" + units + "}");
        assertThat(answer.body()).contains("\"DONE\"");
    }

    private int picked(List<FulfillmentId> orders) {
        return jdbc.sql("SELECT SUM(picked_quantity) FROM pick_line WHERE fulfillment_id IN (:ids)").param("ids", orders.stream().map(FulfillmentId::value).toList()).query(Integer.class).single();
    }

    private void cancel(FulfillmentId order) {
        floor.inLane(() -> {
            floor.stage(order);
            instances.tell(Message.OrderCancelled, List.of(order), Map.of());
            return null;
        });
    }

    /** To be refused for a reason is part of the work: a label that is not there yet. */
    @Override
    protected boolean isComplaint(String error) {
        return !error.contains("status of 4");
    }
}
