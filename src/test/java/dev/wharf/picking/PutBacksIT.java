package dev.wharf.picking;

import static dev.wharf.FloorFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.Statements;
import dev.wharf.infra.security.Visitor;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Content;
import dev.wharf.inventory.CountsWanted;
import dev.wharf.inventory.Stock;
import dev.wharf.inventory.Whereabouts;
import dev.wharf.order.Stage;
import dev.wharf.overview.StockProof;
import dev.wharf.picking.putback.PutBackList;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.warehouse.Tracking.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Picked goods go back into bins, scan by scan, and can be sold from the scan on; bins, locks and ledgers agree at every step. */
@WharfTest
class PutBacksIT {
    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private PickTasks tasks;
    @Autowired
    private PickScans scans;
    @Autowired
    private ShortPicks shorts;
    @Autowired
    private Bins bins;
    @Autowired
    private Whereabouts whereabouts;
    @Autowired
    private Stock stock;
    @Autowired
    private CountsWanted counts;
    @Autowired
    private StockProof proof;
    @Autowired
    private Instances instances;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;
    private String anna;
    private int keys;

    @BeforeEach
    void cups_in_two_bins() {
        floor = FloorFixture.in(context);
        anna = "anna-" + floor.warehouse;
        floor.tracked("CUP", Kind.NONE, 0);
        floor.receive("CUP", "A-1", 3, "", null);
        floor.receive("CUP", "B-2", 4, "", null);
    }

    @Test
    void goods_of_a_cancelled_order_can_be_sold_unit_by_unit_as_they_are_scanned_back() throws Exception {
        // Given four of five cups on the cart
        var order = floor.order(Map.of("CUP", 5));
        var task = take();
        pick(task, "CUP", "A-1", "", 3);
        pick(task, "CUP", "B-2", "", 1);
        // When the order is cancelled, then what nobody has picked can be sold, and the four are frozen
        cancel(order);
        assertThat(floor.waitsAt(order)).containsExactly("Task_PutBackGoods");
        assertThat(floor.balance("CUP")).returns(7, b -> b.onHand()).returns(0, b -> b.locked()).returns(4, b -> b.frozen()).returns(3, b -> b.available());
        assertThat(loose()).isZero();
        assertLaws();
        var putBack = open().get(0);
        assertThat(putBack.path("why").asText()).isEqualTo("CANCELLED");
        assertThat(putBack.path("position").asInt()).isEqualTo(1);
        assertThat(putBack.path("picker").asText()).isEqualTo(anna);
        assertThat(putBack.path("lines").findValuesAsText("bin")).containsExactly("A-1", "B-2");
        // When two are scanned back and one goes to another bin of the picker's choice
        var id = putBack.path("putBackId").asText();
        assertThat(scan(id, floor.barcode("CUP"), "", "", 1).path("accepted").asBoolean()).isTrue();
        assertThat(floor.balance("CUP").frozen()).as("only asked").isEqualTo(4);
        assertThat(scan(id, floor.barcode("CUP"), "", "a-1", 2).path("zh").asText()).isEmpty();
        assertThat(floor.balance("CUP").available()).isEqualTo(5);
        assertThat(scan(id, floor.barcode("CUP"), "", "C-9", 1).path("en").asText()).contains("C-9 instead of A-1");
        assertThat(bins.ofSkus(floor.warehouse, List.of(floor.sku("CUP")))).extracting(c -> c.place().bin(), Content::units).containsExactly(tuple("A-1", 2), tuple("B-2", 3), tuple("C-9", 1));
        assertLaws();
        // Then the last one ends the cancel, and all is where the list says
        assertThat(floor.waitsAt(order)).containsExactly("Task_PutBackGoods");
        assertThat(scan(id, floor.barcode("CUP"), "", "B-2", 1).path("state").asText()).isEqualTo("DONE");
        assertThat(floor.stage(order)).isEqualTo(Stage.CANCELLED);
        assertThat(floor.balance("CUP")).returns(7, b -> b.onHand()).returns(0, b -> b.frozen()).returns(7, b -> b.available());
        assertThat(open()).isEmpty();
        assertThat(scan(id, floor.barcode("CUP"), "", "B-2", 1).path("result").asText()).isEqualTo("PUT_BACK_CLOSED");
        assertThat(loose()).isZero();
        assertLaws();
    }

