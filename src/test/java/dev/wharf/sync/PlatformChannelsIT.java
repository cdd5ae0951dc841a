package dev.wharf.sync;

import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.demo.StubFaults;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import dev.wharf.demo.StubPlatform;
import dev.wharf.demo.StubPlatform.Shipped;
import dev.wharf.infra.security.Visitor;
import dev.wharf.order.SalesOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 淘宝, 京东 and 抖店 over HTTP against stubs that verify signatures and lie: what they were told, and what our side says they were told. */
@WharfTest
@ExtendWith(OutputCaptureExtension.class)
class PlatformChannelsIT {

    @Autowired
    private AutowireCapableBeanFactory beans;
    @Autowired
    private StubFaults faults;
    @Autowired
    private StubPlatform platform;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private AtSync at;

    @BeforeEach
    void stand() {
        at = beans.createBean(AtSync.class);
    }

    @AfterEach
    void wellAgain() {
        faults.clear();
    }

    private void awaitDone(FulfillmentId id) {
        soon().until(() -> at.isDone(id));
    }

    /** Form, state and what the buyer is told in English. */
    private List<String> told(FulfillmentId id) {
        return jdbc.sql("SELECT CONCAT(form, ' ', state, ' ', rest_en) FROM channel_notice WHERE fulfillment_id = :id").param("id", id.value()).query(String.class).list()
            .stream().map(String::strip).toList();
    }

    private static void hidesSecrets(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain("demo-secret-of-", "demo-session-of-", "access_token=");
    }

    @ParameterizedTest
    @CsvSource({"top,", "top,BREAK", "top,LOSE_ANSWER", "top,SAY_DUPLICATE", "top,HANG", "top,STALL", "top,LIE", "top,LIMIT", "jos,", "jos,BREAK", "jos,LOSE_ANSWER", "jos,SAY_DUPLICATE", "jos,HANG",
        "jos,LIE", "doudian,", "doudian,BREAK", "doudian,LOSE_ANSWER", "doudian,SAY_DUPLICATE", "doudian,HANG", "doudian,LIE", "doudian,LIMIT"})
    void whatever_goes_wrong_the_order_is_shipped_there_once_with_our_number(String protocol, Fault fault, CapturedOutput output) {
        // Given
        var order = at.order(protocol, 2, 1);
        var part = at.part(order, 2, 1);
        if (fault != null) faults.next(Side.PLATFORM, fault, 1);
        // When
        var number = at.leave(part);
        awaitDone(part);
        // Then
        assertThat(platform.shipped(protocol, order.channelOrderNo())).containsExactly(new Shipped("", number, 1, 1));
        assertThat(told(part)).containsExactly("EXACT TOLD");
        hidesSecrets(output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"top", "jos", "doudian"})
    void a_yes_whose_proof_is_refused_is_asked_about_again_and_not_pushed_again(String protocol) {
        // Given a platform that ships it, and then refuses the question whether it did
        var order = at.order(protocol, 2, 1);
        var part = at.part(order, 2, 1);
        faults.next(Side.PLATFORM, Fault.HIDE, 1);
        // When
        var number = at.leave(part);
        awaitDone(part);
        // Then
        assertThat(faults.calls(Side.PLATFORM, order.channelOrderNo())).isEqualTo(1);
        assertThat(platform.shipped(protocol, order.channelOrderNo())).containsExactly(new Shipped("", number, 1, 1));
        assertThat(told(part)).containsExactly("EXACT TOLD");
    }

    @Test
    void what_a_person_told_by_hand_counts_as_told() {
        // Given a refusal
        var part = at.part(at.order("top", 1), 1);
        faults.next(Side.PLATFORM, Fault.REFUSE, 1);
        at.leave(part);
        soon().until(() -> at.waitsAt(part, "Task_ResolvePush"));
        assertThat(told(part)).containsExactly("EXACT REFUSED");
        // When
        at.toldByHand(part);
        // Then
        awaitDone(part);
        assertThat(told(part)).containsExactly("EXACT TOLD");
    }

    @Test
    void what_ended_in_doubt_stays_planned_and_is_asked_about_before_it_is_pushed_again() {
        // Given a push of one line whose answer is lost, and a platform that then does not answer for longer than anybody tries
        var order = at.order("top", 1, 1);
        var part = at.part(order, 1, 0);
        faults.next(Side.PLATFORM, Fault.LOSE_ANSWER, 1);
        var number = at.leave(part);
        soon().until(() -> platform.shipped("top", order.channelOrderNo()).size() == 1);
        jdbc.sql("UPDATE effect SET tries = 99, in_doubt = TRUE, state = 'CLAIMED', due_at = created_at, lease_by = '' WHERE effect_key = :key AND state <> 'DONE'").param("key", part.toString()).update();
        soon().until(() -> at.waitsAt(part, "Task_ResolvePush"));
        // Then the plan stands
        assertThat(told(part)).containsExactly("EXACT PLANNED");
        // When it is tried again
        at.tryAgain(part);
        awaitDone(part);
        // Then
        assertThat(faults.calls(Side.PLATFORM, order.channelOrderNo())).isEqualTo(1);
        assertThat(platform.shipped("top", order.channelOrderNo())).containsExactly(new Shipped("1", number, 1, 1));
        assertThat(told(part)).containsExactly("EXACT TOLD");
    }

