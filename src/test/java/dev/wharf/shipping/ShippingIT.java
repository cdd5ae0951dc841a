package dev.wharf.shipping;

import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.demo.StubFaults;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ship and sync on the real model, database, worker and webhook; only the carrier and the shop's server are stubs. */
@WharfTest
class ShippingIT {

    @Autowired
    private AutowireCapableBeanFactory beans;
    @Autowired
    private Handover handover;
    @Autowired
    private StubFaults faults;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Ids ids;
    private AtShipping at;

    @BeforeEach
    void stand() {
        at = beans.createBean(AtShipping.class);
    }

    @AfterEach
    void wellAgain() {
        faults.clear();
    }

    private FulfillmentId labelled() {
        var id = at.enter(at.order());
        soon().until(() -> at.waitsAt(id, "Task_AwaitHandover"));
        return id;
    }

    private List<String> sold(FulfillmentId id) {
        return jdbc.sql("SELECT tracking_number FROM demo_waybill WHERE reference = :reference AND NOT voided").param("reference", at.parcel(id).reference())
            .query(String.class).list();
    }

    private HandoverResult scan(String number) {
        return handover.handOver(List.of(number)).get(0);
    }

    @Test
    void a_verified_order_is_packed_labelled_handed_over_told_and_closed() {
        // Given
        var id = labelled();
        var parcel = at.parcel(id);
        assertThat(parcel.state()).isEqualTo(Parcel.State.LABELLED);
        assertThat(parcel.weightG()).isEqualTo(2 * 180 + 400);
        assertThat(parcel.contents()).extracting(Parcel.Content::sku, Parcel.Content::quantity)
            .containsExactly(org.assertj.core.groups.Tuple.tuple("SHIP-TEE-M", 2), org.assertj.core.groups.Tuple.tuple("SHIP-MUG", 1));
        assertThat(at.stage(id)).isEqualTo(Stage.SHIP);
        assertThat(sold(id)).containsExactly(parcel.trackingNumber());
        // When
        assertThat(scan(parcel.trackingNumber()).handedOver()).isTrue();
        // Then
        soon().until(() -> at.hasEndedAt(id, "EndEvent_OrderDone"));
        assertThat(at.stage(id)).isEqualTo(Stage.DONE);
        assertThat(jdbc.sql("SELECT tracking_number FROM demo_shipment WHERE effect_key = :key").param("key", id.toString()).query(String.class).list())
            .containsExactly(parcel.trackingNumber());
        assertThat(faults.calls(Side.CARRIER, parcel.reference())).isEqualTo(1);
        assertThat(faults.calls(Side.CHANNEL, id.toString())).isEqualTo(1);
        // When it is scanned again
        var again = scan(parcel.trackingNumber());
        // Then
        assertThat(again.code()).isEqualTo("ALREADY_HANDED_OVER");
        assertThat(again.at()).isNotNull();
    }

    @Test
    void a_carriers_refusal_becomes_a_task_with_its_words_and_trying_again_buys_once() {
        // Given
        faults.next(Side.CARRIER, Fault.REFUSE, 1);
        var id = at.enter(at.order());
        // When
        soon().until(() -> at.waitsAt(id, "Task_ResolveWaybill"));
        // Then
        assertThat((String) at.variable(id, "reason")).contains("[E1001]", "Address out of reach");
        // When
        at.complete(id, "Task_ResolveWaybill", "TRY_AGAIN");
        soon().until(() -> at.waitsAt(id, "Task_AwaitHandover"));
        // Then
        assertThat(sold(id)).hasSize(1);
    }

    @Test
    void a_lost_answer_and_a_broken_carrier_still_lead_to_one_waybill() {
        // Given
        faults.next(Side.CARRIER, Fault.LOSE_ANSWER, 1);
        // When
        var id = labelled();
        // Then
        assertThat(faults.calls(Side.CARRIER, at.parcel(id).reference())).as("asked instead of bought again").isEqualTo(1);
        assertThat(sold(id)).containsExactly(at.parcel(id).trackingNumber());
    }

    @Test
    void a_channels_refusal_becomes_a_task_with_its_words() {
        // Given
        var id = labelled();
        faults.next(Side.CHANNEL, Fault.REFUSE, 1);
        // When
        scan(at.parcel(id).trackingNumber());
        soon().until(() -> at.waitsAt(id, "Task_ResolvePush"));
        // Then
        assertThat((String) at.variable(id, "reason")).contains("HTTP 422", "A refund is open");
        // When
        at.complete(id, "Task_ResolvePush", "TRY_AGAIN");
        // Then it is told under a key that the shop has not refused
        soon().until(() -> at.hasEndedAt(id, "EndEvent_OrderDone"));
        assertThat(faults.calls(Side.CHANNEL, id + ".1")).isEqualTo(1);
        assertThat(jdbc.sql("SELECT effect_key FROM demo_shipment WHERE tracking_number = :number").param("number", at.parcel(id).trackingNumber()).query(String.class).list()).containsExactly(id + ".1");
    }

    @Test
    void a_cancelled_order_gives_its_label_back_and_is_refused_at_the_handover() {
        // Given
        var id = labelled();
        var number = at.parcel(id).trackingNumber();
        // When
        at.cancel(id);
        // Then
        assertThat(scan(number).code()).isEqualTo("ORDER_CANCELLED");
        soon().until(() -> at.hasEndedAt(id, "EndEvent_OrderCancelled"));
        assertThat(at.parcel(id).state()).isEqualTo(Parcel.State.VOIDED);
        assertThat(sold(id)).isEmpty();
        assertThat(scan(number).code()).isEqualTo("ORDER_CANCELLED");
    }