    @Test
    void wrong_goods_too_many_and_goods_scanned_as_a_bin_change_nothing_and_are_logged() throws Exception {
        floor.goods("LAMP", "L-1");
        var order = floor.order(Map.of("CUP", 2));
        pick(take(), "CUP", "A-1", "", 1);
        cancel(order);
        var id = open().get(0).path("putBackId").asText();
        for (var wrong : List.of(scan(id, floor.barcode("LAMP"), "", "A-1", 1), scan(id, "nothing", "", "A-1", 1), scan(id, floor.barcode("CUP"), "", "A-1", 2),
            scan(id, floor.barcode("CUP"), "", floor.barcode("LAMP"), 1))) {
            assertThat(wrong.path("accepted").asBoolean()).isFalse();
        }
        assertThat(jdbc.sql("SELECT result FROM scan WHERE kind = 'PUT_BACK' AND task_id = :id ORDER BY scan_id").param("id", id).query(String.class).list())
            .containsExactly("NOT_IN_PUT_BACK", "NOT_IN_PUT_BACK", "TOO_MANY", "WRONG_BIN");
        assertThat(floor.balance("CUP").frozen()).isEqualTo(1);
        // And a scan that is sent twice counts once
        var body = body("same-" + id, floor.barcode("CUP"), "", "A-1", 1);
        assertThat(post(id, body)).isEqualTo(post(id, body));
        assertThat(floor.stage(order)).isEqualTo(Stage.CANCELLED);
        assertThat(bins.ofBin(floor.warehouse, "A-1").get(0).units()).isEqualTo(3);
        assertLaws();
    }

    @Test
    void an_order_that_leaves_after_a_short_pick_leaves_its_goods_to_be_scanned_back() throws Exception {
        // Given all seven cups wanted, five on the cart, two nowhere
        var order = floor.order(Map.of("CUP", 7));
        var task = take();
        pick(task, "CUP", "A-1", "", 3);
        pick(task, "CUP", "B-2", "", 2);
        as(anna, () -> shorts.report(task.taskId(), new ShortPicks.Looked(task.lines().get(1).pickLineId()), ShortReason.NOT_FOUND, 0));
        assertThat(floor.waitsAt(order)).containsExactly("Task_ResolveShortPick");
        // When the lead says they are not there
        floor.decide(order, "NOT_THERE");
        // Then the five are frozen, the order waits in review, and nothing is loose
        assertThat(floor.balance("CUP")).returns(5, b -> b.onHand()).returns(5, b -> b.frozen()).returns(0, b -> b.available());
        assertThat(floor.stage(order)).isEqualTo(Stage.REVIEW);
        assertThat(loose()).isZero();
        var putBack = open().get(0);
        assertThat(putBack.path("why").asText()).isEqualTo("LEFT");
        assertLaws();
        // When two are back and the lead gives up the rest
        var id = putBack.path("putBackId").asText();
        scan(id, floor.barcode("CUP"), "", "A-1", 2);
        var path = "/api/v1/put-backs/" + id + "/lose";
        assertThat(Visitor.basic(port, "picker1").post(path, "{\"reason\":\"x\"}").statusCode()).isEqualTo(403);
        assertThat(Visitor.basic(port, "warehouselead").post(path, "{\"reason\":\"\"}").body()).contains("REASON_MISSING");
        assertThat(Visitor.basic(port, "warehouselead").post(path, "{\"reason\":\"fell off the cart\"}").statusCode()).isEqualTo(204);
        // Then three are off hand with the reason in the ledger
        assertThat(floor.balance("CUP")).returns(2, b -> b.onHand()).returns(0, b -> b.frozen()).returns(2, b -> b.available());
        assertThat(jdbc.sql("SELECT SUM(on_hand_delta) FROM stock_entry WHERE sku = :sku AND reason = 'fell off the cart'").param("sku", floor.sku("CUP")).query(Integer.class).single())
            .isEqualTo(-3);
        assertThat(loose()).isZero();
        assertThat(open()).isEmpty();
        assertLaws();
    }

