package dev.wharf.verification;

import static dev.wharf.FloorFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.security.Visitor;
import dev.wharf.inventory.Balance;
import dev.wharf.order.Stage;
import dev.wharf.overview.StockProof;
import dev.wharf.scan.Retake;
import dev.wharf.verification.VerifyScans.Reading;
import dev.wharf.verification.photo.DifferencePhotos;
import dev.wharf.warehouse.Tracking.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each kind of difference has its way out, and the books follow: picked and put back for real, through the devices' REST. */
@WharfTest
class DifferencesIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private DifferentCounts differences;
    @Autowired
    private VerifyScans bench;
    @Autowired
    private Retake retake;
    @Autowired
    private StockProof proof;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private FloorFixture floor;
    private int keys;

    @BeforeEach
    void goods() {
        floor = FloorFixture.in(context);
        floor.tracked("CUP", Kind.NONE, 0);
        floor.receive("CUP", "A-01", 5, "", null);
    }

    @AfterEach
    void the_books_are_exact() {
        assertThat(proof.check().laws().stream().flatMap(law -> law.breaches().stream()).filter(b -> b.contains(floor.warehouse)).toList()).isEmpty();
    }

    /** A picker holds one task at a time; the next test wants its own. */
    @AfterEach
    void no_task_stays_in_hand() {
        var mine = Visitor.basic(port, "picker1").get("/api/v1/pick-tasks/mine");
        if (mine.statusCode() == 204) return;
        Visitor.basic(port, "warehouselead").post("/api/v1/pick-tasks/" + json(mine.body()).path("taskId").asText() + "/give-back", "");
    }

    @Test
    void what_is_missing_is_picked_again_and_no_more_than_that() {
        // Given an order for three cups, of which the picker took two
        var order = picked(Map.of("CUP", 3));
        assertThat(units("CUP", "A-01")).isEqualTo(2);
        scan(order, "CUP");
        differ(order, DifferenceKind.MISSING, "CUP", 1, "", "");
        // When the missing one is picked again
        floor.decide(order, "PICK_AGAIN");
        // Then it lies in its bin on the books, and the task asks for one
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitPick");
        assertThat(units("CUP", "A-01")).isEqualTo(3);
        var task = pickNext();
        assertThat(task.path("lines")).hasSize(1);
        assertThat(task.path("lines").path(0).path("quantity").asInt()).isOne();
        pickAll(task);
        // And everything is counted anew
        for (int i = 0; i < 3; i++) scan(order, "CUP");
        assertThat(floor.stage(order)).isEqualTo(Stage.SHIP);
        assertThat(units("CUP", "A-01")).isEqualTo(2);
    }

    @Test
    void a_surplus_goes_back_to_the_bin_that_the_reason_names() {
        var order = picked(Map.of("CUP", 1));
        differ(order, DifferenceKind.EXTRA, "CUP", 1, "", "");
        assertThat(floor.reason(order)).contains("1 extra", "put the surplus back, into A-01");
        floor.decide(order, "PUT_BACK");
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitVerify");
        assertThat(units("CUP", "A-01")).isEqualTo(4);
    }

    @Test
    void for_a_wrong_item_the_right_one_is_picked() {
        // Given a pen in the place of a cup
        floor.tracked("PEN", Kind.NONE, 0);
        floor.receive("PEN", "B-01", 4, "", null);
        var order = picked(Map.of("CUP", 1));
        differ(order, DifferenceKind.WRONG_ITEM, "PEN", 1, "", "");
        assertThat(floor.reason(order)).contains(floor.sku("PEN") + " ≠ " + floor.sku("CUP"), "into B-01");
        floor.decide(order, "PICK_AGAIN");
        assertThat(pickNext().path("lines").path(0).path("sku").asText()).isEqualTo(floor.sku("CUP"));
        assertThat(units("PEN", "B-01")).isEqualTo(4);
    }

    @Test
    void for_a_wrong_lot_the_units_of_the_lot_in_the_books_go_back() {
        floor.tracked("TEA", Kind.LOT, 0);
        floor.receive("TEA", "C-01", 2, "L1", null);
        floor.receive("TEA", "C-02", 2, "L2", null);
        var order = picked(Map.of("TEA", 3));
        // Two lots were picked, so a person has to say which
        assertThatThrownBy(() -> differ(order, DifferenceKind.WRONG_LOT, "TEA", 1, "", "")).hasMessageContaining("L1, L2").extracting("code").isEqualTo("UNIT_MISSING");
        assertThatThrownBy(() -> differ(order, DifferenceKind.WRONG_LOT, "TEA", 1, "", "L9")).extracting("code").isEqualTo("UNIT_UNKNOWN");
        differ(order, DifferenceKind.WRONG_LOT, "TEA", 1, "", "l2");
        floor.decide(order, "PICK_AGAIN");
        assertThat(units("TEA", "C-02")).isEqualTo(2);
        assertThat(traced(order)).containsExactlyInAnyOrder("L1=2", "L2=0");
    }

    @Test
    void for_a_wrong_serial_the_one_that_was_not_counted_goes_back() {
        floor.tracked("CAM", Kind.SERIAL, 0);
        floor.receive("CAM", "D-01", 3, "", null, serial(1), serial(2), serial(3));
        var order = picked(Map.of("CAM", 2), serial(1), serial(2));
        assertThat(read(order, serial(1)).accepted()).isTrue();
        differ(order, DifferenceKind.WRONG_SERIAL, "CAM", 1, "", "");
        assertThat(floor.reason(order)).contains(serial(2));
        floor.decide(order, "PICK_AGAIN");
        assertThat(serialState(1)).isEqualTo("PICKED");
        assertThat(serialState(2)).isEqualTo("IN_STOCK");
    }

    @Test
    void a_damaged_unit_becomes_defective_and_another_is_picked() {
        var order = picked(Map.of("CUP", 2));
        differ(order, DifferenceKind.DAMAGED, "CUP", 1, "", "");
        assertThatThrownBy(() -> floor.decide(order, "PICK_AGAIN")).hasMessageContaining("REPLACE_DAMAGED");
        floor.decide(order, "REPLACE_DAMAGED");
        assertThat(balance("CUP")).isEqualTo("4 on hand, 2 locked, 1 defective");
        assertThat(units("CUP", "A-01")).isEqualTo(3);
        pickAll(pickNext());
        assertThat(units("CUP", "A-01")).isEqualTo(2);
        scan(order, "CUP");
        scan(order, "CUP");
        assertThat(floor.stage(order)).isEqualTo(Stage.SHIP);
    }

    @Test
    void no_more_units_of_a_lot_are_damaged_than_were_picked_of_it() {
        floor.tracked("TEA", Kind.LOT, 0);
        floor.receive("TEA", "C-01", 2, "L1", null);
        floor.receive("TEA", "C-02", 3, "L2", null);
        var order = picked(Map.of("TEA", 3));
        assertThatThrownBy(() -> differ(order, DifferenceKind.DAMAGED, "TEA", 2, "", "L2")).hasMessageContaining("1 of lot L2").extracting("code").isEqualTo("QUANTITY_INVALID");
        differ(order, DifferenceKind.DAMAGED, "TEA", 1, "", "L2");
        floor.decide(order, "REPLACE_DAMAGED");
        assertThat(balance("TEA")).isEqualTo("4 on hand, 3 locked, 1 defective");
        assertThat(units("TEA", "C-02")).isEqualTo(2);
        assertThat(traced(order)).containsExactlyInAnyOrder("L1=2", "L2=0");
    }

    @Test
    void a_lead_alone_moves_goods_to_defective_and_says_why() {
        var order = picked(Map.of("CUP", 2));
        differ(order, DifferenceKind.DAMAGED, "CUP", 1, "", "");
        var task = json(Visitor.basic(port, "warehouselead").get("/engine-rest/task?maxResults=1&processInstanceBusinessKey=" + order).body()).path(0).path("id").asText();
        var way = "{\"variables\": {\"decision\": {\"value\": \"REPLACE_DAMAGED\"}%s}}";
        var path = "/engine-rest/task/" + task + "/complete";
        var why = ", \"decisionReason\": {\"value\": \"Handle is off\"}";
        assertThat(Visitor.basic(port, "picker1").post(path, way.formatted(why)).body()).contains("LEAD_ONLY");
        assertThat(Visitor.basic(port, "warehouselead").post(path, way.formatted("")).body()).contains("decisionReason");
        assertThat(floor.waitsAt(order)).containsExactly("Task_ResolveDifference");
        assertThat(Visitor.basic(port, "warehouselead").post(path, way.formatted(why)).statusCode()).isEqualTo(204);
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitPick");
    }

    @Test
    void a_damaged_serial_is_never_picked_again() {
        floor.tracked("CAM", Kind.SERIAL, 0);
        floor.receive("CAM", "D-01", 2, "", null, serial(1), serial(2));
        var order = picked(Map.of("CAM", 1), serial(1));
        read(order, serial(2));
        differ(order, DifferenceKind.DAMAGED, "CAM", 1, "", "");
        floor.decide(order, "REPLACE_DAMAGED");
        assertThat(serialState(1)).isEqualTo("DEFECTIVE");
        var task = pickNext();
        assertThat(pick(task, task.path("lines").path(0), serial(1)).path("accepted").asBoolean()).isFalse();
        assertThat(pick(task, task.path("lines").path(0), serial(2)).path("accepted").asBoolean()).isTrue();
    }

    @Test
    void a_damaged_unit_that_nothing_can_replace_sends_the_order_back_to_review() {
        // Given an order for all there is
        var order = picked(Map.of("CUP", 5));
        differ(order, DifferenceKind.DAMAGED, "CUP", 2, "", "");
        floor.decide(order, "REPLACE_DAMAGED");
        // Then the good ones go back to their bin, and review chooses a warehouse anew
        assertThat(balance("CUP")).isEqualTo("3 on hand, 0 locked, 2 defective");
        assertThat(floor.balance("CUP").frozen()).isEqualTo(3);
        assertThat(jdbc.sql("SELECT CONCAT_WS(' ', p.why, p.state, l.quantity) FROM put_back p JOIN put_back_line l ON l.put_back_id = p.put_back_id WHERE p.fulfillment_id = :id")
            .param("id", order.value()).query(String.class).list()).containsExactly("LEFT OPEN 3");
        assertThat(floor.stage(order)).isEqualTo(Stage.REVIEW);
        assertThat(jdbc.sql("SELECT warehouse_code FROM fulfillment WHERE fulfillment_id = :id").param("id", order.value()).query(String.class).single()).isEmpty();
    }

    @Test
    void units_that_go_back_already_are_not_booked_back_again() {
        // Given an order that left its warehouse after a damage, and was picked again when goods came
        var order = picked(Map.of("CUP", 5));
        differ(order, DifferenceKind.DAMAGED, "CUP", 2, "", "");
        floor.decide(order, "REPLACE_DAMAGED");
        var taken = floor.inLane(() -> retake.undo(new Retake.Wrong(order, floor.warehouse, floor.sku("CUP"), 1, "", List.of(), "again-" + order)));
        assertThat(taken).isEqualTo(new Retake.Undone(0, List.of()));
    }

    @Test
    void an_order_with_a_damaged_unit_may_be_cancelled_and_only_good_units_go_back() {
        var order = picked(Map.of("CUP", 3));
        differ(order, DifferenceKind.DAMAGED, "CUP", 1, "", "");
        floor.decide(order, "CANCEL_DAMAGED");
        assertThat(floor.waitsAt(order)).containsExactly("Task_PutBackGoods");
        assertThat(floor.reason(order)).contains("2 × " + floor.sku("CUP") + " → A-01");
        assertThat(jdbc.sql("SELECT reason_code FROM refund WHERE fulfillment_id = :id").param("id", order.value()).query(String.class).list()).containsExactly("GOODS_DAMAGED");
        floor.decide(order, "DONE");
        assertThat(floor.stage(order)).isEqualTo(Stage.CANCELLED);
        assertThat(balance("CUP")).isEqualTo("4 on hand, 0 locked, 1 defective");
        assertThat(units("CUP", "A-01")).isEqualTo(4);
    }

    @Test
    void a_photo_is_kept_with_the_difference_and_shown_to_those_who_may_read_the_order() {
        var order = picked(Map.of("CUP", 1));
        var verifier = Visitor.basic(port, "verifier1");
        var path = "/api/v1/verifications/" + order;
        assertThat(verifier.send("PUT", path + "/photo", "image/png", "\u0000PNG, it says").body()).contains("PHOTO_TYPE_UNKNOWN");
        assertThat(verifier.send("PUT", path + "/photo", "image/png", "x".repeat(2 * 1024 * 1024 + 1)).statusCode()).isEqualTo(413);
        var reported = verifier.post(path + "/differences", "{\"kind\":\"DAMAGED\",\"sku\":\"" + floor.sku("CUP") + "\"}");
        assertThat(reported.statusCode()).as(reported.body()).isEqualTo(200);
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0};
        as("verifier1", () -> {
            context.getBean(DifferencePhotos.class).keep(order, png);
            return null;
        });
        var page = Visitor.basic(port, "csr").get("/api/v1/orders/" + order + "/photos/" + jdbc.sql("SELECT MAX(verification_difference_id) FROM verification_difference").query(Long.class).single());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(Visitor.basic(port, "picker1").get("/api/v1/orders/" + order + "/photos/1").statusCode()).isEqualTo(403);
    }

    private void differ(FulfillmentId order, DifferenceKind kind, String word, int units, String insteadOf, String unit) {
        as("vera", () -> differences.differ(order, new DifferenceReport(kind, floor.sku(word), units, "", insteadOf, unit)));
    }

    private FulfillmentId picked(Map<String, Integer> units, String... serials) {
        var order = floor.order(units);
        pickAll(pickNext(), serials);
        return order;
    }

    private JsonNode pickNext() {
        return send("/api/v1/pick-tasks/next", "{\"warehouse\":\"" + floor.warehouse + "\"}");
    }

    private void pickAll(JsonNode task, String... serials) {
        for (var line : task.path("lines")) {
            var codes = serials.length > 0 ? List.of(serials) : List.of("");
            for (var code : codes) assertThat(pick(task, line, code).path("accepted").asBoolean()).isTrue();
        }
    }

    /** @param serial empty for all units of the line at once */
    private JsonNode pick(JsonNode task, JsonNode line, String serial) {
        var barcode = serial.isEmpty() ? line.path("barcodes").path(0).asText() : serial;
        return send("/api/v1/pick-tasks/" + task.path("taskId").asText() + "/scans", "{\"clientKey\":\"%s-p%d\",\"bin\":\"%s\",\"barcode\":\"%s\",\"lot\":\"%s\",\"quantity\":%d}"
            .formatted(floor.warehouse, ++keys, line.path("bin").asText(), barcode, line.path("lot").asText(), serial.isEmpty() ? line.path("quantity").asInt() : 1));
    }

    private JsonNode send(String path, String body) {
        var answer = Visitor.basic(port, "picker1").post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    private static JsonNode json(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    private void scan(FulfillmentId order, String word) {
        assertThat(read(order, floor.barcode(word)).accepted()).isTrue();
    }

    private VerificationViews.ScanAnswer read(FulfillmentId order, String code) {
        return as("vera", () -> bench.scan(order, new Reading(floor.warehouse + "-v" + ++keys, code, 1)));
    }

    private String serial(int number) {
        return "SN" + number + floor.warehouse;
    }

    private String serialState(int number) {
        return jdbc.sql("SELECT state FROM serial_unit WHERE serial_no = :serial").param("serial", serial(number)).query(String.class).single();
    }

    private int units(String word, String bin) {
        return jdbc.sql("SELECT units FROM bin_stock WHERE sku = :sku AND bin_code = :bin").param("sku", floor.sku(word)).param("bin", bin).query(Integer.class).single();
    }

    private List<String> traced(FulfillmentId order) {
        return jdbc.sql("SELECT CONCAT(lot_no, '=', quantity) FROM unit_trace WHERE fulfillment_id = :id").param("id", order.value()).query(String.class).list();
    }

    private String balance(String word) {
        Balance balance = floor.balance(word);
        return balance.onHand() + " on hand, " + balance.locked() + " locked, " + balance.defective() + " defective";
    }
}
