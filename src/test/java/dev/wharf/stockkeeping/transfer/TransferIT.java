package dev.wharf.stockkeeping.transfer;

import static dev.wharf.TestHouse.FAR;
import static dev.wharf.TestHouse.NEAR;
import static dev.wharf.TestHouse.order;
import static dev.wharf.TestHouse.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.Balance;
import dev.wharf.inventory.Bins;
import dev.wharf.order.Stage;
import dev.wharf.process.Lanes;
import dev.wharf.process.TransferStock;
import dev.wharf.stockkeeping.BinMoves;
import dev.wharf.stockkeeping.transfer.Transfer.State;
import dev.wharf.stockkeeping.transfer.TransferFloor.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every way through transfer-stock, on the real model and database. At the end every flow node was reached. */
@WharfTest
class TransferIT {
    private static final Set<String> REACHED = new HashSet<>();
    private static Set<String> allNodes = Set.of();

    private final TestHouse house;
    private final Transfers transfers;
    private final TransferFloor floor;
    private final BinMoves moves;
    private final Bins bins;
    private final Lanes lanes;
    private final TaskService tasks;
    private final HistoryService history;
    private final ManagementService management;
    private final JdbcClient jdbc;
    private final Set<Long> started = new HashSet<>();

    @Autowired
    TransferIT(ApplicationContext context, Transfers transfers, TransferFloor floor, BinMoves moves, Bins bins, Lanes lanes, TaskService tasks, HistoryService history,
               ManagementService management, JdbcClient jdbc, RepositoryService repository) {
        this.house = new TestHouse(context);
        this.transfers = transfers;
        this.floor = floor;
        this.moves = moves;
        this.bins = bins;
        this.lanes = lanes;
        this.tasks = tasks;
        this.history = history;
        this.management = management;
        this.jdbc = jdbc;
        var model = repository.getBpmnModelInstance(repository.createProcessDefinitionQuery().processDefinitionKey(TransferStock.KEY).latestVersion().singleResult().getId());
        allNodes = new HashSet<>(model.getModelElementsByType(FlowNode.class).stream().filter(n -> !(n instanceof SubProcess)).map(FlowNode::getId).toList());
    }

    @AfterEach
    void note_what_was_reached_and_prove_the_law_of_goods_on_the_way() {
        for (var id : started) {
            var instance = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(TransferStock.businessKey(id)).singleResult();
            history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().forEach(a -> REACHED.add(a.getActivityId()));
        }
        assertThat(jdbc.sql("""
            SELECT CONCAT(s.sku, ' @ ', s.warehouse_code, ': ', s.in_transit, ' in transit, ', COALESCE(t.units, 0), ' on transfers') FROM stock s
              LEFT JOIN (SELECT l.sku, t.to_warehouse, SUM(l.sent - l.arrived - l.lost) AS units FROM transfer_line l JOIN transfer t ON t.transfer_id = l.transfer_id
                          WHERE t.state IN ('SENT', 'DIFFERENT') GROUP BY l.sku, t.to_warehouse) t ON t.sku = s.sku AND t.to_warehouse = s.warehouse_code
             WHERE s.in_transit <> COALESCE(t.units, 0)""").query(String.class).list()).isEmpty();
    }

    @AfterAll
    static void every_flow_node_was_reached() {
        assertThat(REACHED).containsAll(allNodes);
    }

    private long draft(String sku, int units) {
        return transfers.draft(new Transfers.Request(unique("t"), NEAR, FAR, new TreeMap<>(Map.of(sku, units)), "test")).id();
    }

    private long submitted(String sku, int units) {
        long id = draft(sku, units);
        transfers.submit(id);
        started.add(id);
        return id;
    }

    private long sent(String sku, int units) {
        long id = submitted(sku, units);
        floor.pick(id, reading(sku, "", units));
        floor.send(id);
        return id;
    }

    private static Reading reading(String sku, String bin, int units) {
        return new Reading(unique("s"), sku, bin, "", units);
    }

    private void decide(long id, String key, String decision) {
        var open = tasks.createTaskQuery().processInstanceBusinessKey(TransferStock.businessKey(id)).taskDefinitionKey(key).singleResult();
        assertThat(open).as(key).isNotNull();
        // Not the lead who drew it up: four eyes
        TestHouse.asPerson("another lead", "warehouselead", () -> lanes.runOne(() -> tasks.complete(open.getId(), Map.of("decision", decision, "decisionReason", "test"))));
    }