    @Test
    void what_a_count_has_taken_off_since_the_picker_looked_is_not_written_off_again() {
        // Given an order whose picker finds none of the last three cups in the bins, and five that lie in none
        floor.receive("CUP", "", 5, "", null);
        floor.order(Map.of("CUP", 4));
        var order = floor.order(Map.of("CUP", 3));
        var first = take();
        for (var line : first.lines()) pick(first, "CUP", line.bin(), "", line.quantity());
        var second = take();
        var bin = second.lines().get(0).bin();
        as(anna, () -> shorts.report(second.taskId(), new ShortPicks.Looked(second.lines().get(0).pickLineId()), ShortReason.NOT_FOUND, 0));
        assertThat(floor.waitsAt(order)).containsExactly("Task_ResolveShortPick");
        // When a count finds one of the three before the lead says that they are not there
        counted(bin, -2);
        floor.decide(order, "NOT_THERE");
        // Then two are gone, once, and the one that was found is there
        assertThat(floor.balance("CUP").onHand()).isEqualTo(10);
        assertThat(bins.ofSkus(floor.warehouse, List.of(floor.sku("CUP"))).stream().mapToInt(Content::units).sum()).isEqualTo(1);
        assertLaws();
    }

    /** Books a count of the bin as stockkeeping does. */
    private void counted(String bin, int delta) {
        floor.inLane(() -> {
            var key = "count:" + floor.warehouse;
            bins.post(List.of(new Bins.Move(new Bins.Place(floor.warehouse, bin, floor.sku("CUP"), ""), Bins.Kind.COUNT, delta, null, key, "COUNT:1", "counted")));
            stock.adjust(floor.warehouse, floor.sku("CUP"), delta, key, "counted");
            counts.counted(floor.warehouse, bin, floor.sku("CUP"));
            return null;
        });
    }

    @Test
    void lots_and_serials_go_back_as_what_they_are() throws Exception {
        floor.tracked("TEA", Kind.LOT_EXPIRY, 30);
        floor.receive("TEA", "T-1", 5, "SOON", LocalDate.now().plusDays(200));
        floor.tracked("CAM", Kind.SERIAL, 0);
        var one = "SN1" + floor.warehouse;
        floor.receive("CAM", "S-1", 2, "", null, one, "SN2" + floor.warehouse);
        var order = floor.order(Map.of("TEA", 3, "CAM", 1, "CUP", 1));
        var task = take();
        pick(task, "TEA", "T-1", "SOON", 2);
        as(anna, () -> scans.scan(task.taskId(), new PickScans.Reading("s-" + task.taskId(), "S-1", one, 1)));
        cancel(order);
        var putBack = open().get(0);
        assertThat(putBack.path("lines").findValue("serials").get(0).asText()).isEqualTo(one);
        var id = putBack.path("putBackId").asText();
        // Then another lot, another serial and the bare product are refused
        assertThat(scan(id, floor.barcode("TEA"), "", "T-1", 1).path("result").asText()).isEqualTo("LOT_WANTED");
        assertThat(scan(id, floor.barcode("TEA"), "LATE", "T-1", 1).path("result").asText()).isEqualTo("WRONG_LOT");
        assertThat(scan(id, "SN2" + floor.warehouse, "", "S-1", 1).path("result").asText()).isEqualTo("WRONG_SERIAL");
        assertThat(scan(id, floor.barcode("CAM"), "", "S-1", 1).path("result").asText()).isEqualTo("SERIAL_WANTED");
        // And the right ones are back in stock, with nothing left on the order's trace
        assertThat(scan(id, floor.barcode("TEA"), "soon", "T-1", 2).path("accepted").asBoolean()).isTrue();
        assertThat(scan(id, one, "", "S-1", 1).path("state").asText()).isEqualTo("DONE");
        assertThat(jdbc.sql("SELECT state FROM serial_unit WHERE serial_no = :no").param("no", one).query(String.class).single()).isEqualTo("IN_STOCK");
        assertThat(jdbc.sql("SELECT COALESCE(SUM(quantity), 0) FROM unit_trace WHERE fulfillment_id = :id").param("id", order.value()).query(Integer.class).single()).isZero();
        assertThat(floor.stage(order)).isEqualTo(Stage.CANCELLED);
        assertLaws();
    }

