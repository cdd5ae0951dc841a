package dev.wharf.proof;

import static dev.wharf.TestHouse.NEAR;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.aftersales.CancelOrder;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.Balance;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Stage;
import dev.wharf.overview.StockProof.Breach;
import dev.wharf.process.JobLease;
import dev.wharf.process.Lanes;
import dev.wharf.process.RepairStock;
import dev.wharf.refund.RefundReason;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody changes the stock behind the back of the house: it is found, told once, and put right with a reason. */
@WharfTest
class StockCheckIT {
    private static final String LEDGER_IS_BALANCE = "LEDGER_IS_BALANCE";

    private final TestHouse house;
    private final StockCheck check;
    private final StockBreaches breaches;
    private final JdbcClient jdbc;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private String sku;

    @Autowired
    StockCheckIT(ApplicationContext context, StockCheck check, StockBreaches breaches, JdbcClient jdbc, TaskService tasks, RuntimeService runtime) {
        this.house = new TestHouse(context);
        this.check = check;
        this.breaches = breaches;
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.runtime = runtime;
    }

    @BeforeEach
    void stock() {
        sku = house.sku(5, 0);
    }

    /** Other tests leave locks of orders that never were; their repairs are none of theirs. */
    @AfterEach
    void leaveNoInstances() {
        for (var instance : runtime.createProcessInstanceQuery().processDefinitionKey(RepairStock.KEY).list()) runtime.deleteProcessInstance(instance.getId(), "test");
        breaches.open().forEach(breach -> breaches.close(breach.key(), "test", "test"));
    }

    private void byHand(String change) {
        assertThat(jdbc.sql("UPDATE stock SET " + change + " WHERE sku = :sku AND warehouse_code = :w").param("sku", sku).param("w", NEAR).update()).isOne();
    }

    private List<Breach> found(String law) {
        return check.runNow().breaches().stream().filter(b -> b.sku().equals(sku) && b.law().equals(law)).toList();
    }

    private String key(String law) {
        return law + ":" + sku + "@" + NEAR;
    }

    private List<Task> tasks(String law) {
        return tasks.createTaskQuery().processInstanceBusinessKey(key(law)).list();
    }

    private long incidents(String law) {
        return runtime.createIncidentQuery().incidentType(RepairStock.INCIDENT).configuration(key(law)).count();
    }

    private void decide(String law, String decision, String reason) {
        var task = tasks(law).get(0).getId();
        TestHouse.as("warehouselead", () -> house.bean(Lanes.class).runOne(() -> tasks.complete(task, new HashMap<>(Map.of("decision", decision, "decisionReason", reason)))));
    }

    private List<String> repairs() {
        return jdbc.sql("SELECT CONCAT(on_hand_delta, ' ', locked_delta, ' ', actor, ' ', reason) FROM stock_entry WHERE sku = :sku AND kind = 'REPAIR' ORDER BY stock_entry_id")
            .param("sku", sku).query(String.class).list();
    }

    @Test
    void a_changed_balance_is_found_and_told_once_with_an_incident_and_a_task() {
        byHand("on_hand = on_hand + 2");
        assertThat(found(LEDGER_IS_BALANCE)).singleElement().satisfies(b -> assertThat(b.found()).contains("on hand 7，台账 ledger 5"));
        assertThat(found(LEDGER_IS_BALANCE)).hasSize(1);
        assertThat(tasks(LEDGER_IS_BALANCE)).singleElement().satisfies(task -> {
            assertThat(tasks.getVariables(task.getId())).containsEntry("sku", sku).containsEntry("place", NEAR);
            assertThat((String) tasks.getVariable(task.getId(), "reason")).contains("on hand 7，台账 ledger 5");
            assertThat((String) tasks.getVariable(task.getId(), "entries")).contains("RECEIVE");
            assertThat(tasks.getIdentityLinksForTask(task.getId())).extracting(link -> link.getGroupId()).contains("warehouselead", "processadmin");
        });
        assertThat(incidents(LEDGER_IS_BALANCE)).isOne();
        assertThat(runtime.createIncidentQuery().configuration(key(LEDGER_IS_BALANCE)).singleResult().getActivityId()).isEqualTo(RepairStock.TASK);
        decide(LEDGER_IS_BALANCE, "TRUST_LEDGER", "clean up");
    }

