package dev.wharf.picking.replenish;

import static dev.wharf.FloorFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.wharf.FloorFixture;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.inventory.BinRole;
import dev.wharf.inventory.BinRoles;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Content;
import dev.wharf.inventory.CountsWanted;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Stage;
import dev.wharf.picking.Picker;
import dev.wharf.picking.replenish.ReplenishTask.State;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.process.ReplenishBins;
import dev.wharf.warehouse.Tracking.Kind;
import dev.wharf.warehouse.Warehouses;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pick faces are filled and orders wait for it, every way through replenish-bins, on the real models, rules and database. At the end every flow node was reached. */
@WharfTest
class ReplenishIT {
    private static final Set<String> REACHED = new HashSet<>();
    private static Set<String> allNodes = Set.of();

    @Autowired
    private ApplicationContext context;
    @Autowired
    private ReplenishLook look;
    @Autowired
    private ReplenishWork work;
    @Autowired
    private JdbcReplenishments rows;
    @Autowired
    private AbsentReplenishers absent;
    @Autowired
    private BinRoles roles;
    @Autowired
    private Bins bins;
    @Autowired
    private CountsWanted counts;
    @Autowired
    private Instances instances;
    @Autowired
    private Lanes lanes;
    @Autowired
    private TaskService tasks;
    @Autowired
    private HistoryService history;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;
    private Picker anna;
    private String ben;
    private int keys;

