package dev.wharf.verification;

import static dev.wharf.FloorFixture.as;
import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.security.Visitor;
import dev.wharf.order.Stage;
import dev.wharf.verification.VerifyScans.Reading;
import dev.wharf.verification.sampling.VerifyPolicies;
import dev.wharf.warehouse.Tracking.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An order that is not verified is let pass by a rule that says so on the order, never by a person. */
@WharfTest
class VerifySamplingIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private VerifyPolicies policies;
    @Autowired
    private VerifyScans bench;
    @Autowired
    private Verifications verifications;
    @Autowired
    private DifferentCounts differences;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private FloorFixture floor;

    @BeforeEach
    void goods() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
    }

    @AfterEach
    void every_order_again() {
        policies.replace(List.of());
    }

    @Test
    void where_nothing_is_verified_the_order_is_packed_at_once_and_says_by_which_rule() {
        put("NONE", 0);
        var order = floor.picked(Map.of("CUP", 2));
        assertThat(floor.stage(order)).isEqualTo(Stage.SHIP);
        soon().until(() -> floor.waitsAt(order), List.of("Task_AwaitHandover")::equals);
        assertThat(decision(order)).isEqualTo("VERIFY_SAMPLE SKIPPED system verify-policy@" + policies.read().get(0).version());
        assertThat(jdbc.sql("SELECT COUNT(*) FROM verification WHERE fulfillment_id = :id").param("id", order.value()).query(Integer.class).single()).isZero();
        // The bench shows what is in the parcel, to print its label
        var view = as("vera", () -> verifications.view(order));
        assertThat(view.state()).isEqualTo("SKIPPED");
        assertThat(view.lines()).extracting(VerificationViews.Line::needed, VerificationViews.Line::scanned).containsExactly(tuple(2, 2));
        // Once it is opened again, somebody looks
        Visitor.basic(port, "shipper").post("/api/v1/parcels/" + order + "/unpack", "{\"reason\":\"Rattles\"}");
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitVerify");
    }

    @Test
    void requests_serials_and_what_was_at_the_bench_are_verified_whatever_the_policy_says() {
        put("NONE", 0);
        floor.tracked("CAM", Kind.SERIAL, 0);
        floor.receive("CAM", "A-09", 1, "", null, "S1" + floor.warehouse);
        assertThat(floor.stage(floor.picked(Map.of("CUP", 1), "礼品包装"))).isEqualTo(Stage.VERIFY);
        assertThat(floor.stage(floor.picked(Map.of("CAM", 1)))).isEqualTo(Stage.VERIFY);
        policies.replace(List.of());
        var before = floor.picked(Map.of("CUP", 1));
        put("NONE", 0);
        as("vera", () -> differences.differ(before, new DifferenceReport(DifferenceKind.MISSING, floor.sku("CUP"), 1, "", "", "")));
        floor.decide(before, "VERIFY_AGAIN");
        assertThat(floor.waitsAt(before)).containsExactly("Task_AwaitVerify");
    }

    @Test
    void an_error_raises_the_rate_and_orders_without_one_lower_it_slowly() {
        put("SAMPLE", 100);
        jdbc.sql("UPDATE verify_policy SET percent = 10, rate = 10 WHERE warehouse_code = :warehouse").param("warehouse", floor.warehouse).update();
        var wrong = sampled();
        as("vera", () -> differences.differ(wrong, new DifferenceReport(DifferenceKind.DAMAGED, floor.sku("CUP"), 1, "", "", "")));
        assertThat(rate()).isEqualTo(30);
        var right = sampled();
        as("vera", () -> bench.scan(right, new Reading("s-" + right, floor.barcode("CUP"), 1)));
        assertThat(rate()).isEqualTo(29);
        // A raised rate outlives a new list, for the same orders
        put("SAMPLE", 10);
        assertThat(rate()).isEqualTo(29);
        put("SAMPLE", 40);
        assertThat(rate()).isEqualTo(40);
    }

    @Test
    void a_match_that_changes_no_rate_waits_for_no_policy() throws Exception {
        put("SAMPLE", 100);
        var order = sampled();
        var threads = Executors.newSingleThreadExecutor();
        try {
            floor.inLane(() -> {
                jdbc.sql("SELECT rate FROM verify_policy WHERE warehouse_code = :warehouse FOR UPDATE").param("warehouse", floor.warehouse).query(Double.class).single();
                try {
                    return threads.submit(() -> as("vera", () -> bench.scan(order, new Reading("n-" + order, floor.barcode("CUP"), 1))).state()).get(15, TimeUnit.SECONDS);
                } catch (InterruptedException | ExecutionException | TimeoutException e) {
                    throw new AssertionError("The match waited for the policy", e);
                }
            });
        } finally {
            threads.shutdownNow();
        }
        assertThat(floor.stage(order)).isEqualTo(Stage.SHIP);
    }

    @Test
    void without_a_policy_no_decision_is_written() {
        assertThat(floor.stage(floor.picked(Map.of("CUP", 1)))).isEqualTo(Stage.VERIFY);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM decision WHERE fulfillment_id IN (SELECT fulfillment_id FROM fulfillment WHERE warehouse_code = :w) AND rule_code = 'VERIFY_SAMPLE'")
            .param("w", floor.warehouse).query(Integer.class).single()).isZero();
    }

    @Test
    void the_list_is_checked_and_changed_by_the_process_administrator_alone() {
        var admin = Visitor.basic(port, "processadmin");
        assertThat(admin.send("PUT", "/api/v1/verify-policies", "application/json", "[{\"mode\":\"SOME\"}]").body()).contains("[0].mode");
        assertThat(admin.send("PUT", "/api/v1/verify-policies", "application/json", "[{\"mode\":\"SAMPLE\",\"percent\":0}]").body()).contains("[0].percent");
        assertThat(admin.send("PUT", "/api/v1/verify-policies", "application/json", "[null]").body()).contains("FIELD_INVALID", "\"[0]\"");
        assertThat(admin.send("PUT", "/api/v1/verify-policies", "application/json", "[{\"mode\":\"ALL\",\"warehouse\":\"NOWHERE\"}]").body()).contains("WAREHOUSE_UNKNOWN", "[0].warehouse");
        assertThat(admin.send("PUT", "/api/v1/verify-policies", "application/json", "[{\"mode\":\"ALL\",\"shop\":\"NOSHOP\"}]").body()).contains("SHOP_UNKNOWN", "[0].shop");
        assertThat(admin.send("PUT", "/api/v1/verify-policies", "application/json", "[{\"mode\":\"ALL\",\"warehouse\":\"%s\"},{\"mode\":\"NONE\",\"warehouse\":\"%s\"}]"
            .formatted(floor.warehouse, floor.warehouse.toLowerCase(Locale.ROOT))).statusCode()).isEqualTo(422);
        assertThat(admin.send("PUT", "/api/v1/verify-policies", "application/json", "[{\"mode\":\"ALL\"},{\"mode\":\"NONE\"}]").statusCode()).isEqualTo(422);
        assertThat(Visitor.basic(port, "warehouselead").send("PUT", "/api/v1/verify-policies", "application/json", "[]").statusCode()).isEqualTo(403);
        assertThat(Visitor.basic(port, "warehouselead").get("/api/v1/verify-policies").body()).isEqualTo("[]");
    }

    private void put(String mode, int percent) {
        var answer = Visitor.basic(port, "processadmin").send("PUT", "/api/v1/verify-policies", "application/json",
            "[{\"warehouse\":\"%s\",\"mode\":\"%s\",\"percent\":%d}]".formatted(floor.warehouse, mode, percent));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** The next order that is drawn. */
    private FulfillmentId sampled() {
        FulfillmentId order;
        do {
            order = floor.picked(Map.of("CUP", 1));
        } while (floor.stage(order) != Stage.VERIFY);
        return order;
    }

    private double rate() {
        return policies.read().get(0).rate();
    }

    private String decision(FulfillmentId order) {
        return jdbc.sql("SELECT CONCAT_WS(' ', rule_code, outcome, decided_by, setting_ref) FROM decision WHERE fulfillment_id = :id AND rule_code = 'VERIFY_SAMPLE'")
            .param("id", order.value()).query(String.class).single();
    }
}
