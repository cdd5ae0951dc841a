package dev.wharf.picking.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.FloorFixture;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.overview.StockProof;
import dev.wharf.picking.Picker;
import dev.wharf.picking.wave.Template.Conditions;
import dev.wharf.picking.wave.Wave.Member;
import dev.wharf.picking.wave.Wave.MemberState;
import dev.wharf.picking.wave.Wave.State;
import dev.wharf.picking.wave.Wave.Whole;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.process.PickWave;
import java.time.Duration;
import java.util.ArrayList;
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
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every way through pick-wave, on the real model and database. At the end every flow node was reached, and bins and stock prove right. */
@WharfTest
class WaveIT {
    private static final Set<String> REACHED = new HashSet<>();
    private static Set<String> allNodes = Set.of();

    @Autowired
    private ApplicationContext context;
    @Autowired
    private WaveRules rules;
    @Autowired
    private WaveClaims claims;
    @Autowired
    private WavePlanning planning;
    @Autowired
    private Waves waves;
    @Autowired
    private WavePlanWatch watch;
    @Autowired
    private WaveTurns turns;
    @Autowired
    private WaveJoins joins;
    @Autowired
    private WaveEar ear;
    @Autowired
    private Instances instances;
    @Autowired
    private Lanes lanes;
    @Autowired
    private TaskService tasks;
    @Autowired
    private HistoryService history;
    @Autowired
    private StockProof proof;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;
    private Picker anna;

