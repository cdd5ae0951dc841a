package dev.wharf.picking;

import static dev.wharf.FloorFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.picking.PickTask.State;
import dev.wharf.picking.PickTasks.Hands;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks that somebody took and left, in the real database. */
@WharfTest
class AbsentPickersIT {
    private static final Instant SINCE = Instant.now().minus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.MILLIS);

    @Autowired
    private ApplicationContext context;
    @Autowired
    private AbsentPickers absent;
    @Autowired
    private PickTasks tasks;
    @Autowired
    private PickScans scans;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;
    private String anna;
    private String ben;
    private int keys;

    @BeforeEach
    void goods() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "B-02");
        anna = "anna-" + floor.warehouse;
        ben = "ben-" + floor.warehouse;
    }

    private PickViews.Task take(String picker, Instant at) {
        var task = as(picker, () -> tasks.next(floor.warehouse)).orElseThrow();
        jdbc.sql("UPDATE pick_task SET taken_at = :at WHERE pick_task_id = :id").param("at", SqlTime.text(at)).param("id", task.taskId()).update();
        return task;
    }

    private PickViews.Task taken(Instant at) {
        floor.order(Map.of("CUP", 2));
        return take(anna, at);
    }

    private PickViews.ScanAnswer scan(String picker, PickViews.Task task, String bin, String barcode) {
        return as(picker, () -> scans.scan(task.taskId(), new PickScans.Reading(task.taskId() + "-" + ++keys, bin, barcode, 1)));
    }

    private void scannedAt(PickViews.Task task, Instant at) {
        jdbc.sql("UPDATE scan SET scanned_at = :at WHERE task_id = :id").param("at", SqlTime.text(at)).param("id", task.taskId()).update();
    }

    private Hands hands(String picker, PickViews.Task task) {
        return as(picker, () -> tasks.hands(tasks.find(task.taskId())));
    }

    private List<String> told(PickViews.Task task) {
        var order = FulfillmentId.parse(task.orders().get(0).fulfillmentNo());
        return jdbc.sql("SELECT text_en FROM order_event WHERE kind = 'PICK_RETURNED' AND fulfillment_id = :id").param("id", order.value()).query(String.class).list();
    }

    private static String name(PickViews.Task task) {
        return "pick task " + task.taskId();
    }

    @Test
    void a_walk_without_a_scan_waits_again_when_its_time_is_over() {
        var task = taken(SINCE.plusMillis(1));
        assertThat(absent.giveBackUntouched(SINCE)).doesNotContain(name(task));
        assertThat(hands(anna, task)).isEqualTo(Hands.YOURS);
        // When its time is over
        jdbc.sql("UPDATE pick_task SET taken_at = :at WHERE pick_task_id = :id").param("at", SqlTime.text(SINCE)).param("id", task.taskId()).update();
        assertThat(absent.giveBackUntouched(SINCE)).contains(name(task));
        // Then it waits for anybody, once, and the order says so
        assertThat(tasks.find(task.taskId())).returns(State.WAITING, PickTask::state).returns("", PickTask::picker);
        assertThat(told(task)).singleElement().satisfies(text -> assertThat(text).contains(anna));
        assertThat(absent.giveBackUntouched(SINCE)).doesNotContain(name(task));
        assertThat(take(ben, Instant.now()).taskId()).isEqualTo(task.taskId());
    }

    @Test
    void whoever_scans_a_bin_or_the_wrong_goods_is_there() {
        var task = taken(SINCE.minusSeconds(60));
        scan(anna, task, "Z-99", "");
        assertThat(absent.giveBackUntouched(SINCE)).doesNotContain(name(task));
        scannedAt(task, SINCE.plusMillis(1));
        assertThat(absent.giveBackUntouched(SINCE)).doesNotContain(name(task));
        scannedAt(task, SINCE);
        assertThat(absent.giveBackUntouched(SINCE)).contains(name(task));
    }

    @Test
    void a_walk_with_a_unit_on_the_cart_stays_and_so_does_one_on_paper() {
        var task = taken(SINCE.minusSeconds(60));
        scan(anna, task, "B-02", floor.barcode("CUP"));
        scannedAt(task, SINCE.minusSeconds(30));
        floor.order(Map.of("CUP", 1));
        var paper = take(ben, SINCE.minusSeconds(60));
        jdbc.sql("UPDATE pick_task SET paper_sheet = 1 WHERE pick_task_id = :id").param("id", paper.taskId()).update();
        assertThat(absent.giveBackUntouched(SINCE)).doesNotContain(name(task), name(paper));
    }

    @Test
    void units_that_are_a_put_back_or_that_only_another_picked_keep_no_walk() {
        // Given a walk with a unit on the cart, that a lead puts back on the list and another takes
        var task = taken(SINCE.minusSeconds(60));
        scan(anna, task, "B-02", floor.barcode("CUP"));
        scannedAt(task, SINCE.minusSeconds(50));
        assertThat(absent.giveBackUntouched(SINCE)).doesNotContain(name(task));
        as("lead", () -> {
            tasks.giveBack(task.taskId(), true);
            return null;
        });
        take(ben, SINCE.minusSeconds(40));
        // Then it does not stay with him who picked nothing
        assertThat(absent.giveBackUntouched(SINCE)).contains(name(task));
        // When the one who has the unit takes it again, then it stays with her until the unit is a put-back
        take(anna, SINCE.minusSeconds(30));
        assertThat(absent.giveBackUntouched(SINCE)).doesNotContain(name(task));
        jdbc.sql("UPDATE pick_line l JOIN pick_order o ON o.pick_order_id = l.pick_order_id SET l.returned_quantity = l.picked_quantity WHERE o.pick_task_id = :id").param("id", task.taskId()).update();
        assertThat(absent.giveBackUntouched(SINCE)).contains(name(task));
    }

    @Test
    void a_late_scan_takes_it_up_again_says_so_and_counts() {
        var task = taken(SINCE.minusSeconds(60));
        absent.giveBackUntouched(SINCE);
        assertThat(hands(anna, task)).isEqualTo(Hands.RETURNED);
        assertThat(hands(ben, task)).isEqualTo(Hands.OTHERS);
        assertThatThrownBy(() -> scan(ben, task, "B-02", floor.barcode("CUP"))).extracting("code").isEqualTo("NOT_YOUR_TASK");
        // When the device that was without network sends what it kept
        var first = scan(anna, task, "B-02", floor.barcode("CUP"));
        assertThat(first.accepted()).isTrue();
        assertThat(first.en()).contains("yours again");
        assertThat(hands(anna, task)).isEqualTo(Hands.YOURS);
        var second = scan(anna, task, "B-02", floor.barcode("CUP"));
        assertThat(second.en()).isEmpty();
        assertThat(second.taskState()).isEqualTo("DONE");
    }

    @Test
    void what_somebody_else_took_since_stays_his_and_nobody_has_two() {
        var task = taken(SINCE.minusSeconds(60));
        absent.giveBackUntouched(SINCE);
        take(ben, Instant.now());
        assertThat(hands(anna, task)).isEqualTo(Hands.OTHERS);
        assertThatThrownBy(() -> scan(anna, task, "B-02", floor.barcode("CUP"))).extracting("code").isEqualTo("NOT_YOUR_TASK");
        // When he gives it back and the first one has another task by now, then a late scan does not take a second one up
        as(ben, () -> {
            tasks.giveBack(task.taskId(), false);
            return null;
        });
        assertThat(hands(anna, task)).isEqualTo(Hands.OTHERS);
        take(anna, SINCE.minusSeconds(60));
        absent.giveBackUntouched(SINCE);
        floor.order(Map.of("CUP", 1));
        jdbc.sql("UPDATE pick_task SET ship_by = '2020-01-01' WHERE warehouse_code = :warehouse AND state = 'WAITING' AND pick_task_id <> :id").param("warehouse", floor.warehouse).param("id", task.taskId()).update();
        assertThat(take(anna, Instant.now()).taskId()).isNotEqualTo(task.taskId());
        assertThatThrownBy(() -> scan(anna, task, "B-02", floor.barcode("CUP"))).extracting("code").isEqualTo("NOT_YOUR_TASK");
    }

    @Test
    void two_nodes_that_look_at_once_give_each_walk_back_once() throws Exception {
        var names = new ArrayList<String>();
        for (int i = 0; i < 8; i++) {
            floor.order(Map.of("CUP", 1));
            names.add(name(take(anna + i, SINCE.minusSeconds(60))));
        }
        var both = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            Callable<List<String>> node = () -> {
                both.await();
                return absent.giveBackUntouched(SINCE);
            };
            var found = new ArrayList<String>();
            for (var one : threads.invokeAll(List.of(node, node))) found.addAll(one.get());
            assertThat(found).doesNotHaveDuplicates().containsAll(names);
        } finally {
            threads.shutdownNow();
        }
    }
}