    @Test
    void a_label_that_cannot_be_voided_becomes_a_task_and_is_still_refused_at_the_handover() {
        // Given
        var id = labelled();
        faults.next(Side.CARRIER, Fault.REFUSE, 1);
        // When
        at.cancel(id);
        soon().until(() -> at.waitsAt(id, "Task_VoidLabelByHand"));
        // Then
        assertThat((String) at.variable(id, "reason")).contains("[E2001]", at.parcel(id).trackingNumber());
        at.complete(id, "Task_VoidLabelByHand", "DONE");
        soon().until(() -> at.hasEndedAt(id, "EndEvent_OrderCancelled"));
        assertThat(scan(at.parcel(id).trackingNumber()).code()).isEqualTo("ORDER_CANCELLED");
        assertThat(at.parcel(id).state()).isEqualTo(Parcel.State.VOIDED);
        assertThat(jdbc.sql("SELECT state FROM waybill WHERE fulfillment_id = :id").param("id", id.value()).query(String.class).list()).as("its charge is awaited").containsExactly("VOIDED");
    }

    @Test
    void a_label_credited_while_a_person_was_asked_leaves_no_live_parcel() {
        // Given
        var id = labelled();
        faults.next(Side.CARRIER, Fault.REFUSE, 1);
        at.cancel(id);
        soon().until(() -> at.waitsAt(id, "Task_VoidLabelByHand"));
        // When the carrier took it back after all, before the person says so
        jdbc.sql("UPDATE waybill SET state = 'CREDITED', credited_minor = charged_minor, credited_at = asked_at WHERE fulfillment_id = :id").param("id", id.value()).update();
        at.complete(id, "Task_VoidLabelByHand", "DONE");
        // Then
        soon().until(() -> at.hasEndedAt(id, "EndEvent_OrderCancelled"));
        assertThat(at.parcel(id).state()).isEqualTo(Parcel.State.VOIDED);
        assertThat(jdbc.sql("SELECT state FROM waybill WHERE fulfillment_id = :id").param("id", id.value()).query(String.class).list()).containsExactly("CREDITED");
    }

    @Test
    void orders_cancelled_while_their_waybill_is_bought_never_keep_a_paid_label() throws Exception {
        // Given orders whose purchase is at any point of its way when the cancellation comes
        var all = new ArrayList<FulfillmentId>();
        for (int i = 0; i < 20; i++) all.add(at.order());
        faults.next(Side.CARRIER, Fault.LOSE_ANSWER, 2);
        // When
        var pool = Executors.newFixedThreadPool(4);
        try {
            var acts = all.stream().<Callable<Object>>map(id -> () -> {
                at.enter(id);
                at.cancel(id);
                return null;
            }).toList();
            for (var act : pool.invokeAll(acts)) act.get();
        } finally {
            pool.shutdown();
        }
        // Then
        for (var id : all) {
            soon().until(() -> at.hasEndedAt(id, "EndEvent_OrderCancelled"));
            assertThat(sold(id)).as("paid labels of %s", id).isEmpty();
            assertThat(at.parcel(id).state()).isEqualTo(Parcel.State.VOIDED);
        }
    }

    @Test
    void of_sixteen_scans_at_once_one_hands_over() throws Exception {
        // Given
        var id = labelled();
        var number = at.parcel(id).trackingNumber();
        // When
        var codes = new ArrayList<String>();
        var pool = Executors.newFixedThreadPool(16);
        try {
            for (var scan : pool.invokeAll(Collections.<Callable<HandoverResult>>nCopies(16, () -> scan(number)))) codes.add(scan.get().code());
        } finally {
            pool.shutdown();
        }
        // Then
        assertThat(codes).filteredOn("HANDED_OVER"::equals).hasSize(1);
        assertThat(codes).filteredOn("ALREADY_HANDED_OVER"::equals).hasSize(15);
    }

    @Test
    void of_a_cancel_and_a_handover_at_once_exactly_one_wins() throws Exception {
        var pool = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                // Given
                var id = labelled();
                var number = at.parcel(id).trackingNumber();
                // When
                Callable<Boolean> hand = () -> scan(number).handedOver();
                Callable<Boolean> cancel = () -> {
                    try {
                        at.cancel(id);
                        return true;
                    } catch (IllegalStateException tooLate) {
                        return false;
                    }
                };
                var won = pool.invokeAll(round % 2 == 0 ? List.of(hand, cancel) : List.of(cancel, hand));
                // Then
                assertThat(won.get(0).get()).isNotEqualTo(won.get(1).get());
                soon().until(() -> at.stage(id) == Stage.DONE || at.stage(id) == Stage.CANCELLED);
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void one_request_with_good_unknown_and_repeated_numbers_moves_the_good_ones_only_once() {
        // Given
        var first = at.parcel(labelled()).trackingNumber();
        var second = at.parcel(labelled()).trackingNumber();
        // When
        var results = handover.handOver(List.of(first, "NO-SUCH-" + ids.next(), second, first));
        // Then
        assertThat(results).extracting(HandoverResult::code).containsExactly("HANDED_OVER", "TRACKING_NUMBER_UNKNOWN", "HANDED_OVER", "ALREADY_HANDED_OVER");
    }
}
