package dev.wharf.review.deadline;

import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Lanes;
import dev.wharf.process.ModelInstances;
import dev.wharf.process.SupervisePicker;
import dev.wharf.process.Tasks;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claimed tasks that nobody touches, in the real database and engine. */
@WharfTest
class AbsentOwnersIT {
    private static final Duration RETURN = Duration.ofHours(4);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Autowired
    private ApplicationContext context;
    @Autowired
    private AbsentOwners owners;
    @Autowired
    private TaskService tasks;
    @Autowired
    private JdbcClient jdbc;
    private TestHouse house;

    @BeforeEach
    void open() {
        house = new TestHouse(context);
    }

    private FulfillmentId held() {
        return house.take(order().line(house.sku(0, 0), 1));
    }

    private Task task(FulfillmentId id) {
        return tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).singleResult();
    }

    private String claimed(FulfillmentId id, Duration ago) {
        var task = task(id).getId();
        tasks.claim(task, "wang");
        return untouched(task, ago);
    }

    private String untouched(String task, Duration ago) {
        jdbc.sql("UPDATE ACT_RU_TASK SET LAST_UPDATED_ = :at WHERE ID_ = :id").param("at", Timestamp.from(Instant.now().minus(ago))).param("id", task).update();
        return task;
    }

    private void escalate(FulfillmentId id) {
        jdbc.sql("UPDATE fulfillment SET escalated_at = :at WHERE fulfillment_id = :id").param("at", SqlTime.text(Instant.now())).param("id", id.value()).update();
    }

    private List<String> told(FulfillmentId id) {
        return jdbc.sql("SELECT text_en FROM order_event WHERE kind = 'TASK_RETURNED' AND fulfillment_id = :id").param("id", id.value()).query(String.class).list();
    }

    @Test
    void a_task_without_a_name_goes_back_too_and_stops_no_other() {
        var nameless = claimed(held(), RETURN.plus(MINUTE));
        var other = claimed(held(), RETURN.plus(MINUTE));
        jdbc.sql("UPDATE ACT_RU_TASK SET NAME_ = NULL WHERE ID_ = :id").param("id", nameless).update();
        try {
            assertThat(owners.run()).contains(nameless, other);
        } finally {
            jdbc.sql("UPDATE ACT_RU_TASK SET NAME_ = TASK_DEF_KEY_ WHERE ID_ = :id").param("id", nameless).update();
        }
    }

    @Test
    void a_task_that_lies_for_four_hours_goes_back_to_its_group_and_the_order_says_who_held_it() {
        // Given two claimed tasks on both sides of the time, one of them put first before
        var id = held();
        var lies = claimed(id, RETURN.plus(MINUTE));
        tasks.setPriority(lies, 90);
        untouched(lies, RETURN.plus(MINUTE));
        var fresh = claimed(held(), RETURN.minus(MINUTE));
        // When the house looks, then one goes back as it was
        assertThat(owners.run()).contains(lies).doesNotContain(fresh);
        assertThat(task(id)).satisfies(task -> {
            assertThat(task.getAssignee()).isNull();
            assertThat(task.getPriority()).isEqualTo(90);
            assertThat(task.getDueDate()).isNotNull();
        });
        assertThat(told(id)).singleElement().satisfies(text -> assertThat(text).contains("claimed by wang").contains("241 minutes"));
        assertThat(tasks.getTaskComments(lies)).extracting(Comment::getFullMessage).singleElement().satisfies(text -> assertThat(text).contains("wang"));
        // And another person may claim it, who has all the time again
        tasks.claim(lies, "zhao");
        assertThat(owners.run()).doesNotContain(lies);
        assertThat(told(id)).hasSize(1);
    }

    @Test
    void an_escalated_order_waits_half_as_long() {
        var soon = held();
        var lies = claimed(soon, RETURN.dividedBy(2).plus(MINUTE));
        var late = held();
        var fresh = claimed(late, RETURN.dividedBy(2).minus(MINUTE));
        var calm = claimed(held(), RETURN.dividedBy(2).plus(MINUTE));
        escalate(soon);
        escalate(late);
        assertThat(owners.run()).contains(lies).doesNotContain(fresh, calm);
    }

    @Test
    void whoever_writes_a_comment_works_and_the_escalation_is_nobodys_work() {
        var works = claimed(held(), RETURN.plus(MINUTE));
        tasks.createComment(works, null, "called the buyer");
        var id = held();
        var lies = claimed(id, RETURN.plus(MINUTE));
        house.bean(Lanes.class).runOne(() -> house.bean(Tasks.class).prioritise(List.of(id), 90));
        assertThat(task(id).getPriority()).isEqualTo(90);
        assertThat(owners.run()).contains(lies).doesNotContain(works);
    }

    @Test
    void a_task_that_is_done_by_waiting_stays_and_so_does_a_delegated_one_and_one_that_nobody_claimed() {
        var unpaid = house.take(order().unpaid().line(house.sku(5, 0), 1));
        assertThat(task(unpaid).getTaskDefinitionKey()).isEqualTo("Task_AwaitPayment");
        var waits = claimed(unpaid, RETURN.multipliedBy(3));
        var delegated = claimed(held(), MINUTE);
        tasks.delegateTask(delegated, "zhao");
        untouched(delegated, RETURN.plus(MINUTE));
        var free = untouched(task(held()).getId(), RETURN.plus(MINUTE));
        assertThat(owners.run()).doesNotContain(waits, delegated, free);
        // When the delegate has resolved it, then it is its owner's again, and lies
        tasks.resolveTask(delegated);
        untouched(delegated, RETURN.plus(MINUTE));
        assertThat(owners.run()).contains(delegated).doesNotContain(waits, free);
    }

    @Test
    void a_task_of_another_model_goes_back_too() {
        var key = SupervisePicker.businessKey(System.nanoTime());
        house.bean(Lanes.class).runOne(() -> house.bean(ModelInstances.class).start(SupervisePicker.KEY, key, Map.of(SupervisePicker.PICKER.name(), "anna", SupervisePicker.BIN.name(), "A-1",
            SupervisePicker.REASON.name(), "test", SupervisePicker.DUE_AT.name(), new Date())));
        var help = tasks.createTaskQuery().processInstanceBusinessKey(key).singleResult().getId();
        tasks.claim(help, "lead");
        untouched(help, RETURN.plus(MINUTE));
        assertThat(owners.run()).contains(help);
        assertThat(tasks.createTaskQuery().taskId(help).singleResult().getAssignee()).isNull();
    }

    @Test
    void two_nodes_that_look_at_once_give_each_task_back_once() throws Exception {
        var ids = new ArrayList<FulfillmentId>();
        for (int i = 0; i < 60; i++) ids.add(held());
        var lying = ids.stream().map(id -> claimed(id, RETURN.plus(MINUTE))).toList();
        var both = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            Callable<List<String>> node = () -> {
                both.await();
                return owners.run();
            };
            var found = new ArrayList<String>();
            for (var one : threads.invokeAll(List.of(node, node))) found.addAll(one.get());
            assertThat(found).doesNotHaveDuplicates().containsAll(lying);
            assertThat(ids).allSatisfy(id -> assertThat(told(id)).hasSize(1));
        } finally {
            threads.shutdownNow();
        }
    }
}
