package dev.wharf.tracking.problem;

import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import dev.wharf.common.SqlTime;
import dev.wharf.demo.DemoFeeds;
import dev.wharf.demo.StubCouriers;
import dev.wharf.demo.StubCouriers.Scan;
import dev.wharf.demo.StubFaults;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import dev.wharf.demo.StubTraces;
import dev.wharf.process.ResolveTracking;
import dev.wharf.tracking.AskTurns;
import dev.wharf.tracking.AskTurns.Turn;
import dev.wharf.tracking.Watched;
import dev.wharf.tracking.Watched.Sent;
import dev.wharf.tracking.ask.FeedQuestions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A feed that pushes nothing is asked before a person is; whatever it says or does not say, the person is asked in the end. */
@WharfTest
class AskBeforePeopleIT {
    /** A person looks after 24 hours, and for the answer waits up to one more. */
    private static final Duration DUE = Duration.ofMinutes(24 * 60 + 30);
    private static final String FIRST = "kuaidi100";

    @Autowired
    private ApplicationContext context;
    @Autowired
    private FeedQuestions questions;
    @Autowired
    private AskTurns turns;
    @Autowired
    private TroubleLook look;
    @Autowired
    private StubFaults faults;
    @Autowired
    private StubTraces traces;
    @Autowired
    private TaskService tasks;
    @Autowired
    private JdbcClient jdbc;
    private Watched house;
    private Sent sent;

    @BeforeEach
    void a_parcel_with_its_carrier() {
        house = new Watched(context);
        faults.clear();
        // What other tests left due is not asked about here.
        jdbc.sql("UPDATE parcel_tracking SET ask_at = NULL WHERE ask_at <= UTC_TIMESTAMP(6)").update();
        sent = house.watched();
    }

    @AfterEach
    void clear() {
        faults.clear();
    }

    @Test
    void a_parcel_that_the_feed_knows_of_is_nobodys_task() {
        // Given a parcel that is due, so that a person waits for the question
        traces.put(FIRST, sent.number(), "0", List.of(ago(Duration.ofHours(2), "0", "离开上海")));
        handedOver(DUE);
        look.run();
        assertThat(tasks()).isZero();
        // When the feed is asked
        questions.run();
        // Then the scan is as good as pushed, and nobody has to look
        soon().until(() -> house.state(sent), "IN_TRANSIT"::equals);
        assertThat(house.events(sent)).isEqualTo(1);
        look.run();
        assertThat(tasks()).isZero();
        // And the next question comes before it would be stuck
        assertThat(askAt()).isBetween(Instant.now().plus(68, ChronoUnit.HOURS), Instant.now().plus(69, ChronoUnit.HOURS));
    }

    @Test
    void of_a_parcel_that_the_feed_knows_nothing_of_a_person_hears_as_before() {
        handedOver(DUE);
        questions.run();
        questions.run();
        assertThat(asked()).as("not again before its time").isEqualTo(1);
        look.run();
        assertThat(tasks()).as("the answer may be on its way").isZero();
        answerTimeOver();
        look.run();
        assertThat(tasks()).isEqualTo(1);
        // When it has scans at the next question, the task ends
        traces.put(FIRST, sent.number(), "1", List.of(ago(Duration.ofHours(1), "1", "已揽收")));
        due();
        questions.run();
        soon().until(() -> tasks() == 0);
    }