    @Test
    void goods_picked_by_a_line_that_names_no_lot_go_back_as_the_lot_that_was_read() throws Exception {
        // Given tea of which bins know one lot only, so that the rest is picked from wherever it lies
        floor.tracked("TEA", Kind.LOT, 0);
        floor.receive("TEA", "T-1", 1, "ONE", null);
        floor.receive("TEA", "", 4, "TWO", null);
        var order = floor.order(Map.of("TEA", 3));
        var task = take();
        assertThat(task.lines()).extracting(PickViews.Line::lot).containsExactlyInAnyOrder("ONE", "");
        pick(task, "TEA", "T-1", "ONE", 1);
        pick(task, "TEA", "T-1", "TWO", 1);
        // When the order is cancelled, then the list names both lots, and no other goes back
        cancel(order);
        assertThat(open().get(0).path("lines").findValuesAsText("lot")).containsExactlyInAnyOrder("ONE", "TWO");
        var id = open().get(0).path("putBackId").asText();
        assertThat(scan(id, floor.barcode("TEA"), "THREE", "T-1", 1).path("result").asText()).isEqualTo("WRONG_LOT");
        assertThat(scan(id, floor.barcode("TEA"), "TWO", "T-1", 1).path("result").asText()).isEqualTo("ACCEPTED");
        assertThat(scan(id, floor.barcode("TEA"), "ONE", "T-1", 1).path("state").asText()).isEqualTo("DONE");
        // Then each lies in the bin, and the order has none of them any more
        assertThat(bins.ofBin(floor.warehouse, "T-1")).extracting(c -> c.place().lot(), Content::units).containsExactlyInAnyOrder(tuple("ONE", 1), tuple("TWO", 1));
        assertThat(jdbc.sql("SELECT COALESCE(SUM(quantity), 0) FROM unit_trace WHERE fulfillment_id = :id").param("id", order.value()).query(Integer.class).single()).isZero();
        assertThat(floor.stage(order)).isEqualTo(Stage.CANCELLED);
        assertLaws();
    }

    @Test
    void the_list_reads_the_serials_of_all_orders_at_once() throws Exception {
        // Given two orders with cameras on their way back
        floor.tracked("CAM", Kind.SERIAL, 0);
        var serials = List.of("SN1" + floor.warehouse, "SN2" + floor.warehouse);
        floor.receive("CAM", "S-1", 2, "", null, serials.get(0), serials.get(1));
        for (var serial : serials) {
            var order = floor.order(Map.of("CAM", 1, "CUP", 1));
            var task = take();
            as(anna, () -> scans.scan(task.taskId(), new PickScans.Reading("s-" + serial, "S-1", serial, 1)));
            cancel(order);
        }
        var list = new PutBackList(context);
        var asked = Statements.during(() -> assertThat(list.open(floor.warehouse)).isEqualTo(2));
        assertThat(asked.stream().filter(sql -> sql.contains("serial_unit"))).hasSize(1);
        assertThat(open().findValues("serials").stream().map(s -> s.get(0).asText())).containsExactlyElementsOf(serials);
    }

