package dev.wharf.picking;

import static dev.wharf.FloorFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@WharfTest
class PickTasksIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private PickTasks tasks;
    @Autowired
    private ShortPicks shorts;
    @Autowired
    private PickScans scans;
    @Autowired
    private Walks walks;
    @Autowired
    private Instances instances;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;
    private String anna;
    private int keys;

    @BeforeEach
    void goods_in_two_aisles() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "B-02");
        floor.goods("LAMP", "A-10");
        anna = "anna-" + floor.warehouse;
    }

    @Test
    void lines_come_in_the_order_of_the_bins() {
        // Given an order of goods from three bins
        floor.goods("SOAP", "A-9");
        floor.order(Map.of("CUP", 1, "LAMP", 1, "SOAP", 1), "礼品包装");
        // When a picker takes it
        var task = take(anna);
        // Then the walk goes along the aisles, and the special request is told
        assertThat(task.lines()).extracting(PickViews.Line::bin).containsExactly("A-9", "A-10", "B-02");
        assertThat(task.orders()).singleElement().satisfies(order -> assertThat(order.specialRequests()).containsExactly("礼品包装"));
    }

    @Test
    void a_list_names_every_order_of_a_large_cart() {
        // Given a cart, and a database that cuts texts of many rows off, as MySQL does after 1024 bytes
        var orders = IntStream.range(0, 3).mapToObj(n -> floor.order(Map.of("CUP", 1))).toList();
        floor.cart(orders);
        // When the tasks are listed
        var listed = floor.inLane(() -> {
            jdbc.sql("SET SESSION group_concat_max_len = 4").update();
            try {
                return tasks.list(floor.warehouse, PickTask.State.WAITING);
            } finally {
                jdbc.sql("SET SESSION group_concat_max_len = DEFAULT").update();
            }
        });
        // Then no order is missing
        assertThat(listed).singleElement().satisfies(task -> assertThat(task.fulfillmentNos()).containsExactlyElementsOf(orders.stream().map(FulfillmentId::toString).toList()));
    }

    @Test
    void a_cart_whose_last_open_order_is_taken_off_is_done_if_it_served_another() {
        // Given a cart of two, of which one is picked, that is given back
        var served = floor.order(Map.of("CUP", 1));
        var other = floor.order(Map.of("LAMP", 1));
        floor.cart(List.of(served, other));
        var cart = take(anna);
        var cup = cart.lines().stream().filter(line -> line.sku().equals(floor.sku("CUP"))).findFirst().orElseThrow();
        assertThat(scan(anna, cart, cup.bin(), floor.barcode("CUP"), 1).accepted()).isTrue();
        tasks.giveBack(cart.taskId(), true);
        // When the other is taken off it
        assertThat(floor.inLane(() -> walks.apart(List.of(other)))).containsExactly(other);
        // Then the walk is done, not cancelled
        assertThat(tasks.find(cart.taskId()).state()).isEqualTo(PickTask.State.DONE);
    }

    @Test
    void a_picker_is_told_when_an_order_that_left_his_walk_short_is_cancelled() {
        // Given a cart with a cup of an order that left it short
        var order = floor.order(Map.of("CUP", 2));
        var other = floor.order(Map.of("LAMP", 1));
        floor.cart(List.of(order, other));
        var cart = take(anna);
        var cup = cart.lines().stream().filter(line -> line.sku().equals(floor.sku("CUP"))).findFirst().orElseThrow();
        scan(anna, cart, cup.bin(), floor.barcode("CUP"), 1);
        var before = as(anna, () -> shorts.report(cart.taskId(), new ShortPicks.Looked(cup.pickLineId()), ShortReason.NOT_FOUND, 0));
        assertThat(before.state()).isEqualTo("TAKEN");
        // When it is cancelled
        floor.inLane(() -> {
            floor.stage(order);
            instances.tell(Message.OrderCancelled, List.of(order), Map.of());
            return null;
        });
        // Then the device learns it, and the walk goes on
        var after = as(anna, () -> tasks.view(cart.taskId()));
        assertThat(after.revision()).isGreaterThan(before.revision());
        assertThat(after.orders()).filteredOn(o -> o.fulfillmentNo().equals(order.toString())).extracting(PickViews.Order::state).containsExactly("CANCELLED");
        assertThat(after.state()).isEqualTo("TAKEN");
    }

    @Test
    void two_pickers_never_get_the_same_task() throws Exception {
        // Given five tasks
        for (int i = 0; i < 5; i++) floor.order(Map.of("CUP", 1));
        // When eight pickers ask in the same moment
        var taken = atOnce(IntStream.range(0, 8).<Callable<Optional<PickViews.Task>>>mapToObj(n -> () -> as("p" + n + floor.warehouse, () -> tasks.next(floor.warehouse))).toList());
        // Then each task went to one of them, and three went away empty
        assertThat(taken.stream().flatMap(Optional::stream).map(PickViews.Task::taskId)).hasSize(5).doesNotHaveDuplicates();
        assertThat(tasks.list(floor.warehouse, PickTask.State.WAITING)).isEmpty();
    }

    @Test
    void a_picker_with_a_task_gets_that_one_back_on_any_device() throws Exception {
        // Given two tasks
        floor.order(Map.of("CUP", 1));
        floor.order(Map.of("CUP", 1));
        // When one picker asks on four devices in the same moment, and once more later
        var taken = atOnce(IntStream.range(0, 4).<Callable<Optional<PickViews.Task>>>mapToObj(n -> () -> as(anna, () -> tasks.next(floor.warehouse))).toList());
        taken.add(as(anna, () -> tasks.next(floor.warehouse)));
        // Then it is always the same task, and the other one still waits
        assertThat(taken.stream().map(t -> t.orElseThrow().taskId()).distinct()).hasSize(1);
        assertThat(tasks.list(floor.warehouse, PickTask.State.WAITING)).hasSize(1);
    }

    @Test
    void a_wrong_scan_changes_nothing_and_is_logged() {
        // Given a picker at work
        var order = floor.order(Map.of("CUP", 2));
        var task = take(anna);
        // When goods that nobody ordered, a wrong bin, an unknown code and too many units are scanned
        assertThat(scan(anna, task, "B-02", floor.barcode("LAMP"), 1).result()).isEqualTo("NOT_IN_TASK");
        assertThat(scan(anna, task, "A-10", floor.barcode("CUP"), 1).result()).isEqualTo("WRONG_BIN");
        assertThat(scan(anna, task, "B-02", "nothing", 1).result()).isEqualTo("NOT_IN_TASK");
        var last = scan(anna, task, "B-02", floor.barcode("CUP"), 3);
        // Then nothing is counted, all four are in the log, and the order still waits
        assertThat(last.result()).isEqualTo("OVER_PICK");
        assertThat(last.zh()).contains("需要 2 件");
        assertThat(last.lines()).extracting(PickViews.LineState::pickedQuantity).containsExactly(0);
        assertThat(logged(order)).containsExactly("NOT_IN_TASK", "WRONG_BIN", "NOT_IN_TASK", "OVER_PICK");
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitPick");
    }

    @Test
    void scans_of_six_devices_at_once_never_count_more_than_the_order_needs() throws Exception {
        // Given an order for two cups, and a hundred on record in the bin
        var order = floor.order(Map.of("CUP", 2, "LAMP", 1));
        var task = take(anna);
        // When six cups are scanned in the same moment, each with a key of its own
        var answers = atOnce(IntStream.range(0, 6).<Callable<PickViews.ScanAnswer>>mapToObj(n -> () -> as(anna, () ->
            scans.scan(task.taskId(), new PickScans.Reading("cup" + n + "-" + task.taskId(), "B-02", floor.barcode("CUP"), 1)))).toList());
        // Then two are counted, and the others are told that it is enough
        assertThat(answers).filteredOn(PickViews.ScanAnswer::accepted).hasSize(2);
        assertThat(answers).filteredOn(answer -> !answer.accepted()).extracting(PickViews.ScanAnswer::result).containsOnly("OVER_PICK");
        assertThat(jdbc.sql("SELECT SUM(picked_quantity) FROM pick_line WHERE fulfillment_id = :id").param("id", order.value()).query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void a_scan_sent_again_counts_once_and_gets_the_same_answer() throws Exception {
        // Given a picker whose network is bad
        var order = floor.order(Map.of("CUP", 3));
        var task = take(anna);
        // When one scan is sent five times in the same moment
        var answers = atOnce(IntStream.range(0, 5).<Callable<PickViews.ScanAnswer>>mapToObj(n -> () -> as(anna, () ->
            scans.scan(task.taskId(), new PickScans.Reading("again-" + task.taskId(), "B-02", floor.barcode("CUP"), 1)))).toList());
        // Then one unit is counted
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(answers.get(0).accepted()).isTrue();
        assertThat(answers.get(0).lines()).extracting(PickViews.LineState::pickedQuantity).containsExactly(1);
        assertThat(logged(order)).containsExactly("ACCEPTED");
        // And another task cannot use its key
        floor.order(Map.of("CUP", 1));
        var other = take("ben-" + floor.warehouse);
        assertThatThrownBy(() -> as("ben-" + floor.warehouse, () -> scans.scan(other.taskId(), new PickScans.Reading("again-" + task.taskId(), "B-02", floor.barcode("CUP"), 1))))
            .isInstanceOf(Refusal.class).extracting("code").isEqualTo("CLIENT_KEY_TAKEN");
    }

    @Test
    void the_last_unit_ends_the_task_and_the_order_goes_to_the_bench() {
        // Given an order of two goods
        var order = floor.order(Map.of("CUP", 2, "LAMP", 1));
        var task = take(anna);
        // When all is scanned, bins first
        assertThat(scan(anna, task, "A-10", "", 1).accepted()).isTrue();
        assertThat(scan(anna, task, "A-10", floor.barcode("LAMP"), 1).taskState()).isEqualTo("TAKEN");
        scan(anna, task, "B-02", floor.sku("CUP"), 1);
        var last = scan(anna, task, "B-02", floor.barcode("CUP"), 1);
        // Then
        assertThat(last.taskState()).isEqualTo("DONE");
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitVerify");
        assertThat(floor.stage(order)).isEqualTo(Stage.VERIFY);
        assertThat(as(anna, () -> tasks.next(floor.warehouse))).isEmpty();
        // And a scan that comes too late counts nothing
        assertThat(scan(anna, task, "B-02", floor.barcode("CUP"), 1).result()).isEqualTo("TASK_CLOSED");
    }

    @Test
    void a_short_pick_tells_a_person_and_picking_again_asks_for_the_rest_only() {
        // Given an order of which one of three cups is picked
        var order = floor.order(Map.of("CUP", 3, "LAMP", 1));
        var task = take(anna);
        scan(anna, task, "B-02", floor.barcode("CUP"), 1);
        var cup = task.lines().stream().filter(l -> l.bin().equals("B-02")).findFirst().orElseThrow();
        // When the picker finds no more
        var ended = as(anna, () -> shorts.report(task.taskId(), new ShortPicks.Looked(cup.pickLineId()), ShortReason.TOO_FEW, 0));
        // Then a person sees the numbers
        assertThat(ended.state()).isEqualTo("DONE");
        assertThat(ended.orders()).extracting(PickViews.Order::state).containsExactly("SHORT");
        assertThat(floor.waitsAt(order)).containsExactly("Task_ResolveShortPick");
        assertThat(floor.reason(order)).contains("3 needed, 1 found in bin B-02");
        // When the person has it picked again
        floor.decide(order, "PICK_AGAIN");
        // Then only the rest is asked for
        assertThat(take(anna).lines()).extracting(PickViews.Line::bin, PickViews.Line::quantity)
            .containsExactly(org.assertj.core.groups.Tuple.tuple("A-10", 1), org.assertj.core.groups.Tuple.tuple("B-02", 2));
    }

    @Test
    void units_that_are_not_there_are_written_off() {
        // Given a short pick: two of three cups missing
        var order = floor.order(Map.of("CUP", 3));
        var task = take(anna);
        scan(anna, task, "B-02", floor.barcode("CUP"), 1);
        as(anna, () -> shorts.report(task.taskId(), new ShortPicks.Looked(task.lines().get(0).pickLineId()), ShortReason.NOT_FOUND, 0));
        // When a person says they are not there
        floor.decide(order, "NOT_THERE");
        // Then two units are off hand
        assertThat(floor.balance("CUP").onHand()).isEqualTo(98);
    }

    @Test
    void a_cancelled_order_stops_the_picker_and_says_what_goes_back() {
        // Given a picker with one cup on the cart
        var order = floor.order(Map.of("CUP", 2));
        var task = take(anna);
        scan(anna, task, "B-02", floor.barcode("CUP"), 1);
        // When the order is cancelled
        cancel(order);
        // Then the device is told, nothing more counts, and a person puts the cup back
        assertThat(tasks.find(task.taskId()).state()).isEqualTo(PickTask.State.CANCELLED);
        assertThat(scan(anna, task, "B-02", floor.barcode("CUP"), 1).result()).isEqualTo("TASK_CANCELLED");
        assertThat(floor.waitsAt(order)).containsExactly("Task_PutBackGoods");
        assertThat(floor.reason(order)).contains("1 × " + floor.sku("CUP") + " → B-02");
        // And the picker may take the next one
        floor.order(Map.of("LAMP", 1));
        assertThat(take(anna).lines()).extracting(PickViews.Line::bin).containsExactly("A-10");
    }

    @Test
    void a_walk_with_goods_for_the_bench_is_done_when_its_last_open_order_is_cancelled() {
        // Given a cart of three orders, two of them complete
        var first = floor.order(Map.of("CUP", 1));
        var second = floor.order(Map.of("CUP", 1));
        var third = floor.order(Map.of("LAMP", 1));
        floor.cart(List.of(first, second, third));
        var task = take(anna);
        scan(anna, task, "B-02", floor.barcode("CUP"), 1);
        scan(anna, task, "B-02", floor.barcode("CUP"), 1);
        // When one of these is cancelled, then the device is to read the walk again, and the walk goes on
        int before = tasks.find(task.taskId()).revision();
        cancel(first);
        assertThat(tasks.find(task.taskId()).revision()).isGreaterThan(before);
        assertThat(tasks.view(task.taskId()).orders()).extracting(PickViews.Order::state).containsExactly("CANCELLED", "DONE", "OPEN");
        assertThat(floor.waitsAt(first)).containsExactly("Task_PutBackGoods");
        // When the last open one is cancelled as well, then the other is brought to the bench
        cancel(third);
        assertThat(tasks.view(task.taskId())).returns("DONE", PickViews.Task::state).extracting(PickViews.Task::orders).asInstanceOf(list(PickViews.Order.class))
            .extracting(PickViews.Order::state).containsExactly("CANCELLED", "DONE", "CANCELLED");
        assertThat(scan(anna, task, "A-10", floor.barcode("LAMP"), 1).result()).isEqualTo("TASK_CLOSED");
        assertThat(floor.stage(second)).isEqualTo(Stage.VERIFY);
        assertThat(floor.stage(third)).isEqualTo(Stage.CANCELLED);
    }

    @Test
    void a_walk_that_an_order_left_short_is_not_told_to_put_that_order_back_when_the_last_one_is_cancelled() {
        var found = floor.order(Map.of("LAMP", 1));
        var shortOne = floor.order(Map.of("CUP", 2));
        floor.cart(List.of(found, shortOne));
        var task = take(anna);
        scan(anna, task, "B-02", floor.barcode("CUP"), 1);
        var cup = task.lines().stream().filter(line -> line.bin().equals("B-02")).findFirst().orElseThrow();
        as(anna, () -> shorts.report(task.taskId(), new ShortPicks.Looked(cup.pickLineId()), ShortReason.NOT_FOUND, 0));
        cancel(found);
        assertThat(tasks.find(task.taskId()).state()).isEqualTo(PickTask.State.DONE);
        assertThat(floor.waitsAt(shortOne)).containsExactly("Task_ResolveShortPick");
    }

    @Test
    void an_untouched_order_is_cancelled_without_work_for_anyone() {
        var order = floor.order(Map.of("CUP", 2));
        cancel(order);
        assertThat(floor.stage(order)).isEqualTo(Stage.CANCELLED);
        assertThat(as(anna, () -> tasks.next(floor.warehouse))).isEmpty();
    }

    @Test
    void an_untouched_task_can_be_given_back_and_a_begun_one_only_by_the_lead() {
        // Given a task in hand
        floor.order(Map.of("CUP", 2));
        var task = take(anna);
        assertThatThrownBy(() -> asRun("ben-" + floor.warehouse, () -> tasks.giveBack(task.taskId(), false))).extracting("code").isEqualTo("NOT_YOUR_TASK");
        // When it is given back, then it waits again
        asRun(anna, () -> tasks.giveBack(task.taskId(), false));
        assertThat(tasks.list(floor.warehouse, PickTask.State.WAITING)).hasSize(1);
        // When it is begun
        var again = take(anna);
        scan(anna, again, "B-02", floor.barcode("CUP"), 1);
        // Then only the lead puts it back, and the next picker fetches the rest
        assertThatThrownBy(() -> asRun(anna, () -> tasks.giveBack(again.taskId(), false))).extracting("code").isEqualTo("PICK_TASK_BEGUN");
        asRun("lead", () -> tasks.giveBack(again.taskId(), true));
        assertThat(take("ben-" + floor.warehouse).lines()).extracting(PickViews.Line::pickedQuantity).containsExactly(1);
    }

    private PickViews.Task take(String picker) {
        return as(picker, () -> tasks.next(floor.warehouse)).orElseThrow();
    }

    private PickViews.ScanAnswer scan(String picker, PickViews.Task task, String bin, String barcode, int quantity) {
        return as(picker, () -> scans.scan(task.taskId(), new PickScans.Reading(task.taskId() + "-" + ++keys, bin, barcode, quantity)));
    }

    private void cancel(FulfillmentId order) {
        floor.inLane(() -> {
            instances.tell(Message.OrderCancelled, List.of(order), Map.of());
            return null;
        });
    }

    private List<String> logged(FulfillmentId order) {
        return jdbc.sql("SELECT result FROM scan WHERE fulfillment_id = :id ORDER BY scan_id").param("id", order.value()).query(String.class).list();
    }

    private static void asRun(String person, Runnable work) {
        as(person, () -> {
            work.run();
            return null;
        });
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        var pool = Executors.newFixedThreadPool(calls.size());
        var gate = new CyclicBarrier(calls.size());
        try {
            var answers = new ArrayList<T>();
            for (var future : pool.invokeAll(calls.stream().<Callable<T>>map(call -> () -> {
                gate.await();
                return call.call();
            }).toList())) answers.add(future.get());
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }
}
