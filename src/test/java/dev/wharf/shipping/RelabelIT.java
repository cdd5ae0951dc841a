package dev.wharf.shipping;

import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.FloorFixture;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.demo.StubFaults;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.process.RecycleLabel;
import dev.wharf.shipping.label.LabelFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Labels that are bought once, voided alone, exchanged for another carrier's, given back to their pool and credited. DEMO sells numbers, SF does not. */
@WharfTest
class RelabelIT {

    @Autowired
    private ApplicationContext context;
    @Autowired
    private Relabel relabel;
    @Autowired
    private Handover handover;
    @Autowired
    private LabelLook look;
    @Autowired
    private LabelAccounts accounts;
    @Autowired
    private Instances instances;
    @Autowired
    private TaskService tasks;
    @Autowired
    private Lanes lanes;
    @Autowired
    private StubFaults faults;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;
    private String account;

    @BeforeEach
    void a_warehouse_with_an_account_of_its_own() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
        account = TestHouse.unique("A");
        accounts.put("DEMO", account, floor.warehouse, 2);
    }

    @AfterEach
    void wellAgain() {
        faults.clear();
        jdbc.sql("DELETE FROM label_account WHERE account_code = :account").param("account", account).update();
    }

    @Test
    void three_time_outs_a_retry_and_a_double_click_buy_one_number() {
        faults.next(Side.CARRIER, Fault.LOSE_ANSWER, 1);
        faults.next(Side.CARRIER_QUERY, Fault.BREAK, 2);
        var order = labelled();
        assertThat(live(order)).hasSize(1);
        assertThat(faults.calls(Side.CARRIER, "P" + parcel(order))).as("bought once, then asked").isEqualTo(1);
        // When the step is run a second and a third time, as a double click on a retry would have it
        for (int i = 0; i < 2; i++) lanes.runOne(() -> context.getBean(LabelRequests.class).request(context.getBean(dev.wharf.parcel.Parcels.class).live(order).get(0), ""));
        soon().during(Duration.ofMillis(300)).until(() -> live(order).size() == 1 && states(order).equals(List.of("LIVE")));
        assertThat(left()).as("numbers left").isEqualTo(99_999);
    }

    @Test
    void an_empty_pool_is_a_task_with_the_carriers_words_and_a_new_order_of_numbers_ends_it() {
        pool(0);
        var order = packed();
        soon().until(() -> floor.waitsAt(order), List.of("Task_ResolveWaybill")::equals);
        assertThat(states(order)).containsExactly("REFUSED");
        assertThat(event(order, "WAYBILL_REFUSED")).contains("[E1003]", account, "no numbers left");
        pool(3);
        complete(order.toString(), "Task_ResolveWaybill", "TRY_AGAIN", "");
        awaitLabel(order);
        assertThat(states(order)).containsExactly("LIVE");
        assertThat(left()).isEqualTo(2);
        look.run();
        assertThat(mine().low()).as("2 are not fewer than 2").isFalse();
        labelled();
        look.run();
        assertThat(mine().low()).as("1 is").isTrue();
    }

    @Test
    void a_label_voided_alone_keeps_pick_and_lock_and_the_next_one_is_the_only_live_number() {
        var order = labelled();
        var old = number(order);
        var locked = locked(order);
        assertThatThrownBy(() -> relabel.voidLabel(old, " ")).extracting("code").isEqualTo("REASON_MISSING");
        assertThat(relabel.voidLabel(old, "Torn")).isEqualTo(order);
        assertThat(floor.waitsAt(order)).containsExactly("Task_ResolveWaybill");
        assertThat(floor.stage(order)).isEqualTo(Stage.SHIP);
        assertThat(locked(order)).isEqualTo(locked);
        assertThat(handover.handOver(List.of(old))).extracting("code").containsExactly("LABEL_VOIDED");
        assertThatThrownBy(() -> relabel.voidLabel(order.toString(), "Again")).extracting("code").isEqualTo("LABEL_NOT_READY");
        soon().until(() -> states(order), List.of("VOIDED")::equals);
        complete(order.toString(), "Task_ResolveWaybill", "TRY_AGAIN", "");
        awaitLabel(order);
        assertThat(number(order)).isNotEqualTo(old);
        assertThat(live(order)).containsExactly(number(order));
        assertThat(left()).as("the first went back to its pool").isEqualTo(99_999);
        assertThat(handover.handOver(List.of(old, number(order)))).extracting("code").containsExactly("LABEL_VOIDED", "HANDED_OVER");
        assertThatThrownBy(() -> relabel.voidLabel(number(order), "Late")).extracting("code").isEqualTo("ALREADY_HANDED_OVER");
    }

    @Test
    void another_carrier_after_the_label_voids_the_first_and_leaves_one_live_number() {
        var order = labelled();
        var old = number(order);
        assertThatThrownBy(() -> relabel.changeCarrier(old, "NOSUCH", "Faster")).extracting("code").isEqualTo("CARRIER_UNKNOWN");
        assertThatThrownBy(() -> relabel.changeCarrier(old, "DEMO", "Faster")).extracting("code").isEqualTo("CARRIER_THE_SAME");
        relabel.changeCarrier(old, "SF", "Faster");
        // SF sells nothing; the person goes back to the first carrier.
        soon().until(() -> floor.waitsAt(order), List.of("Task_ResolveWaybill")::equals);
        assertThat(event(order, "CARRIER_CHANGED")).contains("DEMO → SF", "Faster", old);
        soon().until(() -> states(order), List.of("VOIDED", "REFUSED")::equals);
        complete(order.toString(), "Task_ResolveWaybill", "TRY_AGAIN", "DEMO");
        awaitLabel(order);
        assertThat(states(order)).containsExactly("VOIDED", "DROPPED", "LIVE");
        assertThat(live(order)).containsExactly(number(order)).doesNotContain(old);
        assertThat(jdbc.sql("SELECT carrier_code FROM parcel WHERE fulfillment_id = :id").param("id", order.value()).query(String.class).list()).containsExactly("DEMO");
    }

    @Test
    void a_label_exchanged_while_it_was_drawn_is_not_handed_out() {
        // Given a label that was drawn, and a new one for its parcel before that is written down
        var order = labelled();
        var sheets = context.getBean(LabelSheets.class);
        var drawn = sheets.sheet(order.toString()).label();
        relabel.voidLabel(order.toString(), "Torn");
        complete(order.toString(), "Task_ResolveWaybill", "TRY_AGAIN", "");
        awaitLabel(order);
        // Then
        assertThatThrownBy(() -> sheets.drawn(drawn, LabelFormat.PDF, "")).extracting("code").isEqualTo("LABEL_CHANGED");
        assertThat(sheets.sheet(order.toString()).printed()).isZero();
        sheets.drawn(sheets.sheet(order.toString()).label(), LabelFormat.PDF, "");
        assertThat(sheets.sheet(order.toString()).printed()).isEqualTo(1);
    }

    @Test
    void an_order_cancelled_between_two_labels_leaves_no_paid_one() {
        var order = labelled();
        relabel.voidLabel(order.toString(), "Torn");
        floor.inLane(() -> {
            var fulfillments = context.getBean(dev.wharf.order.Fulfillments.class);
            fulfillments.lockRows(List.of(order));
            fulfillments.moveTo(order, Stage.CANCELLING);
            instances.tell(Message.OrderCancelled, List.of(order), Map.of());
            return null;
        });
        soon().until(() -> live(order).isEmpty() && states(order).equals(List.of("VOIDED")));
        assertThat(floor.waitsAt(order)).doesNotContain("Task_AwaitVoid");
    }

    @Test
    void a_number_that_is_not_taken_back_is_a_task_until_the_carrier_or_a_person_settles_it() {
        var order = labelled();
        var reference = "LABEL-P" + parcel(order);
        faults.next(Side.CARRIER, Fault.REFUSE, 2);
        relabel.voidLabel(order.toString(), "Torn");
        soon().until(() -> openTask(reference) == 1);
        assertThat(states(order)).containsExactly("RECYCLE_FAILED");
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(reference).taskCandidateGroup("shipper").count()).isEqualTo(1);
        assertThat(event(order, "LABEL_NOT_VOIDED")).contains("[E2001]");
        complete(reference, RecycleLabel.TASK, RecycleLabel.ASK_AGAIN, "");
        soon().until(() -> openTask(reference) == 1 && states(order).equals(List.of("RECYCLE_FAILED")));
        complete(reference, RecycleLabel.TASK, RecycleLabel.ASK_AGAIN, "");
        soon().until(() -> states(order), List.of("VOIDED")::equals);
        assertThat(openTask(reference)).isZero();
    }

    @Test
    void what_a_person_settles_by_hand_is_taken_back_or_written_off() {
        for (var decision : Map.of(RecycleLabel.TAKEN_BACK, "VOIDED", RecycleLabel.WRITE_OFF, "WRITTEN_OFF").entrySet()) {
            var order = labelled();
            faults.next(Side.CARRIER, Fault.REFUSE, 1);
            relabel.voidLabel(order.toString(), "Torn");
            var reference = "LABEL-P" + parcel(order);
            soon().until(() -> openTask(reference) == 1);
            complete(reference, RecycleLabel.TASK, decision.getKey(), "");
            assertThat(states(order)).containsExactly(decision.getValue());
        }
    }

    @Test
    void a_voided_label_is_followed_until_its_charge_is_credited() {
        var order = labelled();
        relabel.voidLabel(order.toString(), "Torn");
        soon().until(() -> states(order), List.of("VOIDED")::equals);
        assertThat(figure().outstanding()).isEqualTo(1);
        assertThat(figure().outstandingMinor()).isEqualTo(250);
        look.run();
        assertThat(states(order)).as("not yet").containsExactly("VOIDED");
        look.run();
        assertThat(jdbc.sql("SELECT CONCAT(state, ' ', charged_minor, ' ', credited_minor) FROM waybill WHERE fulfillment_id = :id AND credited_at IS NOT NULL").param("id", order.value())
            .query(String.class).list()).containsExactly("CREDITED 250 250");
        assertThat(figure().outstanding()).isZero();
        assertThat(figure().usedToday()).isEqualTo(1);
        assertThat(figure().voidedToday()).isEqualTo(1);
    }

    @Test
    void a_number_found_out_only_when_it_is_given_back_keeps_its_charge_and_is_credited() {
        // Given a purchase without a clear answer, and a void whose answer is lost
        var order = unclear();
        var number = live(order).get(0);
        faults.next(Side.CARRIER, Fault.LOSE_ANSWER, 1);
        giveBack(order);
        soon().until(() -> states(order), List.of("VOIDED")::equals);
        // Then number and charge are known, and the charge is followed
        assertThat(numberAndCharge(order)).isEqualTo(number + " 250");
        assertThat(figure().outstandingMinor()).isEqualTo(250);
        soon().until(() -> {
            look.run();
            return states(order).equals(List.of("CREDITED"));
        });
    }

    @Test
    void a_number_found_out_and_not_taken_back_is_named_to_the_one_who_is_asked() {
        var order = unclear();
        var number = live(order).get(0);
        faults.next(Side.CARRIER, Fault.REFUSE, 1);
        giveBack(order);
        soon().until(() -> openTask("LABEL-P" + parcel(order)) == 1);
        assertThat(numberAndCharge(order)).isEqualTo(number + " 250");
        var task = tasks.createTaskQuery().processInstanceBusinessKey("LABEL-P" + parcel(order)).singleResult();
        assertThat(tasks.getVariable(task.getId(), RecycleLabel.TRACKING_NUMBER.name())).isEqualTo(number);
        assertThat(event(order, "LABEL_NOT_VOIDED")).contains(number);
    }

    @Test
    void where_nothing_was_sold_nothing_is_said_to_be_voided() {
        var order = unclear();
        jdbc.sql("UPDATE demo_waybill SET voided = TRUE WHERE reference = :reference").param("reference", "P" + parcel(order)).update();
        giveBack(order);
        soon().until(() -> states(order), List.of("DROPPED")::equals);
        assertThat(event(order, "LABEL_NOT_SOLD")).contains("P" + parcel(order));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM order_event WHERE fulfillment_id = :id AND kind = 'LABEL_VOIDED'").param("id", order.value()).query(Integer.class).single()).isZero();
        assertThat(figure().voidedToday()).isZero();
    }

    /** The carrier sold a number and we do not know. */
    private FulfillmentId unclear() {
        var order = labelled();
        jdbc.sql("UPDATE waybill SET state = 'UNCLEAR', tracking_number = NULL, charged_minor = 0, bought_at = NULL WHERE fulfillment_id = :id").param("id", order.value()).update();
        return order;
    }

    private void giveBack(FulfillmentId order) {
        lanes.runOne(() -> context.getBean(Labels.class).giveBack(context.getBean(dev.wharf.parcel.Parcels.class).live(order).get(0)));
    }

    private String numberAndCharge(FulfillmentId order) {
        return jdbc.sql("SELECT CONCAT(tracking_number, ' ', charged_minor) FROM waybill WHERE fulfillment_id = :id").param("id", order.value()).query(String.class).single();
    }

    @Test
    void a_credit_is_asked_for_less_and_less_often_and_is_overdue_after_two_months() {
        // Given a label that was given back, and its carrier asked for the credit
        var order = labelled();
        relabel.voidLabel(order.toString(), "Torn");
        soon().until(() -> states(order), List.of("VOIDED")::equals);
        look.run();
        assertThat(asked(order)).isTrue();
        // When the credit has been wanting for three days, then it is asked for hourly
        firstAsked(order, Duration.ofDays(3));
        notCredited(order);
        look.run();
        assertThat(asked(order)).isTrue();
        notCredited(order);
        look.run();
        assertThat(asked(order)).as("the hour is not over").isFalse();
        // When a look has no time left, then nothing is asked
        firstAsked(order, Duration.ofDays(3));
        look.credits(Instant.EPOCH);
        assertThat(asked(order)).isFalse();
        // When it has been wanting for too long, then it is not asked for any more, and shown
        assertThat(figure().overdue()).isZero();
        firstAsked(order, Duration.ofDays(61));
        look.run();
        assertThat(asked(order)).isFalse();
        assertThat(figure()).returns(1L, LabelFigures.Figure::outstanding).returns(1L, LabelFigures.Figure::overdue).returns(250L, LabelFigures.Figure::overdueMinor);
    }

    /** As the carrier's stub keeps it: the first question about a voided label is what makes it credit. */
    private boolean asked(FulfillmentId order) {
        return jdbc.sql("SELECT credited FROM demo_waybill_account WHERE reference = :reference").param("reference", "P" + parcel(order)).query(Boolean.class).single();
    }

    private void notCredited(FulfillmentId order) {
        jdbc.sql("UPDATE demo_waybill_account SET credited = FALSE WHERE reference = :reference").param("reference", "P" + parcel(order)).update();
    }

    /** The carrier was first asked so long ago, is to be asked now, and has credited nothing. */
    private void firstAsked(FulfillmentId order, Duration ago) {
        var now = Instant.now();
        jdbc.sql("UPDATE waybill SET credit_since = :since, credit_due_at = :due WHERE fulfillment_id = :id").param("since", SqlTime.text(now.minus(ago)))
            .param("due", SqlTime.text(now.minusSeconds(1))).param("id", order.value()).update();
        notCredited(order);
    }

    private LabelFigures.Figure figure() {
        return context.getBean(LabelFigures.class).all().stream().filter(f -> f.account().equals(account)).findFirst().orElseThrow();
    }

    private LabelAccounts.Account mine() {
        return accounts.all().stream().filter(a -> a.account().equals(account)).findFirst().orElseThrow();
    }

    private FulfillmentId packed() {
        var order = floor.order(Map.of("CUP", 1));
        tell(order, Message.GoodsPicked, "COMPLETE");
        tell(order, Message.GoodsVerified, "MATCHED");
        return order;
    }

    private FulfillmentId labelled() {
        var order = packed();
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

    private void complete(String key, String task, String decision, String carrier) {
        var open = tasks.createTaskQuery().processInstanceBusinessKey(key).taskDefinitionKey(task).singleResult();
        var variables = new HashMap<String, Object>(Map.of(FulfillOrder.DECISION.name(), decision));
        if (!carrier.isEmpty()) variables.put(FulfillOrder.CARRIER.name(), carrier);
        lanes.runOne(() -> tasks.complete(open.getId(), variables));
    }

    private long openTask(String key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(key).count();
    }

    private long parcel(FulfillmentId order) {
        return jdbc.sql("SELECT parcel_id FROM parcel WHERE fulfillment_id = :id").param("id", order.value()).query(Long.class).single();
    }

    private String number(FulfillmentId order) {
        return jdbc.sql("SELECT tracking_number FROM parcel WHERE fulfillment_id = :id AND state <> 'VOIDED'").param("id", order.value()).query(String.class).single();
    }

    /** What the carrier has sold and not taken back. */
    private List<String> live(FulfillmentId order) {
        return jdbc.sql("SELECT tracking_number FROM demo_waybill WHERE NOT voided AND reference REGEXP :own").param("own", "^P" + parcel(order) + "(-|$)").query(String.class).list();
    }

    private List<String> states(FulfillmentId order) {
        return jdbc.sql("SELECT state FROM waybill WHERE fulfillment_id = :id ORDER BY round").param("id", order.value()).query(String.class).list();
    }

    private String event(FulfillmentId order, String kind) {
        return jdbc.sql("SELECT CONCAT(text_zh, ' ', text_en) FROM order_event WHERE fulfillment_id = :id AND kind = :kind ORDER BY order_event_id DESC LIMIT 1").param("id", order.value()).param("kind", kind)
            .query(String.class).single();
    }

    private List<String> locked(FulfillmentId order) {
        return jdbc.sql("SELECT CONCAT(sku, ' ', open_quantity) FROM stock_lock WHERE fulfillment_id = :id").param("id", order.value()).query(String.class).list();
    }

    private void pool(long numbers) {
        jdbc.sql("INSERT INTO demo_number_pool (account, numbers_left) VALUES (:account, :numbers) ON DUPLICATE KEY UPDATE numbers_left = VALUES(numbers_left)").param("account", account)
            .param("numbers", numbers).update();
    }

    private long left() {
        return jdbc.sql("SELECT numbers_left FROM demo_number_pool WHERE account = :account").param("account", account).query(Long.class).single();
    }
}
