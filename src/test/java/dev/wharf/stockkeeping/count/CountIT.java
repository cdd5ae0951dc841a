package dev.wharf.stockkeeping.count;

import static dev.wharf.TestHouse.NEAR;
import static dev.wharf.TestHouse.order;
import static dev.wharf.TestHouse.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.Balance;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Stock;
import dev.wharf.inventory.Bins.Kind;
import dev.wharf.inventory.Bins.Move;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.inventory.CountsWanted;
import dev.wharf.order.Stage;
import dev.wharf.process.CountStock;
import dev.wharf.process.Lanes;
import dev.wharf.stockkeeping.BinMoves;
import dev.wharf.stockkeeping.count.CountTask.State;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Counting, every way through count-stock, on the real model, rules and database. At the end every flow node was reached. */
@WharfTest
class CountIT {
    private static final Set<String> REACHED = new HashSet<>();
    private static Set<String> allNodes = Set.of();

    private final TestHouse house;
    private final CountPlans plans;
    private final Counts counts;
    private final JdbcCounts rows;
    private final BinMoves moves;
    private final Bins bins;
    private final Lanes lanes;
    private final Ids ids;
    private final TaskService tasks;
    private final HistoryService history;
    private final Set<Long> started = new HashSet<>();

    @Autowired
    CountIT(ApplicationContext context, CountPlans plans, Counts counts, JdbcCounts rows, BinMoves moves, Bins bins, Lanes lanes, Ids ids, TaskService tasks, HistoryService history,
            RepositoryService repository) {
        this.house = new TestHouse(context);
        this.plans = plans;
        this.counts = counts;
        this.rows = rows;
        this.moves = moves;
        this.bins = bins;
        this.lanes = lanes;
        this.ids = ids;
        this.tasks = tasks;
        this.history = history;
        var model = repository.getBpmnModelInstance(repository.createProcessDefinitionQuery().processDefinitionKey(CountStock.KEY).latestVersion().singleResult().getId());
        allNodes = new HashSet<>(model.getModelElementsByType(FlowNode.class).stream().filter(n -> !(n instanceof SubProcess)).map(FlowNode::getId).toList());
    }

    @AfterEach
    void note_what_was_reached() {
        for (var task : started) {
            var instance = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(CountStock.businessKey(task)).singleResult();
            history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().forEach(a -> REACHED.add(a.getActivityId()));
        }
    }

    @AfterAll
    static void every_flow_node_was_reached() {
        assertThat(REACHED).containsAll(allNodes);
    }

    /** A SKU of which so many units lie in a bin of its own. */
    private String sku(String bin, int units) {
        var sku = house.sku(units, 0);
        if (units > 0) moves.move(new BinMoves.Request(unique("m"), NEAR, "", bin, sku, "", units, "test"));
        return sku;
    }

    private long plan(String... bins) {
        var planned = plans.plan(new CountPlans.Request(unique("p"), NEAR, Set.of(bins), Set.of(), "", null, false, "")).plan();
        var created = rows.ofPlan(planned.id()).stream().map(CountTask::id).toList();
        started.addAll(created);
        return created.get(0);
    }

    private void count(String person, long task, String sku, int units) {
        TestHouse.asPerson(person, "picker", () -> {
            assertThat(counts.next(NEAR, rows.get(task).bin())).get().extracting(Counts.View::id).isEqualTo(task);
            counts.count(task, sku, "", units);
            counts.finish(task, false);
        });
    }

    private void decide(long task, String key, String decision) {
        var open = tasks.createTaskQuery().processInstanceBusinessKey(CountStock.businessKey(task)).taskDefinitionKey(key).singleResult();
        assertThat(open).as(key).isNotNull();
        TestHouse.as("warehouselead", () -> lanes.runOne(() -> tasks.complete(open.getId(), Map.of("decision", decision, "decisionReason", "test"))));
    }

    private int inBin(String bin, String sku) {
        return bins.ofBin(NEAR, bin).stream().filter(c -> c.place().sku().equals(sku)).mapToInt(Bins.Content::units).sum();
    }

