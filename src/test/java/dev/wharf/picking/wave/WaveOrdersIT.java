package dev.wharf.picking.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.FloorFixture;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.allocation.Rejections;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.infra.Statements;
import dev.wharf.infra.security.Visitor;
import dev.wharf.order.Stage;
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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which orders a wave has, and until when, while they go other ways. */
@WharfTest
class WaveOrdersIT {
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
    private WaveJoins joins;
    @Autowired
    private WaveEar ear;
    @Autowired
    private Rejections rejections;
    @Autowired
    private Lanes lanes;
    @Autowired
    private Instances instances;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private TestHouse house;
    private FloorFixture floor;
    private FloorFixture other;
    private String cup;
    private Picker anna;

    @BeforeEach
    void two_warehouses_and_waves_in_the_one_that_has_the_goods() {
        house = new TestHouse(context);
        floor = FloorFixture.in(context);
        other = FloorFixture.in(context);
        cup = floor.goods("CUP", "B-02");
        anna = new Picker(context, floor, "anna");
        waves(true, 4);
    }

    @AfterEach
    void waves_are_off_again() {
        waves(false, 4);
    }

    private void waves(boolean on, int places) {
        rules.save(floor.warehouse, new WaveSettings(on, 15, 60, 1, 2, WaveSettings.USUAL, Map.of(),
            List.of(new Template("ALL", "All", false, 1, 100, null, null, new Limits(places, null, null, null), Conditions.ANY))), "");
    }

    private List<FulfillmentId> orders(int count) {
        return IntStream.range(0, count).mapToObj(n -> floor.order(Map.of("CUP", 2))).toList();
    }

    private long planned() {
        var found = claims.turn(floor.warehouse);
        assertThat(found).hasSize(1);
        planning.plan(found.get(0));
        return found.get(0);
    }

    private List<FulfillmentId> open(long wave) {
        return waves.get(wave).open().stream().map(Member::id).toList();
    }

    private static Member member(Whole wave, FulfillmentId order) {
        return wave.members().stream().filter(m -> m.id().equals(order)).findFirst().orElseThrow();
    }

    /** Orders that pass review again when a warehouse has given them back. */
    private List<FulfillmentId> reviewed(int count) {
        return IntStream.range(0, count).mapToObj(n -> {
            var order = TestHouse.order().line(cup, 2);
            order.placedAt = OffsetDateTime.now(ZoneOffset.UTC).toString();
            var id = house.take(order);
            assertThat(walks(id)).containsExactly(floor.warehouse + " POOLED");
            return id;
        }).toList();
    }

    /** The first warehouse will not ship it, and the second has the goods by now. */
    private void reject(FulfillmentId order) {
        house.receive(cup, other.warehouse, 2);
        assertThat(rejections.reject(order, "CLOSED", null, null, "").stage()).isEqualTo(Stage.PICK);
        assertThat(walks(order)).containsExactly(other.warehouse + " WAITING");
    }

    private void cancel(List<FulfillmentId> orders) {
        lanes.runOne(() -> instances.tell(Message.OrderCancelled, orders, Map.of()));
    }

    private List<String> walks(FulfillmentId order) {
        return jdbc.sql("SELECT CONCAT(t.warehouse_code, ' ', t.state) FROM pick_order o JOIN pick_task t ON t.pick_task_id = o.pick_task_id WHERE o.fulfillment_id = :id AND o.state = 'OPEN'")
            .param("id", order.value()).query(String.class).list();
    }

    @Test
    void an_order_that_another_warehouse_ships_is_on_no_cart_of_the_first() {
        var three = reviewed(3);
        long id = planned();
        reject(three.get(0));
        ear.listen();
        assertThat(open(id)).containsExactlyInAnyOrder(three.get(1), three.get(2));
        // Between the last look and the release
        reject(three.get(1));
        waves.release(id);
        assertThat(open(id)).containsExactly(three.get(2));
        assertThat(List.of(member(waves.get(id), three.get(0)).why(), member(waves.get(id), three.get(1)).why())).containsOnly("GONE");
        assertThat(walks(three.get(0))).containsExactly(other.warehouse + " WAITING");
        assertThat(walks(three.get(1))).containsExactly(other.warehouse + " WAITING");
    }

    @Test
    void a_plan_leaves_out_who_was_sent_to_another_warehouse_after_the_claim() {
        var two = reviewed(2);
        long id = claims.turn(floor.warehouse).get(0);
        reject(two.get(0));
        planning.plan(id);
        assertThat(open(id)).containsExactly(two.get(1));
        waves.discard(id);
    }

