package dev.wharf.shipping;

import static dev.wharf.Soon.soon;
import static dev.wharf.shipping.AtLabel.TOP;
import static dev.wharf.shipping.AtLabel.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.demo.StubFaults;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import dev.wharf.infra.security.Visitor;
import dev.wharf.order.Stage;
import dev.wharf.process.CorrectNotice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.camunda.bpm.engine.exception.NullValueException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Channels that are told before the parcel leaves: each number once, and put right whenever the parcel does not leave as was said. */
@WharfTest
class EarlyNoticeIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private Relabel relabel;
    @Autowired
    private Unpack unpack;
    @Autowired
    private Handover handover;
    @Autowired
    private StubFaults faults;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private AtLabel at;

    @BeforeEach
    void stand() {
        at = new AtLabel(context);
    }

    @AfterEach
    void wellAgain() {
        faults.clear();
    }

    private void handOver(FulfillmentId order) {
        assertThat(handover.handOver(List.of(at.number(order)))).extracting("code").containsExactly("HANDED_OVER");
    }

    private void awaitStage(FulfillmentId order, Stage stage) {
        soon().until(() -> at.floor.stage(order), stage::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {WEBHOOK, TOP})
    void the_channel_is_told_at_the_label_and_not_again_when_the_parcel_leaves(String shop) {
        // Given
        var order = at.told(shop);
        assertThat(at.known(order)).containsExactly(at.number(order));
        assertThat(at.floor.stage(order)).isEqualTo(Stage.SHIP);
        assertThat(events(order)).contains("CHANNEL_TOLD_EARLY");
        // When
        handOver(order);
        // Then
        awaitStage(order, Stage.DONE);
        assertThat(at.known(order)).containsExactly(at.number(order));
        assertThat(at.notices(order)).containsExactly("EXACT TOLD");
        assertThat(effects(order)).containsExactly("PUSH_EARLY DONE");
    }

    @Test
    void a_shop_that_does_not_want_it_is_told_when_the_parcel_has_left() {
        var order = at.labelled("S-LATE");
        handOver(order);
        awaitStage(order, Stage.DONE);
        assertThat(effects(order)).containsExactly("PUSH_SHIPMENT DONE");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM early_notice WHERE fulfillment_id = :id").param("id", order.value()).query(Integer.class).single()).isZero();
    }

    @Test
    void a_refusal_before_it_leaves_bothers_nobody_and_is_tried_again_when_it_does() {
        faults.next(Side.CHANNEL, Fault.REFUSE, 1);
        var order = at.labelled(WEBHOOK);
        soon().until(() -> at.notices(order), List.of("EXACT REFUSED")::equals);
        handOver(order);
        awaitStage(order, Stage.DONE);
        assertThat(at.known(order)).containsExactly(at.number(order));
    }

    @Test
    void a_notice_whose_label_went_before_it_was_told_is_shown_as_not_told_and_not_as_refused() {
        // Given a platform that takes no calls for now
        faults.atEveryCall(Side.PLATFORM, () -> Fault.LIMIT);
        var order = at.labelled(TOP);
        soon().until(() -> jdbc.sql("SELECT error <> '' FROM effect WHERE effect_key = :key").param("key", order + "~1").query(Boolean.class).single());
        // When the label goes
        relabel.voidLabel(order.toString(), "Torn");
        faults.clear();
        soon().until(() -> at.quiet(List.of(order)));
        // Then nobody refused anything, and the page says so
        assertThat(at.known(order)).isEmpty();
        assertThat(at.asked(order)).isFalse();
        assertThat(jdbc.sql("SELECT refusals FROM channel_notice WHERE fulfillment_id = :id").param("id", order.value()).query(Integer.class).single()).isZero();
        assertThat(page(order, "zh-CN")).contains("data-state=\"UNTOLD\"").containsPattern("(?s)未回传：面单已先作废.*id=\"timeline\".*未回传：面单已先作废").doesNotContain("平台拒绝").doesNotContain("提前回传平台：失败");
        assertThat(page(order, "en")).contains("Not told: the label was voided first").doesNotContain("channel refused");
    }

    private String page(FulfillmentId order, String language) {
        return Visitor.loggedIn(port, "csr").get("/orders/" + order + "?lang=" + language).body();
    }

    @Test
    void a_voided_label_is_taken_back_and_the_next_one_told() {
        // Given
        var order = at.told(WEBHOOK);
        var old = at.number(order);
        // When
        relabel.voidLabel(old, "Torn");
        // Then
        soon().until(() -> at.known(order).isEmpty());
        soon().until(() -> at.notices(order), List.of("EXACT WITHDRAWN")::equals);
        // When
        at.buyAgain(order);
        at.awaitLabel(order);
        // Then
        soon().until(() -> at.notices(order), List.of("EXACT WITHDRAWN", "EXACT TOLD")::equals);
        assertThat(at.known(order)).containsExactly(at.number(order)).doesNotContain(old);
        // When
        handOver(order);
        // Then
        awaitStage(order, Stage.DONE);
        assertThat(at.known(order)).containsExactly(at.number(order));
    }

    @Test
    void a_cancelled_order_is_taken_back() {
        var order = at.told(WEBHOOK);
        at.cancel(order);
        soon().until(() -> at.known(order).isEmpty() && at.notices(order).equals(List.of("EXACT WITHDRAWN")));
        assertThat(events(order)).contains("CHANNEL_WITHDRAWN");
    }

    @Test
    void what_the_shop_does_not_take_back_is_a_task_with_its_words_until_it_does() {
        var order = at.told(WEBHOOK);
        var number = at.number(order);
        faults.next(Side.CHANNEL, Fault.REFUSE, 1);
        unpack.unpack(number, "Wrong box");
        soon().until(() -> at.asked(order));
        assertThat(at.shown(order, "told")).contains("T" + order.value(), number);
        assertThat(at.shown(order, "reason")).contains("[HTTP 422]");
        at.complete(AtLabel.key(order), CorrectNotice.TASK, CorrectNotice.TRY_AGAIN);
        soon().until(() -> at.known(order).isEmpty() && !at.asked(order));
    }

    @Test
    void what_a_person_told_by_hand_is_taken_back_by_a_person() {
        // Given a shop that refuses, and a person who tells it the next number
        var order = at.told(WEBHOOK);
        faults.next(Side.CHANNEL, Fault.REFUSE, 1);
        relabel.voidLabel(order.toString(), "Torn");
        soon().until(() -> at.asked(order));
        at.buyAgain(order);
        at.awaitLabel(order);
        at.correct(order);
        assertThat(at.notices(order)).containsExactly("EXACT WITHDRAWN", "EXACT TOLD");
        assertThat(at.asked(order)).isFalse();
        // When that goes too
        relabel.voidLabel(order.toString(), "Torn again");
        // Then the shop knows it under no key of ours, so the person is asked
        assertThat(at.asked(order)).isTrue();
        assertThat(at.known(order)).isNotEmpty();
    }

    @Test
    void a_channel_that_cannot_be_told_is_put_right_by_a_person_and_the_order_waits_for_that() {
        // Given
        var order = at.told(TOP);
        var old = at.number(order);
        // When
        relabel.voidLabel(old, "Torn");
        // Then
        soon().until(() -> at.asked(order));
        assertThat(at.shown(order, "told")).contains("T" + order.value(), old);
        assertThat(at.shown(order, "truth")).contains("There is no valid label");
        // When the next label comes and the parcel leaves
        at.buyAgain(order);
        at.awaitLabel(order);
        assertThat(at.shown(order, "truth")).contains(at.number(order));
        handOver(order);
        // Then the order waits, and the person's word ends it
        assertThat(at.floor.stage(order)).isEqualTo(Stage.SYNC);
        at.correct(order);
        awaitStage(order, Stage.DONE);
        assertThat(at.notices(order)).containsExactly("EXACT WITHDRAWN", "EXACT TOLD");
        assertThat(effects(order)).containsExactly("PUSH_EARLY DONE");
    }

    @Test
    void what_a_person_says_of_what_is_true_no_longer_does_not_count() {
        // Given a person who has the task open
        var order = at.told(TOP);
        relabel.voidLabel(at.number(order), "Torn");
        soon().until(() -> at.asked(order));
        var stale = at.task(order);
        // When the truth changes meanwhile
        at.cancel(order);
        soon().until(() -> at.shown(order, "truth").contains("The order is cancelled"));
        // Then their word is refused, and the task that shows the truth is another
        assertThat(at.task(order)).isNotEqualTo(stale);
        assertThatThrownBy(() -> at.complete(stale, CorrectNotice.CORRECTED)).isInstanceOf(NullValueException.class).hasMessageContaining(stale);
        assertThat(at.asked(order)).isTrue();
        at.correct(order);
        assertThat(at.asked(order)).isFalse();
        assertThat(at.notices(order)).containsExactly("EXACT WITHDRAWN");
    }

    @Test
    void a_task_stays_the_same_while_the_truth_does() {
        var order = at.told(TOP);
        relabel.voidLabel(at.number(order), "Torn");
        soon().until(() -> at.asked(order));
        at.buyAgain(order);
        at.awaitLabel(order);
        assertThat(at.shown(order, "truth")).contains(at.number(order));
        var task = at.task(order);
        handOver(order);
        assertThat(at.task(order)).isEqualTo(task);
    }

    @Test
    void a_channel_that_takes_nothing_back_says_so_in_the_task() {
        var order = at.told(TOP);
        relabel.voidLabel(at.number(order), "Torn");
        soon().until(() -> at.asked(order));
        at.complete(AtLabel.key(order), CorrectNotice.TASK, CorrectNotice.TRY_AGAIN);
        assertThat(at.asked(order)).isTrue();
        assertThat(at.shown(order, "reason")).contains("can only be put right by hand");
    }

    @ParameterizedTest
    @ValueSource(strings = {WEBHOOK, TOP})
    void what_the_channel_may_have_heard_is_put_right_though_the_label_went_before_its_answer(String shop) {
        // Given a channel that broke while it was told
        faults.atEveryCall(shop.equals(TOP) ? Side.PLATFORM : Side.CHANNEL, () -> Fault.BREAK);
        var order = at.labelled(shop);
        awaitTries(order);
        // When the label goes
        relabel.voidLabel(order.toString(), "Torn");
        faults.clear();
        // Then it is taken back, or a person is asked, because nobody knows
        soon().until(() -> shop.equals(TOP) ? at.asked(order) : at.notices(order).equals(List.of("EXACT WITHDRAWN")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_setting_that_is_switched_off_changes_nothing_for_what_was_told_or_is_on_its_way(boolean onItsWay) {
        // Given
        if (onItsWay) faults.atEveryCall(Side.CHANNEL, () -> Fault.BREAK);
        var order = onItsWay ? at.labelled(WEBHOOK) : at.told(WEBHOOK);
        if (onItsWay) awaitTries(order);
        // When
        at.withoutSetting(() -> handOver(order));
        faults.clear();
        // Then
        awaitStage(order, Stage.DONE);
        assertThat(at.known(order)).containsExactly(at.number(order));
        assertThat(effects(order)).containsExactly("PUSH_EARLY DONE");
    }

    @Test
    void a_parcel_that_leaves_is_chased_no_longer_though_the_setting_is_switched_off() {
        var order = at.told(WEBHOOK);
        at.stays(order);
        at.withoutSetting(() -> handOver(order));
        assertThat(at.chased(order)).isFalse();
    }

    @Test
    void a_parcel_that_stays_is_shown_once_and_not_any_more_when_it_leaves() {
        var order = at.told(WEBHOOK);
        var leaveBy = jdbc.sql("SELECT leave_by FROM early_notice WHERE fulfillment_id = :id").param("id", order.value()).query((rs, n) -> SqlTime.instant(rs.getObject(1, java.time.LocalDateTime.class))).single();
        assertThat(leaveBy).isAfter(Instant.now());
        at.stays(order);
        assertThat(events(order)).containsOnlyOnce("PARCEL_STAYS");
        handOver(order);
        assertThat(at.chased(order)).isFalse();
        awaitStage(order, Stage.DONE);
    }

    /** Acts come while answers are still on their way: only at the end everything is quiet. */
    @ParameterizedTest
    @ValueSource(strings = {WEBHOOK, TOP})
    void whatever_happens_to_labels_the_channel_ends_with_the_truth_or_a_person_is_asked(String shop) {
        var random = new Random(shop.hashCode());
        var orders = new ArrayList<FulfillmentId>();
        for (int i = 0; i < 10; i++) orders.add(at.packed(shop));
        for (int step = 0; step < 12; step++) {
            for (var order : orders) act(order, random);
            if (random.nextInt(3) == 0) soon().until(() -> at.quiet(orders));
        }
        soon().until(() -> at.quiet(orders));
        for (var order : orders) {
            var numbers = at.truth(order);
            if (!at.asked(order)) assertThat(at.known(order)).as("%s %s", order, at.floor.stage(order)).isEqualTo(numbers);
        }
        // When people do their tasks
        for (var order : orders) if (at.asked(order)) at.correct(order);
        soon().until(() -> at.quiet(orders));
        for (var order : orders) assertThat(at.known(order)).as("%s %s", order, at.floor.stage(order)).isEqualTo(at.truth(order));
    }

    /** What a house does with an order where it stands; what it may not do now is refused. */
    private void act(FulfillmentId order, Random random) {
        int choice = random.nextInt(8);
        try {
            // What is on its way may take the task back while the person does it.
            if (choice == 7 && at.quiet(List.of(order)) && at.asked(order)) {
                at.correct(order);
                return;
            }
            switch (at.floor.waitsAt(order).stream().findFirst().orElse("")) {
                case "Task_AwaitHandover" -> withLabel(order, choice);
                case "Task_ResolveWaybill" -> at.buyAgain(order);
                case "Task_AwaitVerify" -> at.verified(order);
                default -> { }
            }
        } catch (Refusal refused) {
            assertThat(refused.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        }
    }

    private void withLabel(FulfillmentId order, int choice) {
        switch (choice) {
            case 0, 1 -> relabel.voidLabel(order.toString(), "Torn");
            case 2, 3 -> unpack.unpack(order.toString(), "Wrong box");
            case 4 -> at.cancel(order);
            case 5 -> handover.handOver(List.of(at.number(order)));
            default -> { }
        }
    }

    private void awaitTries(FulfillmentId order) {
        soon().until(() -> jdbc.sql("SELECT COALESCE(MAX(tries), 0) FROM effect WHERE fulfillment_id = :id AND kind = 'PUSH_EARLY'").param("id", order.value())
            .query(Integer.class).single() > 0);
    }

    private List<String> effects(FulfillmentId order) {
        return jdbc.sql("SELECT CONCAT(kind, ' ', state) FROM effect WHERE fulfillment_id = :id AND kind LIKE 'PUSH%' ORDER BY effect_id").param("id", order.value()).query(String.class).list();
    }

    private List<String> events(FulfillmentId order) {
        return jdbc.sql("SELECT kind FROM order_event WHERE fulfillment_id = :id").param("id", order.value()).query(String.class).list();
    }
}
