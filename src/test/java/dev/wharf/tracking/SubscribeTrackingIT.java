package dev.wharf.tracking;

import static dev.wharf.Soon.soon;
import static dev.wharf.tracking.Watched.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import dev.wharf.demo.DemoFeeds;
import dev.wharf.demo.StubCouriers;
import dev.wharf.demo.StubFaults;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import dev.wharf.process.ResolveTracking;
import dev.wharf.tracking.Watched.Sent;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Parcels are watched from the handover on, once each; what a feed refuses becomes a task and holds up nothing. */
@WharfTest
class SubscribeTrackingIT {
    private static final String ACCOUNT_TASK = "NOT_WATCHED-ACCOUNT-kuaidi100/demo";

    @Autowired
    private ApplicationContext context;
    @Autowired
    private StubFaults faults;
    @Autowired
    private TaskService tasks;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private JdbcClient jdbc;
    private Watched house;

    @BeforeEach
    void house() {
        house = new Watched(context);
        faults.clear();
    }

    @AfterEach
    void clear() {
        faults.clear();
    }

    @Test
    void a_parcel_of_a_carrier_that_nobody_watches_is_left_alone() {
        var sent = house.handedOver("SF");
        assertThat(house.watchState(sent)).isEmpty();
        assertThat(effects(sent)).isEmpty();
    }

    @Test
    void the_feed_is_asked_once_with_its_own_name_of_the_carrier() {
        var sent = house.watched();
        assertThat(effects(sent)).containsExactly("DONE");
        assertThat(faults.calls(Side.FEED, sent.number())).isEqualTo(1);
        assertThat(jdbc.sql("SELECT CONCAT(carrier, ' ', callback) FROM demo_subscription WHERE number = :n").param("n", sent.number()).query(String.class).single())
            .isEqualTo("kdt http://localhost:8080/callbacks/kuaidi100/demo");
        assertThat(jdbc.sql("SELECT CONCAT(request, answer) FROM effect WHERE effect_key = :k").param("k", "KD-T:" + sent.number()).query(String.class).single())
            .as("nothing of the receiver is kept").matches("\\{\"parcelId\":\"[0-9]+\"}\\{}");
    }

    @Test
    void a_lost_answer_is_asked_again_and_watched_already_is_a_yes() {
        faults.next(Side.FEED, Fault.LOSE_ANSWER, 1);
        var sent = house.watched();
        assertThat(faults.calls(Side.FEED, sent.number())).isEqualTo(2);
        assertThat(effects(sent)).containsExactly("DONE");
    }

    @Test
    void the_second_feed_says_watched_already_in_words() {
        faults.next(Side.FEED, Fault.LOSE_ANSWER, 1);
        var sent = house.handedOver(Watched.SECOND);
        soon().until(() -> house.watchState(sent), "WATCHED"::equals);
        assertThat(faults.calls(Side.FEED, sent.number())).isEqualTo(2);
    }

    @Test
    void a_used_up_key_is_one_task_for_the_account_and_the_orders_go_on() {
        faults.next(Side.FEED, Fault.REFUSE, 2);
        var one = house.handedOver(Watched.CARRIER);
        var two = house.handedOver(Watched.CARRIER);
        soon().until(() -> List.of(house.watchState(one), house.watchState(two)), List.of("REFUSED", "REFUSED")::equals);
        var task = task(ACCOUNT_TASK);
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(ACCOUNT_TASK).count()).isEqualTo(1);
        assertThat((String) runtime.getVariable(task.getProcessInstanceId(), "reason")).contains("[601] POLL:KEY已过期", "kuaidi100/demo");
        soon().until(() -> house.floor.waitsAt(one.order()).isEmpty());
        decide(task, ResolveTracking.SUBSCRIBE_AGAIN);
        soon().until(() -> List.of(house.watchState(one), house.watchState(two)), List.of("WATCHED", "WATCHED")::equals);
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(ACCOUNT_TASK).count()).isZero();
    }

    @Test
    void one_parcel_that_is_refused_is_a_task_of_its_own_that_ends_when_the_carrier_reports_after_all() {
        faults.next(Side.FEED, Fault.REFUSE, 1);
        var sent = house.handedOver(Watched.SECOND);
        soon().until(() -> house.watchState(sent), "REFUSED"::equals);
        var key = "NOT_WATCHED-P" + jdbc.sql("SELECT parcel_id FROM parcel WHERE tracking_number = :n").param("n", sent.number()).query(Long.class).single();
        decide(task(key), ResolveTracking.SUBSCRIBE_AGAIN);
        soon().until(() -> house.watchState(sent), "WATCHED"::equals);
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(key).count()).isZero();
    }

    @Test
    void a_feed_that_gave_up_is_asked_anew_under_a_key_of_its_own() {
        var sent = house.watched();
        house.push(sent, "0", scan(0, "0", "已揽收"));
        var aborted = Watched.param(sent, "0", scan(0, "0", "已揽收")).replace("\"polling\"", "\"abort\"");
        context.getBean(StubCouriers.class).pushKuaidi100(DemoFeeds.ACCOUNT, DemoFeeds.SALT, aborted);
        soon().until(() -> house.watchState(sent), "ENDED"::equals);
        house.floor.inLane(() -> {
            context.getBean(TrackingClaims.class).askAnew(List.of(jdbc.sql("SELECT parcel_id FROM parcel_tracking WHERE tracking_number = :n").param("n", sent.number()).query(Long.class).single()));
            return null;
        });
        soon().until(() -> house.watchState(sent), "WATCHED"::equals);
        assertThat(faults.calls(Side.FEED, sent.number())).isEqualTo(2);
        assertThat(effects(sent)).containsExactly("DONE", "DONE");
    }

    private List<String> effects(Sent sent) {
        return jdbc.sql("SELECT state FROM effect WHERE fulfillment_id = :id AND kind = 'SUBSCRIBE_TRACKING'").param("id", sent.order().value()).query(String.class).list();
    }

    private Task task(String key) {
        soon().until(() -> tasks.createTaskQuery().processInstanceBusinessKey(key).count() == 1);
        return tasks.createTaskQuery().processInstanceBusinessKey(key).singleResult();
    }

    private void decide(Task task, String decision) {
        house.floor.inLane(() -> {
            tasks.complete(task.getId(), Map.of("decision", decision));
            return null;
        });
    }
}