    @Test
    void chosen_orders_of_another_warehouse_are_left_out() {
        var two = reviewed(2);
        reject(two.get(0));
        var made = claims.make(new WaveClaims.Request(TestHouse.unique("k"), floor.warehouse, "", two, null, null));
        assertThat(made.leftOut()).containsExactly(two.get(0));
        assertThat(open(made.wave())).containsExactly(two.get(1));
        waves.discard(made.wave());
    }

    @Test
    void the_last_two_orders_of_a_plan_may_go_together_and_later_waves_are_heard() {
        var two = orders(2);
        long first = planned();
        var three = orders(3);
        long later = planned();
        cancel(two);
        cancel(three.subList(0, 1));
        ear.listen();
        assertThat(waves.get(first).wave().state()).isEqualTo(State.DISCARDED);
        assertThat(waves.get(first).members()).extracting(Member::why).containsOnly("GONE");
        assertThat(open(later)).containsExactlyInAnyOrder(three.get(1), three.get(2));
        waves.discard(later);
    }

    @Test
    void a_plan_is_made_once_for_all_that_leave_it_together() {
        var five = orders(5);
        long id = planned();
        cancel(five.subList(0, 1));
        int one = Statements.during(ear::listen).size();
        cancel(five.subList(1, 4));
        assertThat(Statements.during(ear::listen)).as("three do not cost three times as much").hasSizeLessThan(2 * one);
        assertThat(open(id)).containsExactly(five.get(4));
        waves.discard(id);
    }

    @Test
    void a_wave_that_cannot_be_told_keeps_no_other_waiting() {
        var two = orders(2);
        long broken = planned();
        var more = orders(2);
        long later = planned();
        runtime.deleteProcessInstance(runtime.createProcessInstanceQuery().processInstanceBusinessKey(PickWave.businessKey(broken)).singleResult().getId(), "a fault of this test");
        cancel(two.subList(0, 1));
        cancel(more.subList(0, 1));
        ear.listen();
        assertThat(open(broken)).as("nothing was written").hasSize(2);
        assertThat(open(later)).containsExactly(more.get(1));
        waves.discard(later);
        // Nobody hears of it any more
        jdbc.sql("UPDATE wave SET state = 'DISCARDED' WHERE wave_id = :id").param("id", broken).update();
        jdbc.sql("UPDATE wave_order SET state = 'LEFT', why = 'DISCARDED' WHERE wave_id = :id").param("id", broken).update();
    }

    /** Nobody finds its goods at the bench, so that they are picked again. */
    private void comesBack(FulfillmentId order) {
        var missing = Visitor.basic(port, "verifier1").post("/api/v1/verifications/" + order + "/differences", "{\"kind\":\"MISSING\",\"sku\":\"" + floor.sku("CUP") + "\",\"quantity\":2}");
        assertThat(missing.statusCode()).as(missing.body()).isEqualTo(200);
        floor.decide(order, "PICK_AGAIN");
        assertThat(walks(order)).containsExactly(floor.warehouse + " POOLED");
    }

    /** The first cart of two is picked while the other one waits. @return who was on it */
    private List<FulfillmentId> firstCartPicked(long wave) {
        waves.release(wave);
        long cart = anna.take();
        anna.pick(cart, 100);
        ear.listen();
        var whole = waves.get(wave);
        assertThat(whole.wave().state()).isEqualTo(State.RELEASED);
        return whole.on(whole.carts().stream().filter(c -> c.task() == cart).findFirst().orElseThrow().number()).stream().map(Member::id).toList();
    }

    @Test
    void an_order_that_is_picked_is_shown_and_free_for_another_wave_if_it_comes_back() {
        waves(true, 1);
        orders(2);
        long id = planned();
        var done = firstCartPicked(id).get(0);
        assertThat(member(waves.get(id), done).state()).isEqualTo(MemberState.DONE);
        assertThatThrownBy(() -> waves.remove(id, done)).hasMessageContaining("is picked");
        comesBack(done);
        long other = planned();
        assertThat(open(other)).containsExactly(done);
        ear.listen();
        assertThat(open(id)).hasSize(1).doesNotContain(done);
        waves.discard(other);
    }

    @Test
    void an_order_that_comes_back_may_join_its_own_wave_again() {
        waves(true, 2);
        orders(3);
        long id = planned();
        // The most urgent two go first
        var done = firstCartPicked(id).get(0);
        comesBack(done);
        waves.add(id, done, 0);
        ear.listen();
        assertThat(open(id)).hasSize(2).contains(done);
        anna.pick(anna.take(), 100);
        ear.listen();
        assertThat(waves.get(id).wave().state()).isEqualTo(State.DONE);
        assertThat(waves.get(id).members()).extracting(Member::state).containsOnly(MemberState.DONE);
    }