    @Test
    void a_reason_for_a_loss_is_200_characters_at_most() throws Exception {
        var order = floor.order(Map.of("CUP", 2));
        pick(take(), "CUP", "A-1", "", 1);
        cancel(order);
        var path = "/api/v1/put-backs/" + open().get(0).path("putBackId").asText() + "/lose";
        var refused = Visitor.basic(port, "warehouselead").post(path, "{\"reason\":\"" + "x".repeat(201) + "\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("REASON_TOO_LONG");
        assertThat(Visitor.basic(port, "warehouselead").post(path, "{\"reason\":\"" + "x".repeat(200) + "\"}").statusCode()).isEqualTo(204);
        assertThat(floor.stage(order)).isEqualTo(Stage.CANCELLED);
    }

    @Test
    void a_shortage_that_is_reported_twice_does_not_empty_the_bin_where_nobody_has_looked() {
        // Given cups of which four lie in one bin and three in another
        floor.order(Map.of("CUP", 3));
        var task = take();
        var line = task.lines().get(0);
        var looked = new ShortPicks.Looked(line.pickLineId(), line.bin(), line.lot());
        // When the picker finds none and the answer is lost, so that it is reported again
        var now = as(anna, () -> shorts.report(task.taskId(), looked, ShortReason.NOT_FOUND, 0));
        assertThat(now.lines()).extracting(PickViews.Line::pickLineId).containsExactly(line.pickLineId());
        assertThat(now.lines().get(0).bin()).isNotEqualTo(line.bin());
        assertThatThrownBy(() -> as(anna, () -> shorts.report(task.taskId(), looked, ShortReason.NOT_FOUND, 0))).extracting("code").isEqualTo("LINE_MOVED");
        // Then the walk goes on at the other bin
        assertThat(as(anna, () -> tasks.view(task.taskId()))).returns("TAKEN", PickViews.Task::state).returns(now.lines(), PickViews.Task::lines);
    }

    private int loose() {
        return floor.inLane(() -> whereabouts.loose(floor.warehouse, floor.sku("CUP")) - whereabouts.overRecorded(floor.warehouse, floor.sku("CUP")));
    }

    private void assertLaws() {
        var skus = List.of(floor.sku("CUP"), floor.sku("TEA"), floor.sku("CAM"));
        assertThat(proof.check().breaches()).as("laws of the stock").noneMatch(breach -> skus.contains(breach.sku()));
    }

    private PickViews.Task take() {
        return as(anna, () -> tasks.next(floor.warehouse)).orElseThrow();
    }

    private void pick(PickViews.Task task, String word, String bin, String lot, int units) {
        var answer = as(anna, () -> scans.scan(task.taskId(), new PickScans.Reading(task.taskId() + "-" + ++keys, bin, floor.barcode(word), lot, units)));
        assertThat(answer.accepted()).as(answer.en()).isTrue();
    }

    private JsonNode open() throws Exception {
        return new ObjectMapper().readTree(Visitor.basic(port, "picker1").get("/api/v1/put-backs?warehouse=" + floor.warehouse).body());
    }

    private JsonNode scan(String putBack, String barcode, String lot, String bin, int units) throws Exception {
        return post(putBack, body("k" + System.nanoTime() + "-" + ++keys, barcode, lot, bin, units));
    }

    private JsonNode post(String putBack, String body) throws Exception {
        return new ObjectMapper().readTree(Visitor.basic(port, "picker1").post("/api/v1/put-backs/" + putBack + "/scans", body).body());
    }

    private static String body(String key, String barcode, String lot, String bin, int units) {
        return "{\"clientKey\":\"%s\",\"barcode\":\"%s\",\"lot\":\"%s\",\"bin\":\"%s\",\"quantity\":%d}".formatted(key, barcode, lot, bin, units);
    }

    private void cancel(FulfillmentId order) {
        floor.inLane(() -> {
            floor.stage(order);
            instances.tell(Message.OrderCancelled, List.of(order), Map.of());
            return null;
        });
    }
}