    private State state(long task) {
        return rows.get(task).state();
    }

    @Test
    void a_bin_that_is_right_is_done_at_once_and_the_counter_never_sees_the_record() {
        var bin = unique("C-");
        var sku = sku(bin, 7);
        var task = plan(bin);
        TestHouse.asPerson("anna", "picker", () -> {
            assertThat(counts.next(NEAR, bin).orElseThrow().found()).as("nothing of the record").isEmpty();
            counts.count(task, sku, "", 6);
            assertThat(counts.count(task, sku, "", 7).found()).extracting(Counts.Found::units).containsExactly(7);
            counts.finish(task, false);
            assertThat(counts.finish(task, false).state()).as("sent twice").isEqualTo("COUNTED");
        });
        assertThat(state(task)).isEqualTo(State.BOOKED);
        assertThat(house.balance(sku, NEAR).onHand()).isEqualTo(7);
    }

    @Test
    void units_that_only_the_bin_recorded_leave_the_bin_and_no_balance() {
        // Given two of ten units left without the bin's knowing
        var bin = unique("C-");
        var sku = sku(bin, 10);
        lanes.runOne(() -> house.bean(Stock.class).adjust(NEAR, sku, -2, unique("left"), "test"));
        var task = plan(bin);
        // When both who count find eight
        count("anna", task, sku, 8);
        count("ben", task, sku, 8);
        decide(task, "Task_ApproveCount", "APPROVE");
        // Then the bin is right, and nothing was lost a second time
        assertThat(inBin(bin, sku)).isEqualTo(8);
        assertThat(house.balance(sku, NEAR).onHand()).isEqualTo(8);
    }

    @Test
    void what_somebody_corrected_since_the_count_is_not_corrected_twice() {
        var bin = unique("C-");
        var sku = sku(bin, 10);
        var task = plan(bin);
        count("anna", task, sku, 8);
        count("ben", task, sku, 8);
        lanes.runOne(() -> {
            bins.post(List.of(new Bins.Move(new Bins.Place(NEAR, bin, sku, ""), Bins.Kind.COUNT, -2, null, unique("w"), "ORDER:F1", "short pick")));
            house.bean(Stock.class).adjust(NEAR, sku, -2, unique("w"), "short pick");
        });
        decide(task, "Task_ApproveCount", "APPROVE");
        assertThat(state(task)).isEqualTo(State.APPROVAL);
        assertThat(house.balance(sku, NEAR).onHand()).isEqualTo(8);
        assertThat(inBin(bin, sku)).isEqualTo(8);
        decide(task, "Task_ApproveCount", "DISMISS");
    }

    @Test
    void who_counted_does_not_approve() {
        var bin = unique("C-");
        var sku = sku(bin, 10);
        var task = plan(bin);
        count("anna", task, sku, 8);
        count("warehouselead", task, sku, 8);
        assertThatThrownBy(() -> decide(task, "Task_ApproveCount", "APPROVE")).hasStackTraceContaining("somebody else approves it");
        assertThat(house.balance(sku, NEAR).onHand()).isEqualTo(10);
        decide(task, "Task_ApproveCount", "DISMISS");
    }

    @Test
    void a_difference_is_counted_again_by_another_person_and_booked_after_approval_once() {
        var bin = unique("C-");
        var sku = sku(bin, 10);
        var task = plan(bin);
        count("anna", task, sku, 8);
        assertThat(state(task)).isEqualTo(State.WAITING);
        TestHouse.asPerson("anna", "picker", () -> assertThat(counts.next(NEAR, bin)).as("the same person").isEmpty());
        count("ben", task, sku, 8);
        var open = tasks.createTaskQuery().processInstanceBusinessKey(CountStock.businessKey(task)).singleResult();
        assertThat((String) tasks.getVariable(open.getId(), "reason")).contains("20.00", "anna", "ben", sku);
        assertThat(house.balance(sku, NEAR).onHand()).isEqualTo(10);
        decide(task, "Task_ApproveCount", "APPROVE");
        assertThat(state(task)).isEqualTo(State.BOOKED);
        assertThat(house.balance(sku, NEAR).onHand()).isEqualTo(8);
        assertThat(inBin(bin, sku)).isEqualTo(8);
        lanes.runOne(() -> house.bean(CountBooking.class).book(rows.get(task)));
        assertThat(house.balance(sku, NEAR).onHand()).as("booked twice").isEqualTo(8);
    }

