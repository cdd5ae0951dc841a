package dev.wharf.picking;

import static dev.wharf.FloorFixture.as;
import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.security.Visitor;
import dev.wharf.inventory.lot.Lots;
import dev.wharf.shipping.Handover;
import dev.wharf.warehouse.Tracking.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lot and the serial that leave the house are the ones the task named and the scanner read. */
@WharfTest
class LotsAndSerialsIT {

    @Autowired
    private ApplicationContext context;
    @Autowired
    private PickTasks tasks;
    @Autowired
    private ShortPicks shorts;
    @Autowired
    private PickScans scans;
    @Autowired
    private Lots lots;
    @Autowired
    private Handover handover;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private FloorFixture floor;
    private String anna;
    private int keys;

    @BeforeEach
    void a_house() {
        floor = FloorFixture.in(context);
        anna = "anna-" + floor.warehouse;
    }

    private void teaInTwoLots() {
        floor.tracked("TEA", Kind.LOT_EXPIRY, 30);
        floor.receive("TEA", "A-1", 5, "LATE", lots.today().plusDays(200));
        floor.receive("TEA", "B-1", 3, "SOON", lots.today().plusDays(30));
    }

    @Test
    void what_expires_first_goes_first_and_only_the_lot_of_the_task_counts() {
        // Given five units of tea of which three expire sooner
        teaInTwoLots();
        var order = floor.order(Map.of("TEA", 5));
        var task = take();
        // Then the task names the lots
        assertThat(task.lines()).extracting(PickViews.Line::bin, PickViews.Line::lot, PickViews.Line::quantity, PickViews.Line::tracking)
            .containsExactly(tuple("A-1", "LATE", 2, "LOT_EXPIRY"), tuple("B-1", "SOON", 3, "LOT_EXPIRY"));
        // When no lot, another lot, and too many of the right one are scanned, then each is refused and says which lot to take
        assertThat(scan(task, "B-1", "TEA", "", 1)).returns("LOT_WANTED", PickViews.ScanAnswer::result).returns("Scan the lot as well: SOON.", PickViews.ScanAnswer::en);
        assertThat(scan(task, "B-1", "TEA", "LATE", 1)).returns("WRONG_LOT", PickViews.ScanAnswer::result).returns("Wrong lot: this is LATE. Take SOON.", PickViews.ScanAnswer::en);
        assertThat(scan(task, "B-1", "TEA", "SOON", 4).result()).isEqualTo("OVER_PICK");
        // When the right ones are
        assertThat(scan(task, "B-1", "TEA", "soon", 3).accepted()).isTrue();
        assertThat(scan(task, "A-1", "TEA", "LATE", 2).taskState()).isEqualTo("DONE");
        // Then it is remembered what the order got
        assertThat(traced(order)).containsExactlyInAnyOrder("LATE=2", "SOON=3");
    }

    @Test
    void a_lot_that_comes_too_late_is_frozen_on_the_dock() {
        // Given a lot that is good for one day less than the product needs, and one for just enough
        floor.tracked("TEA", Kind.LOT_EXPIRY, 30);
        floor.receive("TEA", "A-1", 4, "SHORT", lots.today().plusDays(29));
        floor.receive("TEA", "A-2", 2, "ENOUGH", lots.today().plusDays(30));
        // Then only the second may be promised
        assertThat(floor.balance("TEA")).returns(6, b -> b.onHand()).returns(4, b -> b.frozen()).returns(2, b -> b.available());
    }

    @Test
    void a_recalled_lot_is_not_picked_and_frozen_when_its_order_lets_go() {
        // Given an order for all of the soon lot, and its task in hand
        teaInTwoLots();
        var order = floor.order(Map.of("TEA", 3));
        var task = take();
        // When the lot is recalled
        var answer = Visitor.basic(port, "warehouselead").post("/api/v1/lots/" + floor.sku("TEA") + "/SOON/recall", "{\"reason\":\"glass\"}");
        // Then what is not promised is frozen: of eight, three are promised to the order, so all three can be
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(floor.balance("TEA")).returns(3, b -> b.frozen()).returns(3, b -> b.locked()).returns(2, b -> b.available());
        // And the floor refuses it
        assertThat(scan(task, "B-1", "TEA", "SOON", 1)).returns("LOT_BLOCKED", PickViews.ScanAnswer::result).returns(false, PickViews.ScanAnswer::accepted);
        // When the picker reports it, then the other lot is named at once
        var now = as(anna, () -> shorts.report(task.taskId(), new ShortPicks.Looked(task.lines().get(0).pickLineId()), ShortReason.NOT_FOUND, 0));
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitPick");
        assertThat(now.lines()).extracting(PickViews.Line::lot, PickViews.Line::quantity).containsExactly(tuple("LATE", 3));
    }

