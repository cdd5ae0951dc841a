package dev.wharf.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import dev.wharf.infra.security.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Boxes are set one by one by REST, and counted by what is and was under way in them. */
@WharfTest
class BoxUseIT {
    private static final Instant SINCE = Instant.parse("2026-10-24T03:00:00Z");

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private BoxUse uses;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Ids ids;
    @Autowired
    private TransactionTemplate transaction;
    private FloorFixture floor;
    private Visitor lead;
    private String boxes;

    @BeforeEach
    void floor() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
        lead = Visitor.basic(port, "warehouselead");
        boxes = "/api/v1/warehouses/" + floor.warehouse + "/boxes";
    }

    @Test
    void one_box_is_added_changed_and_removed_beside_the_others() {
        assertThat(lead.post(boxes, box(" B1 ", 100)).statusCode()).isEqualTo(201);
        assertThat(lead.post(boxes, box("B2", 200)).statusCode()).isEqualTo(201);
        var again = lead.post(boxes, box("b1", 300));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("BOX_CODE_TAKEN", "\"field\":\"code\"");
        assertThat(lead.post(boxes + "/change", box("b1", 150)).statusCode()).isEqualTo(200);
        // Changed to what it is already is no fault
        assertThat(lead.post(boxes + "/change", box("b1", 150)).statusCode()).isEqualTo(200);
        assertThat(lead.get(boxes).body()).contains("\"code\":\"B1\",\"name\":\"箱\",\"lengthMm\":150", "\"code\":\"B2\",\"name\":\"箱\",\"lengthMm\":200").doesNotContain("300");
        assertThat(lead.post(boxes + "/change", box("B2", 0)).body()).contains("FIELD_INVALID", "\"field\":\"lengthMm\"");
        assertThat(lead.send("DELETE", boxes + "?code=b2", "application/json", null).statusCode()).isEqualTo(204);
        assertThat(lead.get(boxes).body()).contains("B1").doesNotContain("B2");
        assertThat(lead.send("DELETE", boxes + "?code=B2", "application/json", null).body()).contains("BOX_NOT_FOUND");
        assertThat(lead.post(boxes + "/change", box("B2", 100)).body()).contains("BOX_NOT_FOUND");
        assertThat(lead.send("PUT", boxes, "application/json", "[" + box(" B7 ", 100) + "]").statusCode()).isEqualTo(200);
        assertThat(lead.post(boxes + "/change", box("B7", 110)).statusCode()).as("spaces are left off in the list too").isEqualTo(200);
        assertThat(lead.post("/api/v1/warehouses/NONE/boxes", box("B1", 100)).body()).contains("WAREHOUSE_UNKNOWN");
    }

    @Test
    void parcels_count_that_left_since_or_wait_to_leave_and_boxes_at_the_bench() {
        var order = floor.picked(Map.of("CUP", 2));
        var elsewhere = FloorFixture.in(context);
        elsewhere.goods("CUP", "A-01");
        var foreign = elsewhere.picked(Map.of("CUP", 1));
        lead.post(boxes, box("B2", 200));
        var verifier = Visitor.basic(port, "verifier1");
        scan(verifier, order, "1");
        assertThat(verifier.send("PUT", "/api/v1/verifications/" + order + "/box", "application/json", "{\"code\":\"B2\"}").statusCode()).isEqualTo(200);
        assertThat(uses.in(floor.warehouse, SINCE).get("b2")).isEqualTo(new BoxUse.Use(0, 0, 1, 0));
        // When that box is full and another of its kind is taken
        assertThat(verifier.post("/api/v1/verifications/" + order + "/boxes", "{\"clientKey\":\"" + order + "-full\"}").statusCode()).isEqualTo(200);
        assertThat(verifier.send("PUT", "/api/v1/verifications/" + order + "/box", "application/json", "{\"code\":\"B2\"}").statusCode()).isEqualTo(200);
        transaction.executeWithoutResult(rolledBack -> {
            rolledBack.setRollbackOnly();
            parcel(order, "B1", "HANDED_OVER", SINCE);
            parcel(order, "B1", "HANDED_OVER", SINCE.plus(Duration.ofDays(3)));
            parcel(order, "B1", "HANDED_OVER", SINCE.minusMillis(1));
            parcel(order, "b1", "PACKED", null);
            parcel(order, "B1", "LABELLED", null);
            parcel(order, "B1", "VOIDED", null);
            parcel(order, "", "PACKED", null);
            parcel(foreign, "B1", "PACKED", null);
            jdbc.sql("INSERT INTO prepack_recipe (prepack_recipe_id, warehouse_code, sku, quantity, box_code, bin_code) VALUES (:id, :warehouse, :sku, 2, 'B1', :bin)").param("id", ids.next())
                .param("warehouse", floor.warehouse).param("sku", floor.sku("CUP")).param("bin", "PREPACK-T").update();
            var found = uses.in(floor.warehouse, SINCE);
            assertThat(found).hasSize(2);
            assertThat(found.get("B1")).isEqualTo(new BoxUse.Use(2, 2, 0, 1));
            assertThat(found.get("B2")).isEqualTo(new BoxUse.Use(0, 0, 2, 0));
        });
    }

    private void scan(Visitor verifier, FulfillmentId order, String key) {
        assertThat(verifier.post("/api/v1/verifications/" + order + "/scans", "{\"clientKey\":\"" + order + "-" + key + "\",\"barcode\":\"" + floor.barcode("CUP") + "\"}").body()).contains("ACCEPTED");
    }

    private void parcel(FulfillmentId order, String box, String state, Instant leftAt) {
        long id = ids.next();
        jdbc.sql("""
                INSERT INTO parcel (parcel_id, fulfillment_id, carrier_code, tracking_number, weight_g, state, packed_at, handed_over_at, box_code)
                VALUES (:id, :order, 'DEMO', :number, 10, :state, :packed, :left, :box)
                """).param("id", id).param("order", order.value()).param("number", "N" + id).param("state", state).param("packed", SqlTime.text(SINCE)).param("left", leftAt == null ? null : SqlTime.text(leftAt))
            .param("box", box).update();
    }

    private static String box(String code, int lengthMm) {
        return "{\"code\":\"" + code + "\",\"name\":\"箱\",\"lengthMm\":" + lengthMm + ",\"widthMm\":200,\"heightMm\":200,\"weightG\":50,\"costMinor\":80}";
    }
}