    @Test
    void a_lead_may_have_it_counted_again_or_throw_it_away_and_finance_decides_on_value() {
        var bin = unique("C-");
        var sku = sku(bin, 500);
        var task = plan(bin);
        count("anna", task, sku, 0);
        count("ben", task, sku, 0);
        // 500 units of 10.00: above the 2000.00 of a warehouse lead
        decide(task, "Task_ApproveCountValue", "RECOUNT");
        count("carl", task, sku, 490);
        decide(task, "Task_ApproveCount", "DISMISS");
        assertThat(state(task)).isEqualTo(State.DISMISSED);
        assertThat(house.balance(sku, NEAR).onHand()).isEqualTo(500);
        assertThat(plan(bin)).as("the bin can be counted again").isPositive();
    }

    @Test
    void an_empty_bin_is_one_tap_and_a_bin_is_counted_once_at_a_time() {
        var bin = unique("C-");
        var task = plan(bin);
        assertThatThrownBy(() -> plan(bin)).isInstanceOf(Refusal.class).hasMessageContaining(bin);
        TestHouse.asPerson("anna", "picker", () -> {
            counts.next(NEAR, bin);
            assertThatThrownBy(() -> counts.finish(task, false)).isInstanceOf(Refusal.class);
            counts.finish(task, true);
        });
        assertThat(state(task)).isEqualTo(State.BOOKED);
    }

    @Test
    void a_count_is_cancelled_or_given_back() {
        var bin = unique("C-");
        var sku = sku(bin, 3);
        var task = plan(bin);
        TestHouse.asPerson("anna", "picker", () -> {
            counts.next(NEAR, bin);
            counts.count(task, sku, "", 1);
            counts.giveBack(task);
        });
        TestHouse.asPerson("ben", "picker", () -> assertThatThrownBy(() -> counts.count(task, sku, "", 1)).isInstanceOf(Refusal.class));
        TestHouse.asPerson("anna", "picker", () -> assertThat(counts.next(NEAR, bin).orElseThrow().found()).isEmpty());
        counts.cancel(task);
        counts.cancel(task);
        assertThat(state(task)).isEqualTo(State.CANCELLED);
        assertThat(house.balance(sku, NEAR).onHand()).isEqualTo(3);
    }

    @Test
    void goods_that_lay_in_no_bin_are_put_away_by_the_count_and_others_are_found() {
        var bin = unique("C-");
        var sku = house.sku(5, 0);
        var task = plan(bin);
        count("anna", task, sku, 7);
        count("ben", task, sku, 7);
        decide(task, "Task_ApproveCount", "APPROVE");
        assertThat(house.balance(sku, NEAR).onHand()).isEqualTo(7);
        assertThat(inBin(bin, sku)).isEqualTo(7);
    }

    @Test
    void a_count_takes_back_promised_units_from_the_least_urgent_order_that_is_not_being_picked() {
        var bin = unique("C-");
        var sku = sku(bin, 3);
        var first = house.take(order().line(sku, 1));
        var second = house.take(order().line(sku, 1));
        var third = house.take(order().line(sku, 1));
        house.bean(org.springframework.jdbc.core.simple.JdbcClient.class).sql("UPDATE fulfillment SET ship_by = ship_by + INTERVAL 1 DAY WHERE fulfillment_id = :id").param("id", second.value()).update();
        var task = plan(bin);
        count("anna", task, sku, 2);
        count("ben", task, sku, 2);
        decide(task, "Task_ApproveCount", "APPROVE");
        assertThat(state(task)).isEqualTo(State.BOOKED);
        assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(2, 2);
        assertThat(house.openHolds(second)).containsKey("STOCK");
        assertThat(List.of(house.fulfillment(first).stage(), house.fulfillment(third).stage())).containsOnly(Stage.PICK);
        // Those that are being picked keep theirs: the lead is told, and may count again
        for (var id : List.of(first, third)) {
            house.bean(org.springframework.jdbc.core.simple.JdbcClient.class).sql("UPDATE pick_line SET picked_quantity = 1 WHERE fulfillment_id = :id").param("id", id.value()).update();
        }
        var again = plan(bin);
        count("anna", again, sku, 0);
        count("ben", again, sku, 0);
        decide(again, "Task_ApproveCount", "APPROVE");
        var open = tasks.createTaskQuery().processInstanceBusinessKey(CountStock.businessKey(again)).singleResult();
        assertThat((String) tasks.getVariable(open.getId(), "reason")).contains("cannot be taken back");
        assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(2, 2);
        counts.cancel(again);
    }

