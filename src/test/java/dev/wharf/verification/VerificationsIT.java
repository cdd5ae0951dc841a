package dev.wharf.verification;

import static dev.wharf.FloorFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.scan.Scan;
import dev.wharf.scan.Scans;
import dev.wharf.verification.VerifyScans.Reading;
import dev.wharf.warehouse.Tracking;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@WharfTest
class VerificationsIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private Verifications verifications;
    @Autowired
    private VerifyScans bench;
    @Autowired
    private Scans scans;
    @Autowired
    private Instances instances;
    @Autowired
    private Fulfillments fulfillments;
    @Autowired
    private DifferentCounts differences;
    @Autowired
    private BenchSettings settings;
    @Autowired
    private AbsentVerifiers absent;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;
    private int keys;

    @BeforeEach
    void goods() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
        floor.goods("LAMP", "A-02");
    }

    @Test
    void the_last_unit_ends_the_count_by_itself() {
        var order = picked(Map.of("CUP", 2, "LAMP", 1));
        scan(order, "CUP");
        scan(order, "CUP");
        assertThat(scan(order, "LAMP").state()).isEqualTo("MATCHED");
        assertThat(floor.stage(order)).isEqualTo(Stage.SHIP);
        assertThat(as("vera", () -> verifications.finish(order)).state()).isEqualTo("MATCHED");
    }

    @Test
    void surplus_foreign_and_unknown_goods_are_refused_by_name_and_not_counted() {
        // Given an order with its one cup counted
        var order = picked(Map.of("CUP", 1, "LAMP", 1));
        floor.goods("PEN", "A-03");
        scan(order, "CUP");
        // When a second cup, a pen and a strange code are scanned
        var extra = scan(order, "CUP");
        var foreign = scan(order, "PEN");
        var unknown = as("vera", () -> bench.scan(order, new Reading("unknown-" + order, "no-such-code", 1)));
        // Then each is refused with its reason
        assertThat(extra.result()).isEqualTo("EXTRA_UNIT");
        assertThat(extra.en()).contains("order needs 1, scanned 2");
        assertThat(foreign.result()).isEqualTo("WRONG_ITEM");
        assertThat(foreign.en()).contains(floor.sku("PEN"));
        assertThat(unknown.result()).isEqualTo("UNKNOWN_BARCODE");
        assertThat(unknown.lines()).extracting(VerificationViews.LineState::scanned).containsExactlyInAnyOrder(1, 0);
        // And finishing is refused with what is missing
        assertThatThrownBy(() -> as("vera", () -> verifications.finish(order)))
            .hasMessageContaining(floor.sku("LAMP") + ": order needs 1, scanned 0").extracting("code").isEqualTo("UNITS_MISSING");
    }

    @Test
    void a_count_somebody_began_without_a_unit_is_nobodys_after_a_while_and_one_with_units_stays_his() {
        var begun = picked(Map.of("CUP", 1));
        var counted = picked(Map.of("CUP", 2));
        floor.goods("PEN", "A-03");
        scan(begun, "PEN");
        scan(counted, "CUP");
        var since = Instant.now().minusSeconds(1800);
        var both = new String[] {"verification of " + begun, "verification of " + counted};
        assertThat(absent.giveBackUntouched(since)).doesNotContain(both);
        for (var order : List.of(begun, counted)) {
            jdbc.sql("UPDATE verification SET opened_at = :at WHERE fulfillment_id = :id").param("at", SqlTime.text(since.minusSeconds(60))).param("id", order.value()).update();
        }
        assertThat(absent.giveBackUntouched(since)).doesNotContain(both);
        for (var order : List.of(begun, counted)) {
            jdbc.sql("UPDATE scan SET scanned_at = :at WHERE fulfillment_id = :id").param("at", SqlTime.text(since.minusSeconds(60))).param("id", order.value()).update();
        }
        assertThat(absent.giveBackUntouched(since)).contains(both[0]).doesNotContain(both[1]);
        assertThat(verifier(begun)).isEmpty();
        assertThat(verifier(counted)).isEqualTo("vera");
        // And whoever scans next has it, the same person too
        scan(begun, "PEN");
        assertThat(verifier(begun)).isEqualTo("vera");
    }

    private String verifier(FulfillmentId id) {
        return jdbc.sql("SELECT verifier FROM verification WHERE fulfillment_id = :id").param("id", id.value()).query(String.class).single();
    }

    @Test
    void one_scan_stands_for_several_units_only_where_the_warehouse_says_so() {
        // Given twelve equal cups, in a warehouse that counts every unit
        var order = picked(Map.of("CUP", 12));
        assertThat(scan(order, "CUP", 12).result()).isEqualTo("ONE_BY_ONE");
        assertThat(scan(order, "CUP").lines()).extracting(VerificationViews.LineState::scanned).containsExactly(1);
        // When it counts by quantity, then one scan counts the rest, and no more than the rest
        settings.put(floor.warehouse, new BenchSettings.Setting(true));
        assertThat(as("vera", () -> verifications.view(order)).byQuantity()).isTrue();
        assertThat(scan(order, "CUP", 12).result()).isEqualTo("EXTRA_UNIT");
        assertThat(scan(order, "CUP", 11).state()).isEqualTo("MATCHED");
        assertThat(jdbc.sql("SELECT SUM(quantity) FROM scan WHERE fulfillment_id = :id AND kind = 'VERIFY'").param("id", order.value()).query(Integer.class).single()).isEqualTo(12);
        assertThatThrownBy(() -> scan(order, "CUP", 0)).extracting("code").isEqualTo("QUANTITY_INVALID");
    }

    @Test
    void serials_are_counted_one_by_one_whatever_the_warehouse_says() {
        settings.put(floor.warehouse, new BenchSettings.Setting(true));
        floor.tracked("CAM", Tracking.Kind.SERIAL, 0);
        floor.receive("CAM", "A-09", 2, "", null, "S1" + floor.warehouse, "S2" + floor.warehouse);
        var order = picked(Map.of("CAM", 2));
        var answer = scan(order, "CAM", 2);
        assertThat(answer.result()).isEqualTo("ONE_BY_ONE");
        assertThat(answer.en()).contains("serials");
    }

    @Test
    void an_order_with_a_special_request_ends_only_when_it_is_ticked() {
        // Given an order to be gift wrapped, all its goods counted
        var order = picked(Map.of("CUP", 1), "礼品包装");
        assertThat(scan(order, "CUP").state()).isEqualTo("OPEN");
        assertThatThrownBy(() -> as("vera", () -> verifications.finish(order))).hasMessageContaining("礼品包装").extracting("code").isEqualTo("REQUEST_NOT_CONFIRMED");
        // When the request is ticked, then the count ends
        assertThat(as("vera", () -> verifications.confirm(order, 0)).state()).isEqualTo("MATCHED");
        assertThat(floor.stage(order)).isEqualTo(Stage.SHIP);
    }

    @Test
    void a_request_that_comes_after_the_count_was_opened_is_ticked_too_and_one_that_is_gone_is_not_asked_for() {
        // Given an open count without any request
        var order = picked(Map.of("CUP", 1));
        asksFor(order, List.of("礼品包装", "不要放宣传册"));
        // When its last unit is scanned, then it stays open
        assertThat(scan(order, "CUP").state()).isEqualTo("OPEN");
        assertThat(as("vera", () -> verifications.view(order)).requests()).extracting(VerificationViews.Request::request).containsExactlyInAnyOrder("礼品包装", "不要放宣传册");
        // When one is taken back and the other ticked, then it ends
        asksFor(order, List.of("不要放宣传册"));
        int left = as("vera", () -> verifications.view(order)).requests().stream().mapToInt(VerificationViews.Request::index).boxed().toList().get(0);
        assertThat(as("vera", () -> verifications.confirm(order, left)).state()).isEqualTo("MATCHED");
    }

    private void asksFor(FulfillmentId order, List<String> requests) {
        floor.inLane(() -> {
            var now = fulfillments.get(order);
            fulfillments.save(now.handled(now.handling().requesting(requests)));
            return null;
        });
    }

    @Test
    void a_scan_sent_again_counts_once() {
        var order = picked(Map.of("CUP", 2));
        var first = as("vera", () -> bench.scan(order, new Reading("same-" + order, floor.barcode("CUP"), 1)));
        var second = as("vera", () -> bench.scan(order, new Reading("same-" + order, floor.barcode("CUP"), 1)));
        assertThat(second).isEqualTo(first);
        assertThat(second.lines()).extracting(VerificationViews.LineState::scanned).containsExactly(1);
    }

    @Test
    void whoever_picked_an_order_may_not_verify_it() {
        var order = picked(Map.of("CUP", 1));
        assertThatThrownBy(() -> as("pete", () -> bench.scan(order, new Reading("pete-" + order, floor.barcode("CUP"), 1)))).extracting("code").isEqualTo("PICKER_MAY_NOT_VERIFY");
        assertThatThrownBy(() -> as("pete", () -> verifications.view(order))).extracting("code").isEqualTo("PICKER_MAY_NOT_VERIFY");
        assertThat(scan(order, "CUP").state()).isEqualTo("MATCHED");
    }

    @Test
    void a_difference_goes_to_a_person_and_then_all_is_counted_anew() {
        // Given an order with one of two cups counted
        var order = picked(Map.of("CUP", 2));
        scan(order, "CUP");
        // When the verifier reports the other one broken
        var count = as("vera", () -> differences.differ(order, new DifferenceReport(DifferenceKind.DAMAGED, floor.sku("CUP"), 1, "杯口裂", "", "")));
        // Then a person sees what it is
        assertThat(count.state()).isEqualTo("DIFFERENT");
        assertThat(floor.waitsAt(order)).containsExactly("Task_ResolveDifference");
        assertThat(floor.reason(order)).contains("1 damaged " + floor.sku("CUP"), "order needs 2, scanned 1", "杯口裂");
        assertThat(scan(order, "CUP").result()).isEqualTo("NOT_OPEN");
        // When it is resolved, then the count starts from nothing
        floor.decide(order, "VERIFY_AGAIN");
        assertThat(as("vera", () -> verifications.view(order)).lines()).extracting(VerificationViews.Line::scanned).containsExactly(0);
    }

    @Test
    void a_cancelled_order_cannot_be_counted() {
        var order = picked(Map.of("CUP", 2));
        scan(order, "CUP");
        floor.inLane(() -> {
            instances.tell(Message.OrderCancelled, List.of(order), Map.of());
            return null;
        });
        assertThat(scan(order, "CUP").result()).isEqualTo("ORDER_CANCELLED");
        assertThatThrownBy(() -> as("vera", () -> verifications.finish(order))).extracting("code").isEqualTo("ORDER_CANCELLED");
    }

    @Test
    void an_order_that_is_not_picked_is_not_at_the_bench() {
        var order = floor.order(Map.of("CUP", 1));
        assertThatThrownBy(() -> as("vera", () -> verifications.view(order))).extracting("code").isEqualTo("NOT_AT_VERIFICATION");
    }

    /** An order that pete has picked. */
    private FulfillmentId picked(Map<String, Integer> units, String... requests) {
        var order = floor.order(units, requests);
        floor.inLane(() -> {
            scans.write(new Scan(Scan.Kind.PICK, order, 0, "", "", "", 1, "ACCEPTED", new Text("", ""), "pete", "picked-" + order));
            instances.tell(Message.GoodsPicked, List.of(order), FulfillOrder.PICK_OUTCOME, "COMPLETE");
            return null;
        });
        return order;
    }

    private VerificationViews.ScanAnswer scan(FulfillmentId order, String word) {
        return scan(order, word, 1);
    }

    private VerificationViews.ScanAnswer scan(FulfillmentId order, String word, int units) {
        return as("vera", () -> bench.scan(order, new Reading(order + "-" + ++keys, floor.barcode(word), units)));
    }
}