    private void fire(long id) {
        management.executeJob(management.createJobQuery().processInstanceId(
            history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(TransferStock.businessKey(id)).singleResult().getId()).timers().singleResult().getId());
    }

    private State state(long id) {
        return transfers.get(id).state();
    }

    private void balances(String sku, int nearOnHand, int nearFrozen, int farInTransit, int farOnHand) {
        var near = house.balance(sku, NEAR);
        var far = house.balance(sku, FAR);
        assertThat(List.of(near.onHand(), near.frozen(), far.inTransit(), far.onHand())).containsExactly(nearOnHand, nearFrozen, farInTransit, farOnHand);
    }

    @Test
    void goods_are_frozen_sent_and_received_in_parts_and_wake_who_waits() {
        var sku = house.sku(10, 0);
        moves.move(new BinMoves.Request(unique("m"), NEAR, "", "A-1", sku, "", 10, "test"));
        long id = submitted(sku, 8);
        balances(sku, 10, 8, 0, 0);
        // Nobody else gets them
        var waiting = house.take(order().line(sku, 3));
        assertThat(house.openHolds(waiting)).containsKey("STOCK");
        var shortage = tasks.createTaskQuery().processInstanceBusinessKey(waiting.toString()).taskDefinitionKey("Task_ResolveShortage").singleResult();
        TestHouse.as("reviewer", () -> lanes.runOne(() -> tasks.complete(shortage.getId(), Map.of("decision", "WAIT"))));
        var pick = reading(sku, "A-1", 8);
        floor.pick(id, pick);
        floor.pick(id, pick);
        assertThatThrownBy(() -> floor.pick(id, reading(sku, "A-1", 1))).isInstanceOf(Refusal.class).hasMessageContaining("0 more");
        assertThat(bins.ofBin(NEAR, "A-1").stream().filter(c -> c.place().sku().equals(sku)).mapToInt(Bins.Content::units).sum()).isEqualTo(2);
        assertThat(house.inLane(() -> moves.loose(NEAR, sku))).as("picked for a transfer is not loose").isZero();
        floor.send(id);
        floor.send(id);
        balances(sku, 2, 0, 8, 0);
        var first = reading(sku, "Z-9", 5);
        floor.receive(id, first);
        floor.receive(id, first);
        balances(sku, 2, 0, 3, 5);
        assertThat(house.fulfillment(waiting).stage()).as("the waiting order looked again").isEqualTo(Stage.PICK);
        assertThat(house.fulfillment(waiting).warehouse()).isEqualTo(FAR);
        floor.receive(id, reading(sku, "", 3));
        balances(sku, 2, 0, 0, 8);
        assertThat(state(id)).isEqualTo(State.CLOSED);
    }

    @Test
    void what_was_not_picked_is_free_again_when_the_rest_leaves() {
        var sku = house.sku(5, 0);
        long id = submitted(sku, 5);
        assertThatThrownBy(() -> floor.send(id)).isInstanceOf(Refusal.class).hasMessageContaining("cancel");
        floor.pick(id, reading(sku, "", 2));
        floor.send(id);
        balances(sku, 3, 0, 2, 0);
        floor.receive(id, reading(sku, "", 2));
        assertThat(state(id)).isEqualTo(State.CLOSED);
    }

    @Test
    void missing_and_extra_goods_are_settled_with_a_reason() {
        var sku = house.sku(5, 0);
        var surprise = house.sku(0, 0);
        long id = sent(sku, 5);
        floor.receive(id, reading(sku, "", 3));
        floor.receive(id, reading(surprise, "", 1));
        balances(sku, 0, 0, 2, 3);
        assertThat(house.balance(surprise, FAR).onHand()).as("extra is not booked before it is settled").isZero();
        floor.finish(id);
        floor.finish(id);
        assertThat(state(id)).isEqualTo(State.DIFFERENT);
        var open = tasks.createTaskQuery().processInstanceBusinessKey(TransferStock.businessKey(id)).singleResult();
        assertThat((String) tasks.getVariable(open.getId(), "reason")).contains(sku, "sent 5", "received 3", surprise);
        assertThatThrownBy(() -> transfers.cancel(id)).isInstanceOf(Refusal.class);
        decide(id, "Task_SettleTransfer", "WRITE_OFF");
        balances(sku, 0, 0, 0, 3);
        assertThat(house.balance(surprise, FAR).onHand()).isOne();
        assertThat(state(id)).isEqualTo(State.CLOSED);
        assertThatThrownBy(() -> transfers.cancel(id)).isInstanceOf(Refusal.class);
    }