    @Test
    void more_orders_in_a_plan_than_one_turn_looks_at_hide_no_later_one() {
        var many = IntStream.range(0, 51).mapToObj(n -> floor.order(Map.of("CUP", 1))).toList();
        long id = planned();
        assertThat(open(id)).hasSameElementsAs(many);
        var late = floor.order(Map.of("CUP", 1));
        assertThat(joins.join(floor.warehouse)).as("51 are on 13 carts of four").isOne();
        assertThat(open(id)).hasSize(52).contains(late);
        waves.discard(id);
    }

    @Test
    void an_order_that_went_since_the_last_look_is_a_conflict_and_no_fault() {
        waves(true, 2);
        var three = orders(3);
        long id = planned();
        cancel(three.subList(0, 1));
        int elsewhere = member(waves.get(id), three.get(0)).cart() == 1 ? 2 : 1;
        assertThatThrownBy(() -> waves.move(id, three.get(0), elsewhere)).isInstanceOf(Refusal.class).extracting("code").isEqualTo("ORDER_NOT_WAITING");
        // All of it was picked before: it waits with nothing to fetch
        var empty = orders(1).get(0);
        jdbc.sql("DELETE FROM pick_line WHERE fulfillment_id = :id").param("id", empty.value()).update();
        assertThatThrownBy(() -> waves.add(id, empty, 0)).isInstanceOf(Refusal.class).extracting("code").isEqualTo("ORDER_NOT_WAITING");
        waves.discard(id);
    }

    /** What it takes to discard a released wave of so many orders on one cart. */
    private int statementsToDiscard(int orders) {
        orders(orders);
        long id = planned();
        waves.release(id);
        int statements = Statements.during(() -> waves.discard(id)).size();
        // Not for the next wave
        cancel(waves.get(id).members().stream().map(Member::id).toList());
        return statements;
    }

    @Test
    void many_orders_wait_alone_again_in_as_many_statements_as_few() {
        waves(true, 12);
        int four = statementsToDiscard(4);
        assertThat(statementsToDiscard(12)).as("less than one more for each order").isLessThan(four + 8);
    }

    /** A cart of two is begun and given back: the order on the first place is picked. Nobody has told the wave. */
    private long begunAndGivenBack() {
        orders(2);
        long id = planned();
        waves.release(id);
        long cart = anna.take();
        assertThat(anna.pick(cart, 2)).containsExactly(1, 1);
        anna.giveBack(cart);
        return id;
    }

    private FulfillmentId at(long wave, int place) {
        return waves.get(wave).members().stream().filter(m -> m.position() == place).findFirst().orElseThrow().id();
    }

    @Test
    void an_order_that_was_picked_before_the_rest_was_taken_out_is_noted_as_picked() {
        long id = begunAndGivenBack();
        var rest = at(id, 2);
        assertThat(waves.remove(id, rest).carts()).hasSize(1);
        ear.listen();
        assertThat(waves.get(id).wave().state()).isEqualTo(State.DONE);
        assertThat(member(waves.get(id), at(id, 1)).state()).isEqualTo(MemberState.DONE);
        assertThat(member(waves.get(id), rest).why()).isEqualTo("REMOVED");
    }

    @Test
    void an_order_that_was_picked_before_the_wave_was_discarded_is_noted_as_picked() {
        long id = begunAndGivenBack();
        waves.discard(id);
        assertThat(member(waves.get(id), at(id, 1)).state()).isEqualTo(MemberState.DONE);
        assertThat(member(waves.get(id), at(id, 2)).why()).isEqualTo("DISCARDED");
        assertThat(walks(at(id, 2))).containsExactly(floor.warehouse + " POOLED");
    }

    @Test
    void of_an_order_that_was_twice_in_a_wave_the_last_time_counts() {
        // Given two carts, of which the second is short of what only this warehouse has
        floor.goods("LAMP", "A-10");
        floor.order(Map.of("LAMP", 1));
        floor.order(Map.of("LAMP", 1));
        long id = planned();
        var carts = waves.split(id, 1);
        var back = carts.on(2).get(0).id();
        waves.release(id);
        long first = anna.take();
        var bea = new Picker(context, floor, "bea");
        bea.reportShort(bea.take());
        ear.listen();
        assertThat(member(waves.get(id), back).why()).isEqualTo("SHORT");
        // When it joins the first one
        anna.giveBack(first);
        floor.decide(back, "PICK_AGAIN");
        waves.add(id, back, 1);
        // Then it stays there, and is picked
        ear.listen();
        assertThat(open(id)).hasSize(2).contains(back);
        anna.pick(anna.take(), 100);
        ear.listen();
        assertThat(member(waves.get(id), back).state()).isEqualTo(MemberState.DONE);
    }
}
