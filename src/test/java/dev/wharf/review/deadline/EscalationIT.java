package dev.wharf.review.deadline;

import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.order.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders that run out of time, in the real database. */
@WharfTest
class EscalationIT {
    private static final Duration WARN = Duration.ofHours(2);

    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TaskService tasks;
    private TestHouse house;
    private Escalation escalation;

    @BeforeEach
    void open() {
        house = new TestHouse(context);
        escalation = house.bean(Escalation.class);
        escalation.run();
    }

    /** A held order with this long left; orders of the tests are otherwise due whenever they were placed. */
    private FulfillmentId due(Duration left) {
        var id = house.take(order().line(house.sku(0, 0), 1));
        jdbc.sql("UPDATE fulfillment SET ship_by = :by, escalated_at = NULL WHERE fulfillment_id = :id").param("by", SqlTime.text(Instant.now().plus(left))).param("id", id.value()).update();
        return id;
    }

    private long events(FulfillmentId id) {
        return jdbc.sql("SELECT COUNT(*) FROM order_event WHERE kind = 'ESCALATED' AND fulfillment_id = :id").param("id", id.value()).query(Long.class).single();
    }

    @Test
    void an_order_due_within_two_hours_is_escalated_once_and_one_with_more_time_is_not() {
        var soon = due(WARN.minusMinutes(1));
        var late = due(Duration.ofMinutes(-5));
        var later = due(WARN.plusMinutes(1));
        assertThat(escalation.run()).contains(soon, late).doesNotContain(later);
        assertThat(escalation.run()).doesNotContain(soon, late, later);
        assertThat(events(soon)).isOne();
        assertThat(events(later)).isZero();
    }

    @Test
    void its_open_tasks_come_first_and_its_version_stays() {
        var id = due(Duration.ofMinutes(30));
        var version = house.fulfillment(id).version();
        escalation.run();
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).list()).isNotEmpty().allSatisfy(task -> assertThat(task.getPriority()).isEqualTo(Escalation.PRIORITY));
        assertThat(house.fulfillment(id).version()).isEqualTo(version);
    }

    @Test
    void a_parcel_that_is_with_the_carrier_and_an_order_that_ended_have_no_deadline() {
        var ids = List.of(due(Duration.ofMinutes(30)), due(Duration.ofMinutes(30)));
        house.bean(dev.wharf.process.Lanes.class).runOne(() -> {
            var fulfillments = house.bean(dev.wharf.order.Fulfillments.class);
            fulfillments.moveTo(ids.get(0), Stage.SYNC);
            fulfillments.moveTo(ids.get(1), Stage.DONE);
        });
        assertThat(escalation.run()).doesNotContainAnyElementsOf(ids);
        house.bean(dev.wharf.process.Lanes.class).runOne(() -> ids.forEach(id -> house.bean(dev.wharf.order.Fulfillments.class).moveTo(id, Stage.REVIEW)));
    }

    @Test
    void two_nodes_that_look_at_once_escalate_each_order_once() throws Exception {
        var ids = new ArrayList<FulfillmentId>();
        for (int i = 0; i < 120; i++) ids.add(due(Duration.ofMinutes(i)));
        var both = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            Callable<List<FulfillmentId>> node = () -> {
                both.await();
                return escalation.run();
            };
            var found = new ArrayList<FulfillmentId>();
            for (var one : threads.invokeAll(List.of(node, node))) found.addAll(one.get());
            assertThat(found).doesNotHaveDuplicates().containsAll(ids);
            assertThat(ids).allSatisfy(id -> assertThat(events(id)).isOne());
        } finally {
            threads.shutdownNow();
        }
    }
}