    @Test
    void more_may_come_after_a_difference() {
        var sku = house.sku(4, 0);
        long id = sent(sku, 4);
        floor.receive(id, reading(sku, "", 3));
        floor.finish(id);
        decide(id, "Task_SettleTransfer", "WAIT");
        assertThat(state(id)).isEqualTo(State.SENT);
        floor.receive(id, reading(sku, "", 1));
        balances(sku, 0, 0, 0, 4);
        assertThat(state(id)).isEqualTo(State.CLOSED);
    }

    @Test
    void goods_that_do_not_come_in_time_are_looked_for() {
        var sku = house.sku(6, 0);
        long id = sent(sku, 2);
        fire(id);
        decide(id, "Task_ChaseTransfer", "WAIT");
        fire(id);
        floor.receive(id, reading(sku, "", 2));
        assertThat(state(id)).isEqualTo(State.CLOSED);
        long lost = sent(sku, 4);
        fire(lost);
        decide(lost, "Task_ChaseTransfer", "SETTLE");
        decide(lost, "Task_SettleTransfer", "WRITE_OFF");
        balances(sku, 0, 0, 0, 2);
        assertThat(state(lost)).isEqualTo(State.CLOSED);
    }

    @Test
    void a_cancel_gives_back_what_was_set_aside_and_turns_round_what_is_on_the_way() {
        var sku = house.sku(6, 0);
        moves.move(new BinMoves.Request(unique("m"), NEAR, "", "A-1", sku, "", 6, "test"));
        long drafted = draft(sku, 6);
        transfers.cancel(drafted);
        long picked = submitted(sku, 6);
        floor.pick(picked, reading(sku, "A-1", 4));
        transfers.cancel(picked);
        transfers.cancel(picked);
        balances(sku, 6, 0, 0, 0);
        assertThat(bins.ofBin(NEAR, "A-1").stream().filter(c -> c.place().sku().equals(sku)).mapToInt(Bins.Content::units).sum()).isEqualTo(6);
        long onTheWay = submitted(sku, 6);
        floor.pick(onTheWay, reading(sku, "A-1", 6));
        floor.send(onTheWay);
        floor.receive(onTheWay, reading(sku, "", 2));
        transfers.cancel(onTheWay);
        transfers.cancel(onTheWay);
        balances(sku, 0, 0, 0, 2);
        assertThat(house.balance(sku, NEAR).inTransit()).isEqualTo(4);
        floor.receive(onTheWay, reading(sku, "A-1", 4));
        assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::inTransit).containsExactly(4, 0);
        assertThat(List.of(state(drafted), state(picked), state(onTheWay))).containsExactly(State.CANCELLED, State.CANCELLED, State.CLOSED);
    }

    @Test
    void above_the_limit_and_where_goods_are_missing_somebody_decides() {
        // 5001 units of 10.00 are above 50 000.00
        var dear = house.sku(5001, 0);
        long rejected = submitted(dear, 5001);
        assertThat(state(rejected)).isEqualTo(State.APPROVAL);
        balances(dear, 5001, 0, 0, 0);
        decide(rejected, "Task_ApproveTransfer", "REJECT");
        assertThat(state(rejected)).isEqualTo(State.CANCELLED);
        long approved = submitted(dear, 5001);
        decide(approved, "Task_ApproveTransfer", "APPROVE");
        balances(dear, 5001, 5001, 0, 0);
        var few = house.sku(1, 0);
        long missing = submitted(few, 2);
        assertThat(state(missing)).isEqualTo(State.APPROVAL);
        house.receive(few, NEAR, 1);
        decide(missing, "Task_ApproveTransfer", "APPROVE");
        assertThat(state(missing)).isEqualTo(State.PICKING);
        transfers.cancel(missing);
        transfers.cancel(approved);
        balances(dear, 5001, 0, 0, 0);
    }
}