    @Test
    void who_trusts_the_ledger_sets_the_balance_back_and_leaves_a_reason() {
        byHand("on_hand = on_hand + 2, quarantine = 4");
        found(LEDGER_IS_BALANCE);
        decide(LEDGER_IS_BALANCE, "TRUST_LEDGER", "counted five");
        assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::quarantine).containsExactly(5, 0);
        assertThat(repairs()).containsExactly("0 0 warehouselead counted five");
        closed(LEDGER_IS_BALANCE, "warehouselead");
        assertThat(found(LEDGER_IS_BALANCE)).isEmpty();
    }

    @Test
    void who_trusts_the_balance_books_the_difference() {
        byHand("on_hand = on_hand + 2");
        found(LEDGER_IS_BALANCE);
        decide(LEDGER_IS_BALANCE, "TRUST_BALANCE", "seven are there");
        assertThat(house.balance(sku, NEAR).onHand()).isEqualTo(7);
        assertThat(repairs()).containsExactly("2 0 warehouselead seven are there");
        closed(LEDGER_IS_BALANCE, "warehouselead");
    }

    private void closed(String law, String by) {
        assertThat(tasks(law)).isEmpty();
        assertThat(incidents(law)).isZero();
        assertThat(breaches.latest(50)).filteredOn(b -> b.sku().equals(sku) && b.law().equals(law)).singleElement().satisfies(b -> {
            assertThat(b.closedAt()).isNotNull();
            assertThat(b.closedBy()).isEqualTo(by);
        });
        assertThat(house.bean(HistoryService.class).createHistoricProcessInstanceQuery().processInstanceBusinessKey(key(law)).finished().count()).isPositive();
    }

    @Test
    void a_deleted_balance_is_made_again() {
        jdbc.sql("DELETE FROM stock WHERE sku = :sku").param("sku", sku).update();
        assertThat(found("NOTHING_WITHOUT_BALANCE")).hasSize(1);
        decide("NOTHING_WITHOUT_BALANCE", "TRUST_LEDGER", "row was deleted");
        assertThat(house.balance(sku, NEAR).onHand()).isEqualTo(5);
        closed("NOTHING_WITHOUT_BALANCE", "warehouselead");
    }

    @Test
    void a_breach_that_went_away_by_itself_closes_with_a_note() {
        byHand("on_hand = on_hand + 2");
        found(LEDGER_IS_BALANCE);
        byHand("on_hand = on_hand - 2");
        found(LEDGER_IS_BALANCE);
        closed(LEDGER_IS_BALANCE, "system");
        assertThat(breaches.latest(50)).filteredOn(b -> b.sku().equals(sku)).allMatch(b -> b.note().contains("without a repair"));
        assertThat(repairs()).isEmpty();
    }

    @Test
    void a_look_changes_nothing_while_the_law_is_broken() {
        byHand("on_hand = on_hand + 2");
        found(LEDGER_IS_BALANCE);
        decide(LEDGER_IS_BALANCE, RepairStock.RECHECK, "");
        assertThat(tasks(LEDGER_IS_BALANCE)).hasSize(1);
        assertThat(incidents(LEDGER_IS_BALANCE)).isOne();
        decide(LEDGER_IS_BALANCE, "TRUST_LEDGER", "clean up");
    }

    @Test
    void a_repair_needs_a_reason_and_has_to_fit_the_law() {
        byHand("on_hand = on_hand + 2");
        found(LEDGER_IS_BALANCE);
        assertThatThrownBy(() -> decide(LEDGER_IS_BALANCE, "TRUST_LEDGER", " ")).hasStackTraceContaining("Say in a few words why");
        assertThatThrownBy(() -> decide(LEDGER_IS_BALANCE, "RELEASE", "x")).hasStackTraceContaining("TRUST_LEDGER, TRUST_BALANCE");
        assertThat(tasks(LEDGER_IS_BALANCE)).hasSize(1);
        decide(LEDGER_IS_BALANCE, "TRUST_LEDGER", "clean up");
    }

    @Test
    void a_lock_of_a_dead_order_is_released() {
        var id = house.take(order().line(sku, 2));
        jdbc.sql("UPDATE fulfillment SET stage = 'CANCELLED' WHERE fulfillment_id = :id").param("id", id.value()).update();
        assertThat(found("LOCK_HAS_LIVE_ORDER")).singleElement().satisfies(b -> assertThat(b.found()).contains("2 件 units of " + id));
        decide("LOCK_HAS_LIVE_ORDER", "RELEASE", "order was closed by hand");
        assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(5, 0);
        assertThat(jdbc.sql("SELECT reason FROM stock_entry WHERE sku = :sku AND kind = 'RELEASE'").param("sku", sku).query(String.class).list()).containsExactly("order was closed by hand");
        closed("LOCK_HAS_LIVE_ORDER", "warehouselead");
    }

    @Test
    void what_a_shipped_order_still_locks_has_left_the_house() {
        var id = house.take(order().line(sku, 2));
        jdbc.sql("UPDATE fulfillment SET stage = 'DONE' WHERE fulfillment_id = :id").param("id", id.value()).update();
        found("LOCK_HAS_LIVE_ORDER");
        decide("LOCK_HAS_LIVE_ORDER", "RELEASE", "order was closed by hand");
        assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(3, 0);
    }

    @Test
    void only_what_a_line_does_not_need_is_released() {
        var id = house.take(order().line(sku, 3));
        jdbc.sql("UPDATE fulfillment_line SET quantity = 1 WHERE fulfillment_id = :id").param("id", id.value()).update();
        assertThat(found("LOCK_FITS_LINE")).singleElement().satisfies(b -> assertThat(b.found()).contains("locked 3，需要 needed 1"));
        decide("LOCK_FITS_LINE", "RELEASE", "line was cut by hand");
        assertThat(house.balance(sku, NEAR).locked()).isOne();
        closed("LOCK_FITS_LINE", "warehouselead");
    }

    @Test
    void a_lost_lock_is_believed_and_locked_follows() {
        var id = house.take(order().line(sku, 2));
        jdbc.sql("DELETE FROM stock_lock WHERE fulfillment_id = :id").param("id", id.value()).update();
        assertThat(found("LOCKED_IS_OPEN_LOCKS")).singleElement().satisfies(b -> assertThat(b.found()).isEqualTo("锁定 locked 2，未结锁定 open locks 0"));
        decide("LOCKED_IS_OPEN_LOCKS", "TRUST_LOCKS", "nobody holds them");
        assertThat(house.balance(sku, NEAR).locked()).isZero();
        assertThat(repairs()).containsExactly("0 -2 warehouselead nobody holds them");
        closed("LOCKED_IS_OPEN_LOCKS", "warehouselead");
        assertThat(found(LEDGER_IS_BALANCE)).isEmpty();
    }

    @Test
    void more_picked_than_locked_is_found() {
        var id = house.take(order().line(sku, 2));
        jdbc.sql("UPDATE stock_lock SET state = 'PICKED' WHERE fulfillment_id = :id").param("id", id.value()).update();
        assertThat(found("PICKED_IS_LOCKED")).isEmpty();
        byHand("locked = 1");
        assertThat(found("PICKED_IS_LOCKED")).hasSize(1);
        decide("PICKED_IS_LOCKED", "TRUST_LEDGER", "balance was changed");
        closed("PICKED_IS_LOCKED", "warehouselead");
    }

    @Test
    void an_order_whose_balance_was_changed_is_cancelled_and_shipped_all_the_same() {
        var cancelled = house.take(order().line(sku, 2));
        byHand("locked = 0, on_hand = 1");
        TestHouse.as("csr", () -> house.bean(CancelOrder.class).cancel(cancelled, "buyer asked", RefundReason.CANCELLED));
        assertThat(house.fulfillment(cancelled).stage()).isIn(Stage.CANCELLED, Stage.CANCELLING);
        byHand("locked = 0, on_hand = 5");
        var shipped = house.take(order().line(sku, 2));
        byHand("locked = 0, on_hand = 1");
        house.bean(Lanes.class).runOne(() -> house.bean(Stock.class).deduct(shipped));
        assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(0, 0);
        assertThat(found(LEDGER_IS_BALANCE)).hasSize(1);
        decide(LEDGER_IS_BALANCE, "TRUST_LEDGER", "clean up");
        assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(3, 0);
    }

    @Test
    void one_node_checks_at_a_time_and_not_before_it_is_due() {
        var lease = house.bean(JobLease.class);
        assertThat(lease.take(StockCheck.JOB, Duration.ofMinutes(1))).isTrue();
        try {
            assertThatThrownBy(check::runNow).isInstanceOf(Refusal.class).hasMessageContaining("running");
            assertThat(check.runIfDue()).isEmpty();
        } finally {
            lease.giveBack(StockCheck.JOB, Duration.ofMinutes(5));
        }
        assertThat(check.runIfDue()).as("not due for five minutes").isEmpty();
        check.runNow();
        jdbc.sql("UPDATE job_lease SET due_at = '2000-01-01' WHERE name = 'stock-check'").update();
        assertThat(check.runIfDue()).isPresent();
        assertThat(check.runIfDue()).isEmpty();
    }

    @Test
    void a_lease_of_a_dead_node_is_over_when_its_time_is() {
        jdbc.sql("UPDATE job_lease SET holder = 'dead', until_at = DATE_ADD(UTC_TIMESTAMP(6), INTERVAL 1 MINUTE) WHERE name = 'stock-check'").update();
        assertThatThrownBy(check::runNow).isInstanceOf(Refusal.class);
        jdbc.sql("UPDATE job_lease SET until_at = DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 1 SECOND) WHERE name = 'stock-check'").update();
        check.runNow();
    }

    @Test
    void the_missing_unique_key_is_found() {
        jdbc.sql("ALTER TABLE stock_entry DROP INDEX uq_stock_entry_key").update();
        try {
            assertThat(check.runNow().breaches()).anyMatch(b -> b.law().equals("LEDGER_KEY_UNIQUE"));
        } finally {
            jdbc.sql("ALTER TABLE stock_entry ADD CONSTRAINT uq_stock_entry_key UNIQUE (entry_key)").update();
        }
        assertThat(check.runNow().breaches()).noneMatch(b -> b.law().equals("LEDGER_KEY_UNIQUE"));
    }

    @Test
    void a_lock_of_an_order_that_never_was_is_no_live_lock() {
        var id = new FulfillmentId(house.bean(Ids.class).next());
        house.inLane(() -> house.bean(Stock.class).lock(id, "", NEAR, List.of(new Stock.Need(1, sku, 1)), null));
        assertThat(found("LOCK_HAS_LIVE_ORDER")).hasSize(1);
        decide("LOCK_HAS_LIVE_ORDER", "RELEASE", "clean up");
        assertThat(house.balance(sku, NEAR).locked()).isZero();
    }
}