    /** Three cups in their pick face, which takes ten and should have two; twenty in reserve. */
    @BeforeEach
    void a_pick_face_and_reserve() {
        floor = FloorFixture.in(context);
        anna = new Picker(context, floor, "anna");
        ben = "ben-" + floor.warehouse;
        floor.tracked("CUP", Kind.NONE, 0);
        floor.receive("CUP", "A-1", 3, "", null);
        floor.receive("CUP", "R-1", 20, "", null);
        roles.put(List.of(BinRole.face(floor.warehouse, "A-1", floor.sku("CUP"), 2, 10), BinRole.bulk(floor.warehouse, "R-1"), BinRole.bulk(floor.warehouse, "R-2")));
        var model = repository.getBpmnModelInstance(repository.createProcessDefinitionQuery().processDefinitionKey(ReplenishBins.KEY).latestVersion().singleResult().getId());
        allNodes = new HashSet<>(model.getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId).toList());
    }

    @AfterEach
    void note_what_was_reached_and_that_bins_keep_units_for_open_tasks_only() {
        for (var id : jdbc.sql("SELECT replenishment_id FROM replenishment WHERE warehouse_code = :warehouse").param("warehouse", floor.warehouse).query(Long.class).list()) {
            var instance = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(ReplenishBins.businessKey(id)).singleResult();
            history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().forEach(a -> REACHED.add(a.getActivityId()));
        }
        int kept = jdbc.sql("SELECT COALESCE(SUM(planned), 0) FROM bin_stock WHERE warehouse_code = :warehouse AND bin_code LIKE 'R-%'").param("warehouse", floor.warehouse).query(Integer.class).single();
        assertThat(kept).isEqualTo(open().stream().mapToInt(this::left).sum());
    }

    @AfterAll
    static void every_flow_node_was_reached() {
        assertThat(REACHED).containsAll(allNodes);
    }

    @Test
    void a_face_below_its_minimum_is_filled_once_and_the_balance_stays() {
        // Given two of three cups picked, so that one is left
        floor.order(Map.of("CUP", 2));
        anna.pick(anna.take(), 2);
        var before = floor.balance("CUP");
        // When the faces are looked at twice
        look.look(floor.warehouse);
        look.look(floor.warehouse);
        // Then one task brings what fits in
        assertThat(open()).singleElement().satisfies(task -> {
            assertThat(task.cause()).isEqualTo(ReplenishRule.Cause.LEVEL);
            assertThat(left(task)).isEqualTo(9);
        });
        // When a person moves the goods, in two goes, the second sent twice
        var task = take();
        assertThat(move(task, "R-1", 4).accepted()).isTrue();
        var key = "again-" + task.replenishmentId();
        assertThat(move(task, "R-1", 5, key).task().state()).isEqualTo("DONE");
        assertThat(move(task, "R-1", 5, key).accepted()).isTrue();
        // Then they lie in the face, and nothing that is promised or for sale has changed
        assertThat(units("A-1")).isEqualTo(10);
        assertThat(units("R-1")).isEqualTo(11);
        assertThat(floor.balance("CUP")).isEqualTo(before);
        assertThat(as(ben, () -> work.mine())).isEmpty();
        look.look(floor.warehouse);
        assertThat(open()).isEmpty();
    }

    @Test
    void a_face_at_its_minimum_is_left_alone() {
        floor.order(Map.of("CUP", 1));
        look.look(floor.warehouse);
        assertThat(open()).isEmpty();
    }

    @Test
    void what_walks_want_beyond_the_face_is_brought_and_more_orders_raise_the_same_task() {
        // Given an order for more cups than the face has: the picker is sent to the face for all of them, not to the reserve
        var first = floor.order(Map.of("CUP", 5));
        assertThat(stops(first)).containsExactly("A-1 3", "A-1 2");
        look.look(floor.warehouse);
        var task = open().get(0);
        assertThat(task.cause()).isEqualTo(ReplenishRule.Cause.DEMAND);
        assertThat(left(task)).isEqualTo(7);
        // When more orders come
        floor.order(Map.of("CUP", 8));
        look.look(floor.warehouse);
        // Then the same task brings what they want, beyond what fits in
        assertThat(open()).singleElement().satisfies(raised -> {
            assertThat(raised.id()).isEqualTo(task.id());
            assertThat(left(raised)).isEqualTo(10);
        });
        // And it is due when the most urgent order is
        assertThat(task.dueAt()).isEqualTo(shipBy(first));
        moveAll();
        assertThat(units("A-1")).isEqualTo(13);
    }

    @Test
    void a_task_for_the_level_becomes_urgent_when_an_order_waits() {
        // Given a task that fills the face in its own time
        floor.order(Map.of("CUP", 2));
        look.look(floor.warehouse);
        var before = open().get(0);
        assertThat(before.cause()).isEqualTo(ReplenishRule.Cause.LEVEL);
        jdbc.sql("UPDATE replenishment SET due_at = '2030-01-01' WHERE replenishment_id = :id").param("id", before.id()).update();
        // When the picker finds nothing
        anna.reportShort(anna.take());
        // Then
        var after = open().get(0);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.cause()).isEqualTo(ReplenishRule.Cause.SHORT_PICK);
        assertThat(after.dueAt()).isBefore(before.dueAt().plusSeconds(86_400 * 30));
        var person = tasks.createTaskQuery().processInstanceBusinessKey(after.no()).singleResult();
        assertThat(person.getDueDate().toInstant().getEpochSecond()).isEqualTo(after.dueAt().getEpochSecond());
        // And it is enough for the order and others
        assertThat(left(after)).isEqualTo(7);
    }

    @Test
    void a_short_pick_waits_and_is_picked_again_by_itself_and_the_others_of_the_walk_go_on() {
        // Given two orders on one cart
        floor.tracked("LAMP", Kind.NONE, 0);
        floor.receive("LAMP", "B-1", 5, "", null);
        var order = floor.order(Map.of("CUP", 3));
        var other = floor.order(Map.of("LAMP", 1));
        floor.cart(List.of(order, other));
        var walk = anna.take();
        // When the picker finds no cups
        anna.reportShort(walk);
        // Then the order waits without a task for a person, the bin is counted, and the other order goes on
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitPick");
        assertThat(waits()).containsExactly(order.value());
        assertThat(counts.in(floor.warehouse)).extracting(CountsWanted.Wanted::bin).containsExactly("A-1");
        assertThat(open()).singleElement().satisfies(task -> assertThat(task.cause()).isEqualTo(ReplenishRule.Cause.SHORT_PICK));
        assertThat(anna.stops(walk)).hasSize(1);
        anna.pick(walk, 1);
        assertThat(floor.waitsAt(other)).containsExactly("Task_AwaitVerify");
        assertThat(anna.take()).as("nothing is offered before the cups are there").isZero();
        // When the cups are in the face
        moveAll();
        // Then the order is offered again by itself, and is picked there
        assertThat(waits()).isEmpty();
        var again = anna.take();
        assertThat(anna.stops(again)).singleElement().asString().startsWith("A-1 ");
        anna.pick(again, 3);
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitVerify");
    }

    @Test
    void units_that_are_not_in_one_reserve_bin_come_from_the_next() {
        // Given an order that waits, and a second reserve bin
        floor.receive("CUP", "R-2", 4, "", null);
        var order = floor.order(Map.of("CUP", 3));
        anna.reportShort(anna.take());
        // When the first bin is empty
        var task = take();
        var first = task.lines().get(0);
        as(ben, () -> work.missing(task.replenishmentId(), first.lineId(), MissingReason.NOT_FOUND, 0));
        // Then it is to be counted, the person is sent to the next, and the order still waits
        assertThat(counts.in(floor.warehouse)).extracting(CountsWanted.Wanted::bin).contains("R-1");
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitPick");
        var next = as(ben, () -> work.mine()).orElseThrow();
        assertThat(next.lines().stream().filter(line -> line.left() > 0)).extracting(ReplenishViews.Line::bin).containsExactly("R-2");
        moveAll();
        assertThat(anna.stops(anna.take())).hasSize(1);
    }

    @Test
    void an_order_goes_on_to_a_person_when_nothing_is_in_reserve_after_all() {
        // Given an order that waits
        var order = floor.order(Map.of("CUP", 3));
        anna.reportShort(anna.take());
        var task = take();
        // When the reserve bin has two: fewer than the order needs
        as(ben, () -> work.missing(task.replenishmentId(), task.lines().get(0).lineId(), MissingReason.TOO_FEW, 2));
        move(task, "R-1", 2);
        // Then the order goes on to the lead, who sees why
        assertThat(rows.get(task.replenishmentId()).state()).isEqualTo(State.FAILED);
        assertThat(floor.waitsAt(order)).containsExactly("Task_ResolveShortPick");
        assertThat(floor.reason(order)).contains("3 missing and not replenished");
        assertThat(waits()).isEmpty();
        assertThat(units("A-1")).isEqualTo(5);
    }

    @Test
    void of_two_orders_the_more_urgent_gets_what_there_is() {
        // Given two orders that wait for cups
        var first = floor.order(Map.of("CUP", 2));
        var second = floor.order(Map.of("CUP", 1));
        anna.reportShort(anna.take());
        anna.reportShort(anna.take());
        assertThat(waits()).hasSize(2);
        var task = take();
        // When only two are in reserve
        as(ben, () -> work.missing(task.replenishmentId(), task.lines().get(0).lineId(), MissingReason.TOO_FEW, 2));
        move(task, "R-1", 2);
        // Then the order that ships first is picked again, and the other goes on
        assertThat(floor.waitsAt(first)).containsExactly("Task_AwaitPick");
        assertThat(floor.waitsAt(second)).containsExactly("Task_ResolveShortPick");
        assertThat(anna.stops(anna.take())).hasSize(1);
    }

    @Test
    void of_two_faces_of_one_sku_the_one_that_orders_wait_for_is_filled_first() {
        // Given a second, empty face that could take more than reserve has
        roles.put(List.of(BinRole.face(floor.warehouse, "A-0", floor.sku("CUP"), 1, 30)));
        floor.order(Map.of("CUP", 3));
        // When a picker finds nothing in the first
        anna.reportShort(anna.take());
        // Then it is filled at once, and the other gets the rest
        assertThat(open()).extracting(ReplenishTask::bin, ReplenishTask::cause, this::left)
            .containsExactlyInAnyOrder(tuple("A-1", ReplenishRule.Cause.SHORT_PICK, 7), tuple("A-0", ReplenishRule.Cause.LEVEL, 13));
    }

    @Test
    void nothing_in_reserve_asks_a_person_at_once_and_opens_nothing() {
        // Given two pots in reserve and an order for three
        face("POT", 3, 2);
        var order = floor.order(Map.of("POT", 3));
        anna.reportShort(anna.take());
        assertThat(floor.waitsAt(order)).containsExactly("Task_ResolveShortPick");
        assertThat(open()).isEmpty();
        assertThat(waits()).isEmpty();
    }

    @Test
    void another_warehouse_serves_an_order_whose_replenishment_is_cancelled() {
        // Given an order that waits, and cups in another warehouse
        var far = TestHouse.unique("FAR");
        context.getBean(Warehouses.class).put(List.of(new Warehouses.Warehouse(far, "远仓", "广东省", "广州市", "白云区", true)));
        lanes.runOne(() -> context.getBean(Stock.class).receive(List.of(new Stock.Receipt(floor.sku("CUP"), far, 5, "r:" + far)), "test"));
        var order = floor.order(Map.of("CUP", 3));
        anna.reportShort(anna.take());
        var task = open().get(0);
        assertThatThrownBy(() -> work.cancel(task.id(), " ")).extracting("field").isEqualTo("reason");
        // When the lead cancels, and again
        work.cancel(task.id(), "叉车坏了");
        work.cancel(task.id(), "叉车坏了");
        // Then the order leaves this warehouse, as it does where nobody replenishes
        assertThat(rows.get(task.id()).state()).isEqualTo(State.CANCELLED);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM order_event WHERE fulfillment_id = :id AND text_en LIKE '%its warehouse is chosen again%'").param("id", order.value()).query(Integer.class).single()).isOne();
        assertThat(waits()).isEmpty();
    }

    @Test
    void a_waiting_order_can_be_cancelled_and_the_goods_still_fill_the_face() {
        var order = floor.order(Map.of("CUP", 3));
        anna.reportShort(anna.take());
        floor.inLane(() -> {
            instances.tell(Message.OrderCancelled, List.of(order), Map.of());
            return null;
        });
        assertThat(floor.stage(order)).isEqualTo(Stage.CANCELLED);
        assertThat(waits()).isEmpty();
        moveAll();
        assertThat(anna.take()).isZero();
        assertThat(units("A-1")).isEqualTo(10);
    }

    @Test
    void the_lead_says_that_all_is_moved_or_gives_it_up() {
        // Given an order that waits; when the lead says in the task list that the cups are in the face
        var order = floor.order(Map.of("CUP", 3));
        anna.reportShort(anna.take());
        decide(open().get(0), Map.of("decision", "DONE"));
        // Then they are, and it is picked again
        assertThat(units("A-1")).isEqualTo(10);
        var again = anna.take();
        assertThat(anna.stops(again)).hasSize(1);
        // Given that it is short once more; when the lead gives it up, then the order goes on
        anna.reportShort(again);
        var second = open().get(0);
        decide(second, Map.of("decision", "GIVE_UP", "decisionReason", "no forklift"));
        assertThat(rows.get(second.id()).state()).isEqualTo(State.CANCELLED);
        assertThat(rows.noteOf(second.id())).isEqualTo("no forklift");
        assertThat(floor.waitsAt(order)).containsExactly("Task_ResolveShortPick");
    }

    @Test
    void what_expires_first_is_brought_first_and_what_may_not_leave_is_not() {
        floor.tracked("MILK", Kind.LOT_EXPIRY, 0);
        var today = LocalDate.now();
        floor.receive("MILK", "R-1", 5, "LATE", today.plusDays(90));
        floor.receive("MILK", "R-2", 4, "SOON", today.plusDays(30));
        floor.receive("MILK", "R-2", 3, "OVER", today.minusDays(1));
        roles.put(List.of(BinRole.face(floor.warehouse, "A-2", floor.sku("MILK"), 1, 6)));
        look.look(floor.warehouse);
        assertThat(rows.lines(open().get(0).id())).extracting(ReplenishLine::lot, ReplenishLine::quantity)
            .containsExactlyInAnyOrder(tuple("SOON", 4), tuple("LATE", 2));
    }

    @Test
    void goods_without_a_face_are_picked_from_reserve_as_from_any_bin() {
        floor.tracked("SOAP", Kind.NONE, 0);
        floor.receive("SOAP", "Q-1", 5, "", null);
        roles.put(List.of(BinRole.bulk(floor.warehouse, "Q-1")));
        assertThat(stops(floor.order(Map.of("SOAP", 2)))).containsExactly("Q-1 2");
        look.look(floor.warehouse);
        assertThat(open()).isEmpty();
    }

    @Test
    void a_face_for_whatever_lies_in_it_is_filled_too() {
        floor.tracked("SOAP", Kind.NONE, 0);
        floor.receive("SOAP", "A-3", 1, "", null);
        floor.receive("SOAP", "R-1", 9, "", null);
        roles.put(List.of(BinRole.face(floor.warehouse, "A-3", "", 2, 5)));
        look.look(floor.warehouse);
        assertThat(open()).singleElement().satisfies(task -> {
            assertThat(task.sku()).isEqualTo(floor.sku("SOAP"));
            assertThat(left(task)).isEqualTo(4);
        });
    }

    @Test
    void a_task_given_back_is_taken_by_another_and_nobody_moves_for_somebody_else() {
        floor.order(Map.of("CUP", 2));
        look.look(floor.warehouse);
        var task = take();
        assertThat(as("carl-" + floor.warehouse, () -> work.next(floor.warehouse))).isEmpty();
        assertThatThrownBy(() -> as("carl-" + floor.warehouse, () -> work.move(task.replenishmentId(), reading(task, "R-1", 1, "x")))).extracting("code").isEqualTo("NOT_YOUR_TASK");
        as(ben, () -> {
            work.giveBack(task.replenishmentId());
            return null;
        });
        assertThat(as("carl-" + floor.warehouse, () -> work.next(floor.warehouse))).isPresent();
    }

    @Test
    void a_task_nobody_scans_for_waits_again_and_a_late_scan_takes_it_up() {
        floor.order(Map.of("CUP", 2));
        look.look(floor.warehouse);
        var task = take();
        var name = "replenishment B" + task.replenishmentId();
        var since = Instant.now().minusSeconds(1800);
        assertThat(absent.giveBackUntouched(since)).doesNotContain(name);
        takenAt(task, since.minusSeconds(1));
        // Whoever scans is there, also when it is wrong
        move(task, "R-2", 1);
        assertThat(absent.giveBackUntouched(since)).doesNotContain(name);
        takenAt(task, since.minusSeconds(1));
        assertThat(absent.giveBackUntouched(since)).contains(name);
        assertThat(rows.get(task.replenishmentId())).returns(State.WAITING, ReplenishTask::state).returns("", ReplenishTask::person);
        assertThat(absent.giveBackUntouched(since)).doesNotContain(name);
        assertThatThrownBy(() -> as("carl-" + floor.warehouse, () -> work.move(task.replenishmentId(), reading(task, "R-1", 1, "late-" + floor.warehouse)))).extracting("code").isEqualTo("NOT_YOUR_TASK");
        // When the one who had it comes with goods after all
        var answer = move(task, "R-1", 1);
        assertThat(answer.accepted()).isTrue();
        assertThat(answer.en()).contains("yours again");
        // Then it stays with him: something is moved
        takenAt(task, since.minusSeconds(1));
        assertThat(absent.giveBackUntouched(since)).doesNotContain(name);
    }

    @Test
    void whoever_keeps_his_task_is_there_and_hears_when_another_has_it() {
        floor.order(Map.of("CUP", 2));
        look.look(floor.warehouse);
        var task = take();
        var name = "replenishment B" + task.replenishmentId();
        var since = Instant.now().minusSeconds(1800);
        var carl = "carl-" + floor.warehouse;
        takenAt(task, since.minusSeconds(1));
        assertThat(as(ben, () -> work.keep(task.replenishmentId())).state()).isEqualTo("TAKEN");
        assertThat(absent.giveBackUntouched(since)).doesNotContain(name);
        assertThatThrownBy(() -> as(carl, () -> work.keep(task.replenishmentId()))).extracting("code").isEqualTo("NOT_YOUR_TASK");
        // When it went back and nobody took it, then it is kept again; when another took it, it is not
        takenAt(task, since.minusSeconds(1));
        assertThat(absent.giveBackUntouched(since)).contains(name);
        assertThat(as(ben, () -> work.keep(task.replenishmentId())).state()).isEqualTo("TAKEN");
        takenAt(task, since.minusSeconds(1));
        absent.giveBackUntouched(since);
        assertThat(as(carl, () -> work.next(floor.warehouse))).isPresent();
        assertThatThrownBy(() -> as(ben, () -> work.keep(task.replenishmentId()))).extracting("code").isEqualTo("NOT_YOUR_TASK");
        assertThat(rows.get(task.replenishmentId()).person()).isEqualTo(carl);
    }

    private void takenAt(ReplenishViews.Task task, Instant at) {
        jdbc.sql("UPDATE replenishment SET taken_at = :at, acted_at = NULL WHERE replenishment_id = :id").param("at", SqlTime.text(at)).param("id", task.replenishmentId()).update();
    }

    @Test
    void a_wrong_scan_moves_nothing() {
        floor.order(Map.of("CUP", 2));
        look.look(floor.warehouse);
        var task = take();
        assertThat(move(task, "R-2", 1).result()).isEqualTo("WRONG_BIN");
        assertThat(move(task, "R-1", 99).result()).isEqualTo("TOO_MANY");
        assertThat(units("A-1")).isEqualTo(3);
        assertThat(units("R-1")).isEqualTo(20);
    }

    @Test
    void orders_short_in_the_same_moment_never_wait_for_more_than_reserve_has() throws Exception {
        // Given five pots in reserve and eight orders of one each, in eight hands
        face("POT", 8, 5);
        for (int i = 0; i < 8; i++) floor.order(Map.of("POT", 1));
        var pickers = IntStream.range(0, 8).mapToObj(i -> new Picker(context, floor, "p" + i)).toList();
        var walks = pickers.stream().map(Picker::take).toList();
        // When all are short at once
        var gate = new CyclicBarrier(8);
        var pool = Executors.newFixedThreadPool(8);
        try {
            for (var done : pool.invokeAll(IntStream.range(0, 8).<Callable<Void>>mapToObj(i -> () -> {
                gate.await();
                pickers.get(i).reportShort(walks.get(i));
                return null;
            }).toList())) done.get();
        } finally {
            pool.shutdown();
        }
        // Then five wait for the five pots of one task, and three have gone on
        assertThat(waits()).hasSize(5);
        assertThat(open()).singleElement().satisfies(task -> assertThat(left(task)).isEqualTo(5));
    }

    private void face(String word, int units, int reserve) {
        floor.tracked(word, Kind.NONE, 0);
        floor.receive(word, "A-4", units, "", null);
        floor.receive(word, "R-4", reserve, "", null);
        roles.put(List.of(BinRole.face(floor.warehouse, "A-4", floor.sku(word), 2, 10), BinRole.bulk(floor.warehouse, "R-4")));
    }

    private List<ReplenishTask> open() {
        return rows.open(floor.warehouse);
    }

    private int left(ReplenishTask task) {
        return rows.lines(task.id()).stream().mapToInt(ReplenishLine::left).sum();
    }

    private ReplenishViews.Task take() {
        return as(ben, () -> work.next(floor.warehouse)).orElseThrow();
    }

    private ReplenishViews.MoveAnswer move(ReplenishViews.Task task, String from, int units) {
        return move(task, from, units, task.replenishmentId() + "-" + ++keys);
    }

    private ReplenishViews.MoveAnswer move(ReplenishViews.Task task, String from, int units, String key) {
        return as(ben, () -> work.move(task.replenishmentId(), reading(task, from, units, key)));
    }

    private static MoveReading reading(ReplenishViews.Task task, String from, int units, String key) {
        return new MoveReading(key, task.lines().get(0).lineId(), from, task.sku(), task.lines().get(0).lot(), units, task.to());
    }

    private void moveAll() {
        var task = take();
        for (var line : task.lines()) {
            if (line.left() == 0) continue;
            var answer = as(ben, () -> work.move(task.replenishmentId(), new MoveReading(task.replenishmentId() + "-" + ++keys, line.lineId(), line.bin(), task.sku(), line.lot(), line.left(), task.to())));
            assertThat(answer.accepted()).as(answer.en()).isTrue();
        }
    }

    private void decide(ReplenishTask task, Map<String, Object> variables) {
        var open = tasks.createTaskQuery().processInstanceBusinessKey(task.no()).taskDefinitionKey(ReplenishBins.TASK).singleResult();
        TestHouse.as("warehouselead", () -> lanes.runOne(() -> tasks.complete(open.getId(), variables)));
    }

    private int units(String bin) {
        return bins.ofBin(floor.warehouse, bin).stream().filter(c -> c.place().sku().equals(floor.sku("CUP"))).mapToInt(Content::units).sum();
    }

    private List<Long> waits() {
        return jdbc.sql("SELECT fulfillment_id FROM pick_wait WHERE warehouse_code = :warehouse ORDER BY fulfillment_id").param("warehouse", floor.warehouse).query(Long.class).list();
    }

    /** Bins and units of an order's stops, in walking order. */
    private List<String> stops(FulfillmentId order) {
        return jdbc.sql("SELECT CONCAT(bin_code, ' ', quantity) FROM pick_line WHERE fulfillment_id = :id ORDER BY sequence, planned_quantity DESC").param("id", order.value()).query(String.class).list();
    }

    private Instant shipBy(FulfillmentId order) {
        return SqlTime.instant(jdbc.sql("SELECT ship_by FROM fulfillment WHERE fulfillment_id = :id").param("id", order.value()).query(LocalDateTime.class).single());
    }
}
