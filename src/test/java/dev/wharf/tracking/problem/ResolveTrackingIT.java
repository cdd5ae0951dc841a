package dev.wharf.tracking.problem;

import static dev.wharf.Soon.soon;
import static dev.wharf.tracking.Watched.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.SqlTime;
import dev.wharf.process.ResolveTracking;
import dev.wharf.tracking.Watched;
import dev.wharf.tracking.Watched.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every way through resolve-tracking: who is asked when, once, and when nobody has to be asked any more. */
@WharfTest
class ResolveTrackingIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private TroubleLook look;
    @Autowired
    private TaskService tasks;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private HistoryService history;
    @Autowired
    private JdbcClient jdbc;
    private Watched house;
    private Sent sent;
    private String noScan;

    @BeforeEach
    void a_parcel_with_its_carrier() {
        house = new Watched(context);
        sent = house.watched();
        noScan = "NO_SCAN-P" + parcel();
    }

    private long parcel() {
        return jdbc.sql("SELECT parcel_id FROM parcel_tracking WHERE tracking_number = :n").param("n", sent.number()).query(Long.class).single();
    }

    @Test
    void a_parcel_without_a_scan_is_asked_about_once_and_the_first_scan_ends_it() {
        look.run();
        assertThat(tasks(noScan)).isZero();
        handedOver(Duration.ofHours(25));
        look.run();
        look.run();
        assertThat(tasks(noScan)).isEqualTo(1);
        var task = tasks.createTaskQuery().processInstanceBusinessKey(noScan).singleResult();
        assertThat(task.getTaskDefinitionKey()).isEqualTo(ResolveTracking.TASK);
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(noScan).taskCandidateGroup("csr").count()).isEqualTo(1);
        assertThat(runtime.getVariables(task.getProcessInstanceId())).containsEntry("trackingNumber", sent.number()).containsEntry("carrierCode", Watched.CARRIER)
            .containsEntry("fulfillmentNo", sent.order().toString()).hasEntrySatisfying("reason", reason -> assertThat((String) reason).contains("25 h"));
        house.push(sent, "1", scan(0, "1", "已揽收 张三 13900000000"));
        soon().until(() -> endedAt(noScan, "EndEvent_ResolvedByItself"));
        look.run();
        assertThat(tasks(noScan)).isZero();
    }

    @Test
    void a_parcel_that_is_stuck_is_asked_about_once_for_each_standstill() {
        house.push(sent, "0", scan(0, "0", "离开上海"));
        soon().until(() -> house.state(sent), "IN_TRANSIT"::equals);
        lastScan(Duration.ofHours(71));
        look.run();
        assertThat(open("STUCK")).isEmpty();
        lastScan(Duration.ofHours(73));
        look.run();
        look.run();
        var first = open("STUCK");
        assertThat(first).hasSize(1);
        complete(first.get(0), ResolveTracking.RESOLVED);
        look.run();
        assertThat(open("STUCK")).isEmpty();
        assertThat(endedAt(first.get(0), "EndEvent_ProblemClosed")).isTrue();
    }

    @Test
    void a_return_is_asked_about_at_once_and_a_second_delivery_ends_it() {
        house.push(sent, "14", scan(1, "14", "收件人拒收"));
        var key = "RETURNED-P" + parcel();
        soon().until(() -> tasks(key) == 1);
        house.push(sent, "6", scan(2, "6", "退回中"));
        house.processed();
        assertThat(tasks(key)).isEqualTo(1);
        house.push(sent, "3", scan(3, "3", "改约后签收"));
        soon().until(() -> endedAt(key, "EndEvent_ResolvedByItself"));
    }

    @Test
    void a_second_return_is_asked_about_again() {
        // Given a return that ended with a delivery
        house.push(sent, "14", scan(1, "14", "收件人拒收"));
        var key = "RETURNED-P" + parcel();
        soon().until(() -> tasks(key) == 1);
        house.push(sent, "3", scan(3, "3", "改约后签收"));
        soon().until(() -> endedAt(key, "EndEvent_ResolvedByItself"));
        // When it is returned after all
        house.push(sent, "6", scan(9, "6", "买家退回"));
        // Then
        soon().until(() -> tasks(key) == 1);
    }

    @Test
    void who_waits_for_a_feed_that_does_not_watch_is_asked_again_while_it_does_not() {
        // Given one that is refused, and a person who waits
        var key = "NOT_WATCHED-P" + parcel();
        refused(key, parcel());
        look.run();
        assertThat(tasks(key)).isEqualTo(1);
        complete(key, ResolveTracking.WAIT);
        // When it is watched meanwhile, nobody is asked
        jdbc.sql("UPDATE parcel_tracking SET watch_state = 'WATCHED' WHERE parcel_id = :id").param("id", parcel()).update();
        againNow(key);
        look.run();
        assertThat(tasks(key)).isZero();
    }

    @Test
    void who_waits_for_a_whole_account_is_asked_again_while_it_refuses_any_parcel() {
        // Given an account of this test
        var account = TestHouse.unique("kd");
        jdbc.sql("UPDATE parcel_tracking SET account = :account WHERE parcel_id = :id").param("account", account).param("id", parcel()).update();
        var key = "NOT_WATCHED-ACCOUNT-kuaidi100/" + account;
        refused(key, 0);
        // When
        look.run();
        // Then
        assertThat(tasks(key)).isEqualTo(1);
    }

    /** A refusal that a person has put off until now. */
    private void refused(String key, long about) {
        jdbc.sql("UPDATE parcel_tracking SET watch_state = 'REFUSED' WHERE parcel_id = :id").param("id", parcel()).update();
        jdbc.sql("""
                INSERT INTO tracking_problem (problem_key, kind, parcel_id, fulfillment_id, found_at, closed_at, closed_by, resolution, again_at)
                VALUES (:key, 'NOT_WATCHED', :parcel, :fulfillment, :at, :at, 'test', 'WAIT', :at)
                """)
            .param("key", key).param("parcel", about).param("fulfillment", sent.order().value()).param("at", SqlTime.text(Instant.now().minusSeconds(1))).update();
    }

    @Test
    void who_waits_is_asked_again_only_if_nothing_has_changed() {
        handedOver(Duration.ofHours(30));
        look.run();
        complete(noScan, ResolveTracking.WAIT);
        assertThat(tasks(noScan)).isZero();
        look.run();
        assertThat(tasks(noScan)).as("not yet").isZero();
        againNow();
        look.run();
        assertThat(tasks(noScan)).isEqualTo(1);
        complete(noScan, ResolveTracking.WAIT);
        house.push(sent, "1", scan(0, "1", "已揽收"));
        soon().until(() -> house.state(sent), "IN_TRANSIT"::equals);
        againNow();
        look.run();
        assertThat(tasks(noScan)).isZero();
    }

    private void handedOver(Duration ago) {
        jdbc.sql("UPDATE parcel_tracking SET handed_over_at = :at WHERE parcel_id = :id").param("at", SqlTime.text(Instant.now().minus(ago))).param("id", parcel()).update();
    }

    private void lastScan(Duration ago) {
        jdbc.sql("UPDATE parcel_tracking SET last_scan_at = :at WHERE parcel_id = :id").param("at", SqlTime.text(Instant.now().minus(ago))).param("id", parcel()).update();
    }

    private void againNow() {
        againNow(noScan);
    }

    private void againNow(String key) {
        jdbc.sql("UPDATE tracking_problem SET again_at = :at WHERE problem_key = :key").param("at", SqlTime.text(Instant.now().minusSeconds(1))).param("key", key).update();
    }

    private long tasks(String key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(key).count();
    }

    private List<String> open(String kind) {
        return jdbc.sql("SELECT problem_key FROM tracking_problem WHERE parcel_id = :id AND kind = :kind AND closed_at IS NULL").param("id", parcel()).param("kind", kind).query(String.class).list();
    }

    private void complete(String key, String decision) {
        var task = tasks.createTaskQuery().processInstanceBusinessKey(key).singleResult();
        house.floor.inLane(() -> {
            tasks.complete(task.getId(), Map.of("decision", decision));
            return null;
        });
    }

    private boolean endedAt(String key, String end) {
        var instances = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(key).finished().list();
        return instances.stream().anyMatch(i -> history.createHistoricActivityInstanceQuery().processInstanceId(i.getId()).activityId(end).count() == 1);
    }
}