    @Test
    void if_the_feed_is_down_a_person_hears_as_before_and_what_was_sent_counts_as_asked() {
        faults.next(Side.FEED_QUERY, Fault.LOSE_ANSWER, 1);
        handedOver(DUE);
        questions.run();
        assertThat(asked()).isEqualTo(1);
        assertThat(askAt()).as("it may have been charged for").isBetween(Instant.now().plus(11, ChronoUnit.HOURS), Instant.now().plus(12, ChronoUnit.HOURS));
        answerTimeOver();
        look.run();
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void a_used_up_account_is_left_alone_and_said_once_without_its_key() {
        // Given a parcel of an account of its own
        jdbc.sql("UPDATE parcel_tracking SET account = :other WHERE tracking_number = :n").param("other", DemoFeeds.OTHER_ACCOUNT).param("n", sent.number()).update();
        faults.next(Side.FEED_QUERY, Fault.REFUSE, 1);
        handedOver(DUE);
        // When it is refused, and due again
        questions.run();
        assertThat(askAt()).as("the refused question was sent").isAfter(Instant.now().plus(11, ChronoUnit.HOURS));
        due();
        questions.run();
        // Then the feed was called once, the second question is put off only, the probe says why, and a person hears as before
        assertThat(asked()).isEqualTo(1);
        assertThat(askAt()).isBetween(Instant.now().plus(9, ChronoUnit.MINUTES), Instant.now().plus(60, ChronoUnit.MINUTES));
        var health = context.getBean("askRestsHealthIndicator", HealthIndicator.class).health();
        assertThat(health.getDetails()).hasEntrySatisfying("kuaidi100/other", words -> assertThat((String) words).startsWith("[601], "));
        answerTimeOver();
        look.run();
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void a_feed_that_gave_up_is_asked_until_the_parcel_is_delivered() {
        house.push(sent, "1", ago(Duration.ofHours(20), "1", "已揽收"));
        var gaveUp = Watched.param(sent, "1", ago(Duration.ofHours(20), "1", "已揽收")).replace("\"polling\"", "\"shutdown\"");
        context.getBean(StubCouriers.class).pushKuaidi100(DemoFeeds.ACCOUNT, DemoFeeds.SALT, gaveUp);
        soon().until(() -> house.watchState(sent), "ENDED"::equals);
        traces.put(FIRST, sent.number(), "3", List.of(ago(Duration.ofHours(20), "1", "已揽收"), ago(Duration.ofHours(1), "3", "已签收")));
        questions.run();
        soon().until(() -> house.state(sent), "DELIVERED"::equals);
        assertThat(house.events(sent)).as("what was pushed before is known").isEqualTo(2);
        assertThat(askAt()).isNull();
    }

    @Test
    void an_older_answer_takes_nothing_back_and_a_repeated_one_changes_nothing() {
        var collected = ago(Duration.ofHours(3), "1", "已揽收");
        house.push(sent, "3", collected, ago(Duration.ofHours(1), "3", "已签收"));
        soon().until(() -> house.state(sent), "DELIVERED"::equals);
        // When an answer of before comes late, twice
        traces.put(FIRST, sent.number(), "1", List.of(collected));
        for (int i = 0; i < 2; i++) {
            due();
            questions.run();
            house.processed();
        }
        // Then
        assertThat(asked()).isEqualTo(2);
        assertThat(house.state(sent)).isEqualTo("DELIVERED");
        assertThat(house.events(sent)).isEqualTo(2);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM tracking_push WHERE CONVERT(content USING utf8mb4) LIKE :number").param("number", "%" + sent.number() + "%").query(Integer.class).single())
            .as("a push, and an answer").isEqualTo(2);
    }

    @Test
    void the_second_feed_is_asked_too() {
        var second = house.handedOver(Watched.SECOND);
        soon().until(() -> house.watchState(second), "WATCHED"::equals);
        traces.put("kdniao", second.number(), "3", List.of(ago(Duration.ofHours(9), "1", "已揽收"), ago(Duration.ofHours(1), "3", "已签收")));
        due(second);
        questions.run();
        soon().until(() -> house.state(second), "DELIVERED"::equals);
    }

    @Test
    void no_more_than_so_many_are_asked_about_in_a_minute() {
        for (int i = 0; i < 31; i++) {
            jdbc.sql("""
                    INSERT INTO parcel_tracking (parcel_id, fulfillment_id, carrier_code, tracking_number, feed, account, watch_state, watch_round, state, handed_over_at, ask_at)
                    SELECT -:i - parcel_id, fulfillment_id, carrier_code, CONCAT(tracking_number, '-', :i), feed, account, watch_state, watch_round, state, handed_over_at, :at
                      FROM parcel_tracking WHERE tracking_number = :n
                    """).param("i", i).param("at", SqlTime.text(Instant.now().minusSeconds(1))).param("n", sent.number()).update();
        }
        assertThat(questions.run()).isEqualTo(30);
        assertThat(questions.run()).isBetween(1, 29);
        assertThat(jdbc.sql("DELETE FROM parcel_tracking WHERE tracking_number LIKE CONCAT(:n, '-%')").param("n", sent.number()).update()).isEqualTo(31);
    }

    @Test
    void a_parcel_that_a_person_is_done_with_is_not_asked_about() {
        handedOver(Duration.ofHours(30));
        look.run();
        house.floor.inLane(() -> {
            tasks.complete(tasks.createTaskQuery().processInstanceBusinessKey(key()).singleResult().getId(), Map.of("decision", ResolveTracking.RESOLVED));
            return null;
        });
        assertThat(askAt()).isNull();
        questions.run();
        assertThat(asked()).isZero();
    }

    @Test
    void what_is_as_old_as_to_be_forgotten_is_not_asked_about_and_of_the_others_the_newest_is_first() {
        handedOver(Duration.ofDays(60).plusMinutes(1));
        assertThat(taken(1)).isEmpty();
        handedOver(Duration.ofDays(59));
        var newer = house.watched();
        due(newer);
        assertThat(taken(1)).extracting(turn -> turn.before().number()).containsExactly(newer.number());
        assertThat(taken(1)).extracting(turn -> turn.before().number()).containsExactly(sent.number());
    }

    @Test
    void what_was_not_asked_has_its_turn_again_unless_something_happened_meanwhile() {
        var soon = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.MICROS);
        // Given one that nothing happened to
        handedOver(DUE);
        giveBack(taken(1).get(0), soon);
        assertThat(askAt()).isEqualTo(soon);
        // When a scan is pushed while another question waits, its turn holds
        due();
        var overtaken = taken(1).get(0);
        house.push(sent, "0", ago(Duration.ofHours(1), "0", "离开上海"));
        soon().until(() -> house.state(sent), "IN_TRANSIT"::equals);
        var pushed = askAt();
        giveBack(overtaken, soon);
        assertThat(askAt()).isEqualTo(pushed).isAfter(soon);
        // And what a person decided
        due();
        var decided = taken(1).get(0);
        house.floor.inLane(() -> {
            turns.end(decided.before().parcelId());
            return null;
        });
        giveBack(decided, soon);
        assertThat(askAt()).isNull();
    }

    private List<Turn> taken(int limit) {
        return house.floor.inLane(() -> turns.take(FIRST, List.of(DemoFeeds.ACCOUNT), Instant.now(), limit));
    }

    private void giveBack(Turn turn, Instant next) {
        house.floor.inLane(() -> {
            turns.giveBack(Map.of(turn, next));
            return null;
        });
    }

    private void answerTimeOver() {
        jdbc.sql("UPDATE parcel_tracking SET asked_at = asked_at - INTERVAL 2 MINUTE WHERE tracking_number = :n").param("n", sent.number()).update();
    }

    private static Scan ago(Duration ago, String code, String text) {
        return new Scan(Instant.now().minus(ago).truncatedTo(ChronoUnit.SECONDS), code, text);
    }

    private void handedOver(Duration ago) {
        jdbc.sql("UPDATE parcel_tracking SET handed_over_at = :at WHERE tracking_number = :n").param("at", SqlTime.text(Instant.now().minus(ago))).param("n", sent.number()).update();
        due();
    }

    private void due() {
        due(sent);
    }

    private void due(Sent parcel) {
        jdbc.sql("UPDATE parcel_tracking SET ask_at = :at WHERE tracking_number = :n").param("at", SqlTime.text(Instant.now().minusSeconds(1))).param("n", parcel.number()).update();
    }

    private Instant askAt() {
        return SqlTime.instant(jdbc.sql("SELECT ask_at FROM parcel_tracking WHERE tracking_number = :n").param("n", sent.number()).query((rs, n) -> Optional.ofNullable(
            rs.getObject(1, LocalDateTime.class))).single().orElse(null));
    }

    private int asked() {
        return faults.calls(Side.FEED_QUERY, sent.number());
    }

    private String key() {
        return "NO_SCAN-P" + jdbc.sql("SELECT parcel_id FROM parcel_tracking WHERE tracking_number = :n").param("n", sent.number()).query(Long.class).single();
    }

    private long tasks() {
        return tasks.createTaskQuery().processInstanceBusinessKey(key()).count();
    }
}