    @ParameterizedTest
    @CsvSource({"top,运单号不符合规则", "jos,订单已锁定", "doudian,请先处理"})
    void a_refusal_becomes_a_task_with_the_platforms_words_and_trying_again_tells_once(String protocol, String words, CapturedOutput output) {
        // Given
        var order = at.order(protocol, 1);
        var part = at.part(order, 1);
        faults.next(Side.PLATFORM, Fault.REFUSE, 1);
        // When
        var number = at.leave(part);
        soon().until(() -> at.waitsAt(part, "Task_ResolvePush"));
        // Then
        assertThat(at.reason(part)).contains(words);
        assertThat(told(part)).containsExactly("EXACT REFUSED");
        // When
        at.tryAgain(part);
        awaitDone(part);
        // Then
        assertThat(platform.shipped(protocol, order.channelOrderNo())).containsExactly(new Shipped("", number, 1, 1));
        assertThat(told(part)).containsExactly("EXACT TOLD");
        hidesSecrets(output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"top", "jos", "doudian"})
    void a_carrier_that_a_platform_does_not_know_is_a_task_that_names_the_setting(String protocol) {
        var part = at.part(at.order(protocol, 1), 1);
        at.leave(part, "PIGEON");
        soon().until(() -> at.waitsAt(part, "Task_ResolvePush"));
        assertThat(at.reason(part)).contains("wharf.channel.carriers.PIGEON." + protocol);
    }

    @Test
    void by_lines_a_line_has_the_number_of_its_first_parcel_and_the_buyer_is_told_the_rest() {
        // Given an order in two parcels, its first line in both
        var order = at.order("top", 3, 1);
        var first = at.part(order, 2, 1);
        var second = at.part(order, 1, 0);
        // When
        var number = at.leave(first);
        awaitDone(first);
        var other = at.leave(second);
        awaitDone(second);
        // Then
        assertThat(platform.shipped("top", order.channelOrderNo())).extracting(Shipped::line, Shipped::trackingNumber, Shipped::times)
            .containsExactly(tuple("1", number, 1), tuple("2", number, 1));
        assertThat(told(first)).containsExactly("LINES TOLD Parcel SF " + number + ": 2 × SYNC-1");
        assertThat(told(second)).containsExactly("NOTHING TOLD Parcel SF " + other + ": 1 × SYNC-1");
    }

    @Test
    void a_repeat_after_a_lost_answer_says_the_same_although_more_has_left_since() {
        // Given a part whose answer is lost
        var order = at.order("top", 1, 1);
        var first = at.part(order, 1, 0);
        var second = at.part(order, 0, 1);
        faults.next(Side.PLATFORM, Fault.LOSE_ANSWER, 1);
        // When
        var one = at.leave(first);
        var two = at.leave(second);
        awaitDone(first);
        awaitDone(second);
        // Then
        assertThat(platform.shipped("top", order.channelOrderNo())).containsExactly(new Shipped("1", one, 1, 1), new Shipped("2", two, 1, 1));
    }

    @Test
    void a_whole_order_is_told_with_all_numbers_when_the_last_parcel_has_left() {
        // Given
        var order = at.order("jos", 1, 2);
        var first = at.part(order, 1, 0);
        var second = at.part(order, 0, 2);
        // When the first leaves
        var one = at.leave(first);
        soon().until(() -> jdbc.sql("SELECT error FROM effect WHERE effect_key = :key").param("key", first.toString()).query(String.class).single().contains("have not left yet"));
        // Then nothing is told
        assertThat(platform.shipped("jos", order.channelOrderNo())).isEmpty();
        assertThat(at.waitsAt(first, "Task_AwaitChannel")).isTrue();
        // When the last leaves
        var two = at.leave(second);
        awaitDone(first);
        awaitDone(second);
        // Then
        assertThat(platform.shipped("jos", order.channelOrderNo())).containsExactly(new Shipped("", one + "|" + two, 1, 1));
        assertThat(List.of(told(first).get(0), told(second).get(0))).extracting(t -> t.split(" ")[0]).containsExactlyInAnyOrder("WHOLE", "NOTHING");
    }