    @Test
    void frozen_units_of_a_lot_leave_the_house_once() {
        // Given a lot that came too late, beside a good one
        floor.tracked("TEA", Kind.LOT_EXPIRY, 30);
        floor.receive("TEA", "A-1", 4, "SHORT", lots.today().plusDays(29));
        floor.receive("TEA", "A-1", 2, "GOOD", lots.today().plusDays(90));
        // When it is written off, twice
        var path = "/api/v1/lots/" + floor.sku("TEA") + "/SHORT/write-off";
        var body = "{\"warehouse\":\"" + floor.warehouse + "\",\"reason\":\"thrown away\"}";
        assertThat(Visitor.basic(port, "warehouselead").post(path, body).body()).contains("\"units\":0,\"frozen\":0");
        assertThat(Visitor.basic(port, "warehouselead").post(path, body).body()).contains("NOTHING_FROZEN");
        // Then only the good one is left
        assertThat(floor.balance("TEA")).returns(2, b -> b.onHand()).returns(0, b -> b.frozen()).returns(2, b -> b.available());
        assertThat(jdbc.sql("SELECT SUM(units) FROM bin_stock WHERE warehouse_code = :w").param("w", floor.warehouse).query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void promised_units_of_a_recalled_lot_are_frozen_and_not_written_off() {
        // Given an order for all there is, and its lot recalled
        floor.tracked("TEA", Kind.LOT, 0);
        floor.receive("TEA", "A-1", 3, "L1", null);
        var order = floor.order(Map.of("TEA", 3));
        Visitor.basic(port, "warehouselead").post("/api/v1/lots/" + floor.sku("TEA") + "/L1/recall", "{\"reason\":\"glass\"}");
        assertThat(floor.balance("TEA")).returns(0, b -> b.frozen()).returns(3, b -> b.locked());
        // When the picker reports it and the lead says it cannot be had
        var task = take();
        as(anna, () -> shorts.report(task.taskId(), new ShortPicks.Looked(task.lines().get(0).pickLineId()), ShortReason.NOT_FOUND, 0));
        floor.decide(order, "NOT_THERE");
        // Then the units are there, and frozen
        assertThat(floor.balance("TEA")).returns(3, b -> b.onHand()).returns(3, b -> b.frozen()).returns(0, b -> b.locked());
    }

    @Test
    void a_recall_lists_who_got_the_lot() {
        teaInTwoLots();
        var order = floor.order(Map.of("TEA", 2));
        scan(take(), "B-1", "TEA", "SOON", 2);
        var other = floor.order(Map.of("TEA", 3));
        var task = take();
        scan(task, "B-1", "TEA", "SOON", 1);
        scan(task, "A-1", "TEA", "LATE", 2);
        var report = Visitor.basic(port, "csr").get("/api/v1/lots/" + floor.sku("TEA") + "/SOON/orders").body();
        assertThat(report).contains("\"units\":3", "\"fulfillmentNo\":\"" + order + "\"", "\"fulfillmentNo\":\"" + other + "\"", "\"stage\":\"VERIFY\"", "\"channelOrderNo\":\"T" + order.value() + "\"");
        var page = Visitor.basic(port, "csr").get("/api/v1/lots/" + floor.sku("TEA") + "/SOON/orders?limit=1&after=" + order).body();
        assertThat(page).contains(other.toString()).doesNotContain("\"" + order + "\",\"shop");
        assertThat(Visitor.basic(port, "csr").get("/api/v1/lots/" + floor.sku("TEA") + "/NONE/orders").statusCode()).isEqualTo(404);
    }

    @Test
    void the_serial_that_was_picked_is_the_one_that_ships() {
        // Given three lamps by serial, two of them ordered, and another order's lamp
        floor.tracked("LAMP", Kind.SERIAL, 0);
        var mark = floor.sku("LAMP");
        floor.receive("LAMP", "A-1", 3, "", null, "S1" + mark, "S2" + mark, "S3" + mark);
        var order = floor.order(Map.of("LAMP", 2));
        var task = take();
        // When the barcode of the product, two units at once, a foreign serial and a known one twice are scanned, then each is refused
        assertThat(scan(task, "A-1", "LAMP", "", 1)).returns("SERIAL_WANTED", PickViews.ScanAnswer::result)
            .returns(mark + " is counted by serial: scan the serial of each unit, not the barcode.", PickViews.ScanAnswer::en);
        assertThat(serial(task, "S1" + mark, 2).result()).isEqualTo("SERIAL_WANTED");
        assertThat(serial(task, "nobody's", 1).result()).isEqualTo("NOT_IN_TASK");
        assertThat(serial(task, "S1" + mark, 1).accepted()).isTrue();
        assertThat(serial(task, "S1" + mark, 1).result()).isEqualTo("SERIAL_TWICE");
        assertThat(serial(task, "S3" + mark, 1).taskState()).isEqualTo("DONE");
        assertThat(states(mark)).containsExactly("S1 PICKED", "S2 IN_STOCK", "S3 PICKED");
        // And the bench takes only these two, each once
        assertThat(verify(order, floor.barcode("LAMP"))).contains("SERIAL_WANTED");
        assertThat(verify(order, "S2" + mark)).contains("SERIAL_NOT_PICKED");
        assertThat(verify(order, "S1" + mark)).contains("ACCEPTED");
        assertThat(verify(order, "S1" + mark)).contains("SERIAL_TWICE");
        assertThat(verify(order, "S3" + mark)).contains("MATCHED");
        // When the parcel is handed over
        var number = trackingNumber(order);
        assertThat(handover.handOver(List.of(number))).extracting("code").containsExactly("HANDED_OVER");
        // Then exactly they have shipped, and one is left
        assertThat(states(mark)).containsExactly("S1 SHIPPED", "S2 IN_STOCK", "S3 SHIPPED");
        assertThat(floor.balance("LAMP").onHand()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT serial_no FROM unit_trace WHERE fulfillment_id = :id AND quantity = 1 ORDER BY serial_no").param("id", order.value()).query(String.class).list())
            .containsExactly("S1" + mark, "S3" + mark);
    }

    @Test
    void a_serial_of_other_goods_or_another_warehouse_is_refused_and_one_in_the_house_comes_in_once() {
        floor.tracked("LAMP", Kind.SERIAL, 0);
        floor.receive("LAMP", "A-1", 1, "", null, "L" + floor.warehouse);
        floor.tracked("RADIO", Kind.SERIAL, 0);
        floor.receive("RADIO", "A-1", 1, "", null, "R" + floor.warehouse);
        floor.order(Map.of("LAMP", 1));
        var task = take();
        assertThat(serial(task, "R" + floor.warehouse, 1)).returns("NOT_IN_TASK", PickViews.ScanAnswer::result);
        jdbc.sql("UPDATE serial_unit SET warehouse_code = 'ELSEWHERE' WHERE serial_no = :s").param("s", "L" + floor.warehouse).update();
        assertThat(serial(task, "L" + floor.warehouse, 1)).returns("SERIAL_GONE", PickViews.ScanAnswer::result);
        jdbc.sql("UPDATE serial_unit SET warehouse_code = :w WHERE serial_no = :s").param("w", floor.warehouse).param("s", "L" + floor.warehouse).update();
        assertThatThrownBy(() -> floor.receive("LAMP", "A-1", 1, "", null, "L" + floor.warehouse)).extracting("code").isEqualTo("SERIAL_KNOWN");
        // And one that nobody finds is not picked, until it comes in again
        assertThat(Visitor.basic(port, "warehouselead").post("/api/v1/serials/" + floor.sku("LAMP") + "/L" + floor.warehouse + "/gone", "{}").statusCode()).isEqualTo(204);
        assertThat(serial(task, "L" + floor.warehouse, 1)).returns("SERIAL_GONE", PickViews.ScanAnswer::result);
    }

    @Test
    void receipts_say_lots_and_tracking_changes_only_while_nothing_is_there() {
        // Given a product that is tracked over REST
        var sku = floor.tracked("JAM", Kind.NONE, 0);
        var lead = Visitor.basic(port, "warehouselead");
        var tracking = lead.send("PUT", "/api/v1/products/tracking", "application/json", "[{\"sku\":\"" + sku + "\",\"tracking\":\"LOT_EXPIRY\",\"sellableDays\":10,\"category\":\"food\"}]");
        assertThat(tracking.body()).contains("LOT_EXPIRY", "food");
        // When it comes in without a lot, with one, and again with another last day
        assertThat(receipt(lead, sku, "k1", ",\"bin\":\"A-1\"")).contains("lines[0].lot");
        assertThat(receipt(lead, sku, "k1", ",\"bin\":\"A-1\",\"lot\":\"J1\",\"expiresOn\":\"2030-01-31\"")).contains("\"booked\":1");
        assertThat(receipt(lead, sku, "k1", ",\"bin\":\"A-1\",\"lot\":\"J1\",\"expiresOn\":\"2030-01-31\"")).contains("\"booked\":0");
        assertThat(receipt(lead, sku, "k2", ",\"bin\":\"A-1\",\"lot\":\"J1\",\"expiresOn\":\"2030-02-28\"")).contains("LOT_DIFFERS");
        // Then two units are there, once, and the tracking stays
        assertThat(floor.balance("JAM").onHand()).isEqualTo(2);
        assertThat(lead.get("/api/v1/lots?sku=" + sku).body()).contains("\"lot\":\"J1\"", "\"units\":2", "\"mayLeave\":true");
        assertThat(lead.send("PUT", "/api/v1/products/tracking", "application/json", "[{\"sku\":\"" + sku + "\",\"tracking\":\"NONE\"}]").body()).contains("STOCK_ON_HAND");
    }

    private String receipt(Visitor lead, String sku, String key, String more) {
        return lead.post("/api/v1/stock/receipts", "{\"reason\":\"test\",\"lines\":[{\"key\":\"" + sku + key + "\",\"warehouse\":\"" + floor.warehouse + "\",\"sku\":\"" + sku + "\",\"quantity\":2" + more + "}]}").body();
    }

    private String trackingNumber(FulfillmentId order) {
        soon().untilAsserted(() -> assertThat(floor.waitsAt(order)).contains("Task_AwaitHandover"));
        return jdbc.sql("SELECT tracking_number FROM parcel WHERE fulfillment_id = :id").param("id", order.value()).query(String.class).single();
    }

    private List<String> traced(FulfillmentId order) {
        return jdbc.sql("SELECT lot_no, SUM(quantity) FROM unit_trace WHERE fulfillment_id = :id GROUP BY lot_no").param("id", order.value())
            .query((rs, n) -> rs.getString(1) + "=" + rs.getInt(2)).list();
    }

    private List<String> states(String sku) {
        return jdbc.sql("SELECT serial_no, state FROM serial_unit WHERE sku = :sku ORDER BY serial_no").param("sku", sku)
            .query((rs, n) -> rs.getString(1).substring(0, 2) + " " + rs.getString(2)).list();
    }

    private PickViews.Task take() {
        return as(anna, () -> tasks.next(floor.warehouse)).orElseThrow();
    }

    private PickViews.ScanAnswer scan(PickViews.Task task, String bin, String word, String lot, int units) {
        return as(anna, () -> scans.scan(task.taskId(), new PickScans.Reading(task.taskId() + "-" + ++keys, bin, floor.barcode(word), lot, units)));
    }

    private PickViews.ScanAnswer serial(PickViews.Task task, String code, int units) {
        return as(anna, () -> scans.scan(task.taskId(), new PickScans.Reading(task.taskId() + "-" + ++keys, "A-1", code, units)));
    }

    private String verify(FulfillmentId order, String code) {
        return Visitor.basic(port, "verifier1").post("/api/v1/verifications/" + order + "/scans", "{\"clientKey\":\"" + order + "-v" + ++keys + "\",\"barcode\":\"" + code + "\"}").body();
    }
}
