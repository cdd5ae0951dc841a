package dev.wharf.shipping;

import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.demo.StubFaults;
import dev.wharf.order.Stage;
import dev.wharf.overview.StockProof;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A packed parcel that has not left may be opened; one that has left may not, also not at the same moment. */
@WharfTest
class UnpackIT {

    @Autowired
    private ApplicationContext context;
    @Autowired
    private Unpack unpack;
    @Autowired
    private Handover handover;
    @Autowired
    private Instances instances;
    @Autowired
    private StubFaults faults;
    @Autowired
    private StockProof proof;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;

    @BeforeEach
    void goods() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
    }

    @AfterEach
    void the_books_are_exact() {
        faults.clear();
        assertThat(proof.check().laws().stream().flatMap(law -> law.breaches().stream()).filter(b -> b.contains(floor.warehouse)).toList()).isEmpty();
    }

    @Test
    void the_old_label_is_voided_and_refused_at_the_handover() {
        var order = labelled();
        var old = number(order);
        assertThatThrownBy(() -> unpack.unpack(old, " ")).extracting("code").isEqualTo("REASON_MISSING");
        assertThat(unpack.unpack(old, "Wrong box")).isEqualTo(order);
        assertThat(floor.stage(order)).isEqualTo(Stage.VERIFY);
        assertThat(handover.handOver(List.of(old))).extracting("code").containsExactly("LABEL_VOIDED");
        assertThatThrownBy(() -> unpack.unpack(old, "Again")).extracting("code").isEqualTo("NOT_PACKED");
        soon().until(() -> effects(order, "VOID_WAYBILL"), List.of("DONE")::equals);
        tell(order, Message.GoodsVerified, "MATCHED");
        awaitLabel(order);
        assertThat(number(order)).isNotEqualTo(old);
        assertThat(handover.handOver(List.of(number(order)))).extracting("code").containsExactly("HANDED_OVER");
        assertThatThrownBy(() -> unpack.unpack(number(order), "Too late")).hasMessageContaining("with the carrier").extracting("code").isEqualTo("ALREADY_HANDED_OVER");
    }

    @Test
    void a_label_that_the_carrier_does_not_take_back_is_told_and_stops_nobody() {
        var order = labelled();
        faults.next(StubFaults.Side.CARRIER, StubFaults.Fault.REFUSE, 1);
        unpack.unpack(order.toString(), "Wrong box");
        soon().until(() -> jdbc.sql("SELECT COUNT(*) FROM order_event WHERE fulfillment_id = :id AND kind = 'LABEL_NOT_VOIDED'").param("id", order.value())
            .query(Integer.class).single() == 1);
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitVerify");
    }

    @Test
    void a_parcel_without_its_label_waits_for_it_first() {
        var order = floor.order(Map.of("CUP", 1));
        tell(order, Message.GoodsPicked, "COMPLETE");
        assertThatThrownBy(() -> unpack.unpack(order.toString(), "Early")).extracting("code").isEqualTo("PARCEL_NOT_FOUND");
        faults.next(StubFaults.Side.CARRIER, StubFaults.Fault.REFUSE, 1);
        tell(order, Message.GoodsVerified, "MATCHED");
        soon().until(() -> floor.waitsAt(order), List.of("Task_ResolveWaybill")::equals);
        assertThatThrownBy(() -> unpack.unpack(order.toString(), "Early")).extracting("code").isEqualTo("LABEL_NOT_READY");
    }

    @Test
    void of_unpacking_and_a_handover_at_the_same_moment_exactly_one_wins() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 4; i++) {
                var order = labelled();
                var number = number(order);
                var work = new ArrayList<Callable<Boolean>>();
                work.add(() -> handover.handOver(List.of(number)).get(0).handedOver());
                work.add(() -> unpacked(number));
                var won = new ArrayList<Boolean>();
                for (var result : threads.invokeAll(work)) won.add(result.get());
                assertThat(won).containsExactlyInAnyOrder(true, false);
                assertThat(floor.stage(order) == Stage.VERIFY).isEqualTo(won.get(1));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean unpacked(String number) {
        try {
            unpack.unpack(number, "Race");
            return true;
        } catch (Refusal lost) {
            assertThat(lost.code()).isEqualTo("ALREADY_HANDED_OVER");
            return false;
        }
    }

    private FulfillmentId labelled() {
        var order = floor.order(Map.of("CUP", 1));
        tell(order, Message.GoodsPicked, "COMPLETE");
        tell(order, Message.GoodsVerified, "MATCHED");
        awaitLabel(order);
        return order;
    }

    private void awaitLabel(FulfillmentId order) {
        soon().until(() -> floor.waitsAt(order), List.of("Task_AwaitHandover")::equals);
    }

    private void tell(FulfillmentId order, Message message, String outcome) {
        floor.inLane(() -> {
            instances.tell(message, List.of(order), message == Message.GoodsPicked ? FulfillOrder.PICK_OUTCOME : FulfillOrder.VERIFY_OUTCOME, outcome);
            return null;
        });
    }

    private String number(FulfillmentId order) {
        return jdbc.sql("SELECT tracking_number FROM parcel WHERE fulfillment_id = :id ORDER BY parcel_id DESC LIMIT 1").param("id", order.value()).query(String.class).single();
    }

    private List<String> effects(FulfillmentId order, String kind) {
        return jdbc.sql("SELECT state FROM effect WHERE fulfillment_id = :id AND kind = :kind").param("id", order.value()).param("kind", kind).query(String.class).list();
    }
}