    @Test
    void a_parcel_that_waits_for_others_beyond_the_ship_by_time_is_a_task_and_waits_anew_if_a_person_says_so() {
        // Given a part that left five hours ago, of an order that was to leave by an hour ago
        var order = at.order("jos", 1, 2);
        var first = at.part(order, 1, 0);
        at.part(order, 0, 2);
        at.shipBy(order, Duration.ofHours(-1));
        at.leave(first, "SF", Duration.ofHours(5));
        // Then
        soon().until(() -> at.waitsAt(first, "Task_ResolvePush"));
        assertThat(at.reason(first)).contains("PARCELS_LATE").doesNotContain("平台拒绝").doesNotContain("refused");
        assertThat(Visitor.loggedIn(port, "csr").get("/orders/" + first).body()).contains("未回传：同一订单的其他包裹未按时发出").doesNotContain("平台拒绝");
        assertThat(platform.shipped("jos", order.channelOrderNo())).isEmpty();
        // When a person wants it to wait
        at.tryAgain(first);
        // Then it waits
        soon().until(() -> waits(first));
        assertThat(at.waitsAt(first, "Task_AwaitChannel")).isTrue();
    }

    @Test
    void a_parcel_that_waits_for_others_is_no_task_before_the_ship_by_time_nor_before_it_has_waited_long() {
        for (var wait : List.of(List.of(Duration.ofHours(1), Duration.ofHours(5)), List.of(Duration.ofHours(-1), Duration.ofHours(3)))) {
            var order = at.order("jos", 1, 2);
            var first = at.part(order, 1, 0);
            at.part(order, 0, 2);
            at.shipBy(order, wait.get(0));
            at.leave(first, "SF", wait.get(1));
            soon().until(() -> waits(first));
            assertThat(at.waitsAt(first, "Task_AwaitChannel")).isTrue();
        }
    }

    private boolean waits(FulfillmentId id) {
        return jdbc.sql("SELECT error FROM effect WHERE effect_key = :key AND state = 'CLAIMED'").param("key", id.toString()).query(String.class).optional().orElse("").contains("have not left yet");
    }

    @Test
    void a_whole_order_whose_other_part_is_cancelled_is_told_with_what_left() {
        // Given
        var order = at.order("jos", 1, 2);
        var first = at.part(order, 1, 0);
        var second = at.part(order, 0, 2);
        var number = at.leave(first);
        // When
        at.cancel(second);
        awaitDone(first);
        // Then
        assertThat(platform.shipped("jos", order.channelOrderNo())).containsExactly(new Shipped("", number, 1, 1));
        assertThat(told(first)).containsExactly("EXACT TOLD");
    }

    @Test
    void by_quantities_each_parcel_is_told_exactly() {
        // Given
        var order = at.order("doudian", 3, 1);
        var first = at.part(order, 2, 1);
        var second = at.part(order, 1, 0);
        // When
        var one = at.leave(first);
        var two = at.leave(second);
        awaitDone(first);
        awaitDone(second);
        // Then
        assertThat(platform.shipped("doudian", order.channelOrderNo())).containsExactlyInAnyOrder(new Shipped("1", one, 2, 1), new Shipped("2", one, 1, 1), new Shipped("1", two, 1, 1));
        assertThat(told(first)).containsExactly("EXACT TOLD");
        assertThat(told(second)).containsExactly("EXACT TOLD");
    }

    @Test
    void a_token_that_has_ended_is_made_anew_within_the_call() {
        // Given
        var before = at.part(at.order("doudian", 1), 1);
        at.leave(before);
        awaitDone(before);
        platform.endTokens();
        // When
        var order = at.order("doudian", 1);
        var part = at.part(order, 1);
        at.leave(part);
        awaitDone(part);
        // Then
        assertThat(platform.shipped("doudian", order.channelOrderNo())).hasSize(1);
        assertThat(jdbc.sql("SELECT tries FROM effect WHERE effect_key = :key").param("key", part.toString()).query(Integer.class).single()).isZero();
    }

    @Test
    void two_hundred_orders_over_lying_platforms_are_each_shipped_once(CapturedOutput output) {
        // Given faults at random among the calls
        var random = new Random(20261123);
        var kinds = new Fault[] {Fault.LOSE_ANSWER, Fault.SAY_DUPLICATE, Fault.LIE, Fault.BREAK, null, null, null, null, null};
        var all = new HashMap<FulfillmentId, Map.Entry<String, SalesOrder>>();
        var numbers = new HashMap<FulfillmentId, String>();
        var parts = new ArrayList<FulfillmentId>();
        for (int i = 0; i < 200; i++) {
            var protocol = List.of("top", "jos", "doudian").get(i % 3);
            var order = at.order(protocol, 1 + random.nextInt(3));
            var part = at.part(order, order.lines().get(0).quantity());
            all.put(part, Map.entry(protocol, order));
            parts.add(part);
        }
        // When
        for (var part : parts) {
            var fault = kinds[random.nextInt(kinds.length)];
            if (fault != null) faults.next(Side.PLATFORM, fault, 1);
            numbers.put(part, at.leave(part));
        }
        // Then
        soon().until(() -> parts.stream().allMatch(at::isDone));
        all.forEach((part, entry) -> assertThat(platform.shipped(entry.getKey(), entry.getValue().channelOrderNo())).containsExactly(new Shipped("", numbers.get(part), 1, 1)));
        hidesSecrets(output);
    }
}