    @Test
    void picks_go_on_while_it_is_counted_and_the_record_becomes_the_truth() throws Exception {
        // Given a bin that records 100 units and really holds 97
        var bin = unique("C-");
        var sku = sku(bin, 100);
        var task = plan(bin);
        var really = new AtomicInteger(97);
        var pickers = Executors.newFixedThreadPool(4);
        try {
            TestHouse.asPerson("anna", "picker", () -> counts.next(NEAR, bin));
            // When four pickers take 40 units while two people count what they see at some moment
            var picks = IntStream.range(0, 40).mapToObj(i -> pickers.submit((Callable<Integer>) () -> pickOne(bin, sku, really))).toList();
            countNow("anna", task, sku, really);
            count(task, "ben", bin, sku, really);
            for (var pick : picks) pick.get();
        } finally {
            pickers.shutdown();
        }
        decide(task, "Task_ApproveCount", "APPROVE");
        // Then the record is what is really there
        assertThat(really.get()).isEqualTo(57);
        assertThat(inBin(bin, sku)).isEqualTo(57);
        assertThat(house.balance(sku, NEAR).onHand()).isEqualTo(97);
    }

    private void count(long task, String person, String bin, String sku, AtomicInteger really) {
        TestHouse.asPerson(person, "picker", () -> counts.next(NEAR, bin));
        countNow(person, task, sku, really);
    }

    /** What a person sees and says at the same moment: the picks wait for both. */
    private void countNow(String person, long task, String sku, AtomicInteger really) {
        TestHouse.asPerson(person, "picker", () -> {
            synchronized (really) {
                counts.count(task, sku, "", really.get());
            }
            counts.finish(task, false);
        });
    }

    private int pickOne(String bin, String sku, AtomicInteger really) {
        synchronized (really) {
            house.inLane(() -> bins.post(List.of(new Move(new Place(NEAR, bin, sku, ""), Kind.PICK, -1, new FulfillmentId(ids.next()), unique("pick"), "", ""))));
            return really.decrementAndGet();
        }
    }

    @Test
    void bins_are_chosen_by_zone_sku_and_by_what_the_floor_wants_counted() {
        var zone = unique("Q");
        var first = sku(zone + "-1", 1);
        sku(zone + "-2", 1);
        assertThat(bins(new CountPlans.Request(unique("p"), NEAR, Set.of(), Set.of(), zone, null, false, ""))).containsExactly(zone + "-1", zone + "-2");
        var wanted = unique("W-");
        lanes.runOne(() -> house.bean(CountsWanted.class).ask(NEAR, wanted, first, CountsWanted.Why.SHORT_PICK));
        assertThat(bins(new CountPlans.Request(unique("p"), NEAR, Set.of(), Set.of(), "", null, true, ""))).contains(wanted);
        var task = plan(unique("N-"));
        assertThat(state(task)).isEqualTo(State.WAITING);
    }

    private List<String> bins(CountPlans.Request request) {
        var planned = plans.plan(request);
        assertThat(plans.plan(request).plan().id()).as("the same key").isEqualTo(planned.plan().id());
        return rows.ofPlan(planned.plan().id()).stream().map(CountTask::bin).toList();
    }
}