    @BeforeEach
    void a_warehouse_with_goods_in_two_aisles() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "B-02");
        floor.goods("LAMP", "A-10");
        anna = new Picker(context, floor, "anna");
    }

    @Autowired
    void nodes(RepositoryService repository) {
        var model = repository.getBpmnModelInstance(repository.createProcessDefinitionQuery().processDefinitionKey(PickWave.KEY).latestVersion().singleResult().getId());
        allNodes = new HashSet<>(model.getModelElementsByType(FlowNode.class).stream().filter(n -> !(n instanceof SubProcess)).map(FlowNode::getId).toList());
    }

    @AfterEach
    void note_what_was_reached_and_prove_the_laws() {
        jdbc.sql("SELECT wave_id FROM wave WHERE warehouse_code = :w AND planned_at IS NOT NULL").param("w", floor.warehouse).query(Long.class).list().forEach(id -> {
            var instance = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(PickWave.businessKey(id)).singleResult();
            history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().forEach(a -> REACHED.add(a.getActivityId()));
        });
        assertThat(proof.check().laws().stream().flatMap(law -> law.places().stream()).filter(breach -> breach.toString().contains(floor.warehouse))).isEmpty();
        save(settings(false, Conditions.ANY, 4));
    }

    @AfterAll
    static void every_flow_node_was_reached() {
        assertThat(REACHED).containsAll(allNodes);
    }

    private static WaveSettings settings(boolean on, Conditions when, int positions) {
        return settings(on, false, when, positions, 60);
    }

    private static WaveSettings settings(boolean on, boolean byItself, Conditions when, int positions, int urgentMinutes) {
        return new WaveSettings(on, 15, urgentMinutes, 1, 2, WaveSettings.USUAL, Map.of(), List.of(new Template("ALL", "All", byItself, 1, 100, null, null, new Limits(positions, null, null, null), when)));
    }

    private void save(WaveSettings settings) {
        rules.save(floor.warehouse, settings, "");
    }

    private List<FulfillmentId> orders(int count) {
        return IntStream.range(0, count).mapToObj(n -> floor.order(n % 2 == 0 ? Map.of("CUP", 1, "LAMP", 2) : Map.of("CUP", 2))).toList();
    }

    /** Waves on, so many orders, one turn, planned. */
    private long planned(int orders) {
        save(settings(true, Conditions.ANY, 2));
        orders(orders);
        var found = claims.turn(floor.warehouse);
        assertThat(found).hasSize(1);
        planning.plan(found.get(0));
        return found.get(0);
    }

    private List<FulfillmentId> open(long wave) {
        return waves.get(wave).open().stream().map(Member::id).toList();
    }

    private void cancel(FulfillmentId order) {
        lanes.runOne(() -> instances.tell(Message.OrderCancelled, List.of(order), Map.of()));
    }

    private static Set<MemberState> states(Whole wave) {
        return new HashSet<>(wave.members().stream().map(Member::state).toList());
    }

    @Test
    void without_waves_every_order_is_offered_by_itself() {
        orders(2);
        assertThat(anna.count("WAITING")).isEqualTo(2);
        assertThat(claims.turn(floor.warehouse)).isEmpty();
    }

    @Test
    void orders_wait_for_a_wave_are_released_and_picked_from_carts() {
        long id = planned(3);
        assertThat(anna.count("POOLED")).isEqualTo(3);
        assertThat(anna.take()).as("a pooled order is offered to nobody").isZero();
        var plan = waves.get(id);
        assertThat(plan.wave().state()).isEqualTo(State.PLANNED);
        assertThat(plan.carts()).hasSize(2);
        assertThat(plan.members()).extracting(Member::position).containsExactlyInAnyOrder(1, 2, 1);
        waves.release(id);
        waves.release(id);
        assertThat(anna.count("POOLED")).as("emptied tasks disappear").isZero();
        assertThat(anna.count("WAITING")).isEqualTo(2);
        long first = anna.take();
        assertThat(anna.stops(first)).isSortedAccordingTo((a, b) -> a.substring(0, 1).compareTo(b.substring(0, 1)));
        assertThat(anna.pick(first, 100)).contains(1, 2);
        ear.listen();
        assertThat(waves.get(id).wave().state()).as("one cart is still out").isEqualTo(State.RELEASED);
        anna.pick(anna.take(), 100);
        ear.listen();
        ear.listen();
        assertThat(waves.get(id).wave().state()).isEqualTo(State.DONE);
        assertThat(states(waves.get(id))).containsExactly(MemberState.DONE);
        waves.get(id).members().forEach(m -> assertThat(floor.waitsAt(m.id())).containsExactly("Task_AwaitVerify"));
    }

    @Test
    void a_template_may_release_by_itself_and_urgent_orders_never_wait() {
        save(settings(true, true, Conditions.ANY, 4, 60));
        orders(2);
        planning.plan(claims.turn(floor.warehouse).get(0));
        assertThat(anna.count("WAITING")).as("one cart").isOne();
        // Fixture orders are due in a day
        save(settings(true, true, Conditions.ANY, 4, 24 * 60 + 1));
        orders(1);
        assertThat(anna.count("WAITING")).as("offered at once").isEqualTo(2);
        assertThat(anna.count("POOLED")).isZero();
    }

    @Test
    void what_becomes_urgent_fits_no_template_or_waits_when_waves_are_turned_off_is_offered() {
        save(settings(true, new Conditions(List.of("NOBODY"), null, null, null, null, null, null, null, null, null, null), 4));
        orders(1);
        assertThat(anna.count("POOLED")).isOne();
        assertThat(claims.turn(floor.warehouse)).isEmpty();
        assertThat(anna.count("POOLED")).as("no template takes it").isZero();
        save(settings(true, Conditions.ANY, 4));
        orders(1);
        save(settings(true, false, Conditions.ANY, 4, 24 * 60 + 1));
        assertThat(claims.turn(floor.warehouse)).isEmpty();
        assertThat(anna.count("POOLED")).as("urgent").isZero();
        save(settings(true, Conditions.ANY, 4));
        orders(1);
        save(settings(false, Conditions.ANY, 4));
        claims.turn(floor.warehouse);
        assertThat(anna.count("POOLED")).as("off").isZero();
        assertThat(anna.count("WAITING")).isEqualTo(3);
    }

    @Test
    void a_planned_order_that_becomes_urgent_leaves_and_is_offered() {
        long id = planned(2);
        save(settings(true, false, Conditions.ANY, 2, 24 * 60 + 1));
        ear.listen();
        assertThat(waves.get(id).wave().state()).as("all were urgent").isEqualTo(State.DISCARDED);
        assertThat(waves.get(id).members()).extracting(Member::why).containsOnly("URGENT");
        assertThat(anna.count("WAITING")).isEqualTo(2);
    }

    @Test
    void two_planners_at_once_never_get_the_same_order() throws Exception {
        save(settings(true, Conditions.ANY, 4));
        var orders = orders(12);
        var calls = IntStream.range(0, 4).<Callable<List<Long>>>mapToObj(n -> () -> n < 2 ? claims.turn(floor.warehouse)
            : List.of(claims.make(new WaveClaims.Request(TestHouse.unique("k"), floor.warehouse, "", orders.subList(0, 6), null, null)).wave())).toList();
        var found = atOnce(calls);
        var members = found.stream().flatMap(id -> waves.get(id).members().stream()).map(Member::id).toList();
        assertThat(members).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(orders);
        found.forEach(waves::discard);
    }

    @Test
    void the_same_key_makes_one_wave_and_orders_of_a_wave_are_left_out_of_another() {
        var orders = orders(3);
        var request = new WaveClaims.Request(TestHouse.unique("k"), floor.warehouse, "", orders.subList(0, 2), null, true);
        var made = claims.make(request);
        assertThat(claims.make(request).wave()).isEqualTo(made.wave());
        var other = claims.make(new WaveClaims.Request(TestHouse.unique("k"), floor.warehouse, "", orders, null, null));
        assertThat(other.leftOut()).containsExactlyElementsOf(orders.subList(0, 2));
        assertThatThrownBy(() -> claims.make(new WaveClaims.Request(TestHouse.unique("k"), floor.warehouse, "", orders, null, null))).isInstanceOf(Refusal.class).hasMessageContaining("alone");
        // Waves are off: its orders could be taken one by one meanwhile
        anna.take();
        planning.plan(made.wave());
        planning.plan(other.wave());
        var whole = waves.get(made.wave());
        assertThat(whole.wave().state()).isEqualTo(State.RELEASED);
        assertThat(whole.members()).extracting(Member::why).containsExactlyInAnyOrder("GONE", "");
        waves.discard(other.wave());
    }

    @Test
    void a_plan_is_made_by_one_planner_and_again_when_its_time_is_over() {
        save(settings(true, Conditions.ANY, 4));
        orders(2);
        long id = claims.turn(floor.warehouse).get(0);
        // A node takes it and dies
        for (int tries = 0; tries < 2; tries++) {
            jdbc.sql("UPDATE wave SET until_at = '2099-01-01 00:00:00', tries = tries + 1 WHERE wave_id = :id").param("id", id).update();
            assertThat(planning.plan(id)).as("somebody plans it").isFalse();
            jdbc.sql("UPDATE wave SET until_at = '2000-01-01 00:00:00' WHERE wave_id = :id").param("id", id).update();
        }
        assertThat(planning.plan(id)).isTrue();
        assertThat(planning.plan(id)).as("it is planned").isFalse();
        waves.discard(id);
        long failing = claims.turn(floor.warehouse).get(0);
        jdbc.sql("UPDATE wave SET tries = 3 WHERE wave_id = :id").param("id", failing).update();
        assertThat(planning.plan(failing)).isFalse();
        assertThat(waves.get(failing).wave().state()).isEqualTo(State.DISCARDED);
        assertThat(claims.turn(floor.warehouse)).as("its orders wait again").hasSize(1);
    }

    @Test
    void a_turn_is_taken_by_one_node_plans_what_it_claims_and_comes_again_after_its_pause() {
        save(settings(true, Conditions.ANY, 4));
        orders(2);
        watch.look();
        var made = waves.list(floor.warehouse, false, Long.MAX_VALUE, 10);
        assertThat(made).singleElement().satisfies(w -> assertThat(w.wave().state()).isEqualTo(State.PLANNED));
        orders(1);
        watch.look();
        assertThat(waves.list(floor.warehouse, false, Long.MAX_VALUE, 10)).as("the next turn is not due").hasSize(1);
        turns.dueNow(floor.warehouse);
        assertThat(turns.take(floor.warehouse)).isTrue();
        assertThat(turns.take(floor.warehouse)).as("somebody has it").isFalse();
        turns.giveBack(floor.warehouse, Duration.ofMinutes(1));
        assertThat(turns.take(floor.warehouse)).as("not due").isFalse();
        turns.dueNow(floor.warehouse);
        watch.look();
        assertThat(waves.get(made.get(0).wave().id()).open()).as("a wave of its own, because one order is enough").hasSize(2);
        assertThat(waves.list(floor.warehouse, false, Long.MAX_VALUE, 10)).hasSize(2);
    }

    @Test
    void a_lead_moves_splits_removes_and_adds_before_the_release() {
        long id = planned(3);
        var wave = waves.get(id);
        var alone = wave.carts().stream().filter(c -> wave.on(c.number()).size() == 1).findFirst().orElseThrow();
        var full = wave.carts().stream().filter(c -> wave.on(c.number()).size() == 2).findFirst().orElseThrow();
        assertThatThrownBy(() -> waves.move(id, wave.on(alone.number()).get(0).id(), full.number())).hasMessageContaining("does not fit");
        var split = waves.split(id, full.number());
        assertThat(split.carts()).hasSize(3);
        assertThatThrownBy(() -> waves.split(id, 1)).hasMessageContaining("fewer than two");
        var moved = waves.move(id, split.on(1).get(0).id(), 2);
        assertThat(moved.carts()).hasSize(2);
        assertThat(moved.open()).hasSize(3);
        var out = moved.open().get(0).id();
        assertThat(waves.remove(id, out).open()).hasSize(2);
        assertThatThrownBy(() -> waves.remove(id, out)).isInstanceOf(Refusal.class).hasMessageContaining("is not in wave");
        assertThat(waves.add(id, out, 0).open()).hasSize(3);
        assertThat(waves.add(id, out, 0).open()).as("a second time changes nothing").hasSize(3);
        var member = waves.get(id).open().stream().filter(m -> m.id().equals(out)).findFirst().orElseThrow();
        assertThat(member.state()).isEqualTo(MemberState.PLANNED);
        assertThat(member.cart()).isPositive();
    }

    @Test
    void orders_join_and_leave_carts_that_nobody_has_taken() {
        long id = planned(3);
        waves.release(id);
        var late = orders(2);
        var joined = waves.add(id, late.get(0), 0);
        assertThat(joined.open()).hasSize(4);
        assertThat(joined.wave().figures().seconds()).isGreaterThan(waves.get(id).carts().stream().mapToInt(Wave.Cart::seconds).max().orElseThrow());
        assertThatThrownBy(() -> waves.add(id, late.get(1), 0)).as("both carts are full").hasMessageContaining("room");
        var out = joined.open().get(0).id();
        assertThat(waves.remove(id, out).open()).hasSize(3);
        assertThat(anna.count("POOLED")).as("it waits for another wave").isEqualTo(2);
        long cart = anna.take();
        var onIt = waves.get(id).carts().stream().filter(c -> c.task() == cart).findFirst().orElseThrow().number();
        var held = waves.get(id).on(onIt).get(0).id();
        assertThatThrownBy(() -> waves.remove(id, held)).hasMessageContaining("being picked");
        assertThatThrownBy(() -> waves.discard(id)).hasMessageContaining("taken");
        anna.pick(cart, 1);
        anna.giveBack(cart);
        waves.discard(id);
        assertThat(anna.count("WAITING")).as("what was begun is finished").isOne();
        assertThat(anna.count("POOLED")).isEqualTo(4);
        assertThat(waves.get(id).wave().state()).isEqualTo(State.DISCARDED);
    }

    @Test
    void orders_that_come_late_join_a_wave_of_their_template_with_room() {
        save(new WaveSettings(true, 15, 60, 1, 2, WaveSettings.USUAL, Map.of(), List.of(new Template("ALL", "All", false, 3, 100, null, null, new Limits(4, null, null, null), Conditions.ANY))));
        orders(3);
        long id = claims.turn(floor.warehouse).get(0);
        planning.plan(id);
        orders(2);
        assertThat(claims.turn(floor.warehouse)).as("too few").isEmpty();
        assertThat(joins.join(floor.warehouse)).as("one place was free").isOne();
        assertThat(open(id)).hasSize(4);
        assertThat(anna.count("POOLED")).isEqualTo(5);
        waves.discard(id);
    }

    @Test
    void an_order_cancelled_in_any_state_leaves_and_the_rest_goes_on() {
        long id = planned(4);
        var four = open(id);
        // Planned
        cancel(four.get(0));
        ear.listen();
        assertThat(open(id)).hasSize(3);
        // Between the last look and the release
        cancel(four.get(1));
        waves.release(id);
        assertThat(waves.get(id).wave().note().en()).contains(four.get(1).toString());
        assertThat(open(id)).containsExactlyInAnyOrder(four.get(2), four.get(3));
        assertThat(waves.get(id).members().stream().filter(m -> m.id().equals(four.get(1)))).extracting(Member::why).containsExactly("GONE");
        // On a cart that is being picked, with one unit on it
        long cart = anna.take();
        anna.pick(cart, 1);
        var on = lanes.call(() -> jdbc.sql("SELECT fulfillment_id FROM pick_order WHERE pick_task_id = :t AND state = 'OPEN' ORDER BY position").param("t", cart).query(Long.class).list());
        cancel(new FulfillmentId(on.get(0)));
        ear.listen();
        assertThat(open(id)).hasSize(1);
        for (long task = cart; task != 0; task = anna.take()) anna.pick(task, 100);
        ear.listen();
        assertThat(waves.get(id).wave().state()).isEqualTo(State.DONE);
        assertThat(states(waves.get(id))).containsExactlyInAnyOrder(MemberState.DONE, MemberState.LEFT);
    }

    @Test
    void a_short_order_leaves_and_the_rest_of_the_cart_is_picked() {
        long id = planned(2);
        waves.release(id);
        long cart = anna.take();
        anna.reportShort(cart);
        ear.listen();
        assertThat(open(id)).hasSize(1);
        assertThat(waves.get(id).members()).extracting(Member::why).contains("SHORT");
        anna.pick(cart, 100);
        ear.listen();
        assertThat(waves.get(id).wave().state()).isEqualTo(State.DONE);
    }

    @Test
    void a_wave_ends_when_everybody_has_gone_and_a_lead_may_drop_it_in_the_task_list() {
        long id = planned(1);
        cancel(open(id).get(0));
        waves.release(id);
        assertThat(waves.get(id).wave().state()).as("no cart was made").isEqualTo(State.DONE);
        long other = planned(1);
        var task = tasks.createTaskQuery().processInstanceBusinessKey(PickWave.businessKey(other)).singleResult();
        assertThat((String) tasks.getVariable(task.getId(), "reason")).contains("1 orders");
        TestHouse.as("warehouselead", () -> lanes.runOne(() -> tasks.complete(task.getId(), Map.of("decision", "DISCARD"))));
        assertThat(waves.get(other).wave().state()).isEqualTo(State.DISCARDED);
        assertThatThrownBy(() -> waves.release(other)).hasMessageContaining("DISCARDED");
        assertThat(waves.discard(other).wave().state()).isEqualTo(State.DISCARDED);
    }

    private static List<Long> atOnce(List<Callable<List<Long>>> calls) throws Exception {
        var pool = Executors.newFixedThreadPool(calls.size());
        var gate = new CyclicBarrier(calls.size());
        try {
            var answers = new ArrayList<Long>();
            for (var future : pool.invokeAll(calls.stream().<Callable<List<Long>>>map(call -> () -> {
                gate.await();
                try {
                    return call.call();
                } catch (Refusal nothingLeft) {
                    return List.of();
                }
            }).toList())) answers.addAll(future.get());
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }
}
