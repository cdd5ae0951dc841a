package dev.wharf.review.bulk;

import static dev.wharf.Soon.soon;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.Soon;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.Stage;
import dev.wharf.process.Actor;
import dev.wharf.review.bulk.BulkRun.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many orders handled at once, with the real model and the real worker. */
@WharfTest
class BulkRunsIT {

    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;
    private TestHouse house;
    private BulkRuns runs;
    private BulkRunStore store;

    @BeforeEach
    void open() {
        house = new TestHouse(context);
        runs = house.bean(BulkRuns.class);
        store = house.bean(BulkRunStore.class);
    }

    private static <T> T as(String group, Supplier<T> work) {
        return Actor.as("somebody-" + group, Set.of(group), work);
    }

    private static BulkRequest request(BulkAction action, String hold, List<FulfillmentId> orders, String reason) {
        return new BulkRequest(action.name(), hold, "", "", 0, orders.stream().map(FulfillmentId::toString).toList(), reason, "");
    }

    private List<FulfillmentId> shortOf(String sku, int orders) {
        var ids = new ArrayList<FulfillmentId>();
        for (int i = 0; i < orders; i++) ids.add(house.take(order().line(sku, 1)));
        return ids;
    }

    private BulkRun ended(BulkRun run) {
        return soon().until(() -> store.get(run.id()), r -> r.state() != State.RUNNING);
    }

    @Test
    void a_preview_shares_the_stock_out_names_what_stays_held_and_writes_nothing() {
        // Given three orders for one SKU that was sold out, two units since, and an order that is picked already
        var sku = house.sku(0, 0);
        var ids = new ArrayList<>(shortOf(sku, 3));
        var gone = house.take(order().line(house.sku(1, 0), 1));
        ids.add(gone);
        receiveUnnoticed(sku, 2);
        long rows = everything();
        // When their review is tried anew
        var preview = as("reviewer", () -> runs.preview(request(BulkAction.REVIEW_AGAIN, "", ids, "")));
        // Then two would pass, one stays held, one is not in review
        assertThat(preview.outcomes()).isEqualTo(Map.of(Moved.Outcome.PASSED, 2L, Moved.Outcome.HELD, 1L, Moved.Outcome.REFUSED, 1L));
        assertThat(preview.stillHeld()).isEqualTo(Map.of("STOCK", 1L));
        assertThat(preview.orders()).filteredOn(m -> m.id().equals(ids.get(0))).singleElement().satisfies(m -> assertThat(m.stage()).isEqualTo(Stage.PICK));
        // And nothing of it is there
        assertThat(everything()).isEqualTo(rows);
        assertThat(ids.subList(0, 3)).allSatisfy(id -> assertThat(house.fulfillment(id).stage()).isEqualTo(Stage.REVIEW));
        assertThat(house.balance(sku, TestHouse.NEAR).locked()).isZero();
    }

    /** Units that no arrival told the waiting orders of. */
    private void receiveUnnoticed(String sku, int units) {
        house.receive(sku, TestHouse.NEAR, units);
    }

    private long everything() {
        return List.of("decision", "hold", "order_event", "stock_entry", "ACT_RU_TASK", "pick_order", "effect").stream()
            .mapToLong(table -> jdbc.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single()).sum();
    }

    @Test
    void a_run_does_what_the_preview_said_once_for_each_order_in_the_name_of_who_started_it() {
        var sku = house.sku(0, 0);
        var ids = shortOf(sku, 120);
        receiveUnnoticed(sku, 70);
        var run = as("reviewer", () -> runs.start(request(BulkAction.REVIEW_AGAIN, "", ids, ""), TestHouse.unique("key")));
        var done = ended(run);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.counts()).isEqualTo(Map.of("PASSED", 70, "HELD", 50));
        assertThat(ids.stream().filter(id -> house.fulfillment(id).stage() == Stage.PICK)).hasSize(70);
        assertThat(house.balance(sku, TestHouse.NEAR).locked()).isEqualTo(70);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM order_event WHERE kind = 'BULK' AND actor = 'somebody-reviewer' AND fulfillment_id IN (:ids)")
            .param("ids", ids.stream().map(FulfillmentId::value).toList()).query(Long.class).single()).isEqualTo(120);
    }

    @Test
    void a_hold_is_accepted_with_the_rights_of_who_started_it_and_the_reason_is_kept() {
        // What is let pass once passes again: an address of no other test
        var vague = order();
        vague.detail = "凤起路附近";
        var ids = List.of(house.take(vague.line(house.sku(1, 0), 1)));
        var run = as("csr", () -> runs.start(request(BulkAction.ACCEPT, "ADDRESS", ids, "买家确认可送达"), TestHouse.unique("key")));
        assertThat(ended(run).counts()).isEqualTo(Map.of("PASSED", 1));
        assertThat(jdbc.sql("SELECT reason FROM review_override WHERE fulfillment_id = :id").param("id", ids.get(0).value()).query(String.class).single()).isEqualTo("买家确认可送达");
        assertThat(jdbc.sql("SELECT level FROM decision WHERE fulfillment_id = :id AND rule_code = 'ADDRESS' ORDER BY decision_id DESC LIMIT 1").param("id", ids.get(0).value())
            .query(String.class).single()).isEqualTo("ACCEPTED");
    }

    @Test
    void who_may_not_override_a_rule_leaves_its_orders_held_and_is_told_so() {
        // Given an unpaid order: only finance may let it pass, the task is finance's and service's
        var ids = List.of(house.take(order().unpaid().line(house.sku(1, 0), 1)));
        var run = as("csr", () -> runs.start(request(BulkAction.ACCEPT, "PAYMENT", ids, "vip"), TestHouse.unique("key")));
        assertThat(ended(run).counts()).isEqualTo(Map.of("REFUSED", 1));
        assertThat(store.items(run.id(), "", 0, 10)).singleElement().satisfies(item -> {
            assertThat(item.holds()).containsExactly("PAYMENT");
            assertThat(item.reason().en()).contains("let pass by finance only");
        });
    }

    @Test
    void orders_are_cancelled_with_a_reason_and_one_without_that_task_is_refused() {
        var held = house.take(order().vague().line(house.sku(1, 0), 1));
        var other = house.take(order().line(house.sku(0, 0), 1));
        var run = as("csr", () -> runs.start(request(BulkAction.CANCEL, "ADDRESS", List.of(held, other), "联系不上买家"), TestHouse.unique("key")));
        assertThat(ended(run).counts()).isEqualTo(Map.of("CANCELLED", 1, "REFUSED", 1));
        assertThat(house.fulfillment(held).stage()).isEqualTo(Stage.CANCELLED);
        assertThat(house.fulfillment(other).stage()).isEqualTo(Stage.REVIEW);
        assertThat(store.items(run.id(), "REFUSED", 0, 10)).singleElement().satisfies(item -> assertThat(item.reason().en()).contains("no open task"));
    }

    @Test
    void the_available_part_of_short_orders_ships() {
        var sku = house.sku(0, 0);
        var ids = List.of(house.take(order().line(sku, 3)));
        receiveUnnoticed(sku, 1);
        assertThat(as("reviewer", () -> runs.preview(request(BulkAction.WAIT, "STOCK", ids, ""))).outcomes()).isEqualTo(Map.of(Moved.Outcome.HELD, 1L));
        var run = as("reviewer", () -> runs.start(request(BulkAction.SHIP_AVAILABLE, "STOCK", ids, ""), TestHouse.unique("key")));
        assertThat(ended(run).counts()).isEqualTo(Map.of("PASSED", 1));
        assertThat(house.fulfillment(ids.get(0)).units()).containsEntry(sku, 1);
    }

    @Test
    void a_run_that_a_dead_node_left_goes_on_and_does_no_order_twice() {
        // Given a run of a node that died after its first order
        var sku = house.sku(0, 0);
        var ids = shortOf(sku, 3);
        var run = new BulkRun(house.bean(dev.wharf.common.Ids.class).next(), request(BulkAction.REVIEW_AGAIN, "", ids, ""), State.RUNNING, 3, "somebody", Set.of("reviewer"),
            Instant.now(), null, Map.of());
        house.bean(org.springframework.transaction.support.TransactionTemplate.class).executeWithoutResult(status -> {
            store.add(run, UUID.randomUUID().toString(), new byte[32], ids);
            jdbc.sql("UPDATE bulk_item SET outcome = 'HELD' WHERE bulk_run_id = :id AND position = 1").param("id", run.id()).update();
            jdbc.sql("UPDATE bulk_run SET leased_by = 'dead', leased_until = '2026-01-01' WHERE bulk_run_id = :id").param("id", run.id()).update();
        });
        long before = bulkEvents(ids.get(0));
        // Then the worker of this node finishes it
        assertThat(ended(run).state()).isEqualTo(State.DONE);
        assertThat(bulkEvents(ids.get(0))).isEqualTo(before);
        assertThat(bulkEvents(ids.get(1))).isOne();
        assertThat(bulkEvents(ids.get(2))).isOne();
    }

    private long bulkEvents(FulfillmentId id) {
        return jdbc.sql("SELECT COUNT(*) FROM order_event WHERE kind = 'BULK' AND fulfillment_id = :id").param("id", id.value()).query(Long.class).single();
    }

    @Test
    void a_stopped_run_leaves_the_rest_as_it_is() {
        var ids = shortOf(house.sku(0, 0), 2);
        var run = new BulkRun(house.bean(dev.wharf.common.Ids.class).next(), request(BulkAction.REVIEW_AGAIN, "", ids, ""), State.RUNNING, 2, "somebody", Set.of("reviewer"),
            Instant.now(), null, Map.of());
        house.bean(org.springframework.transaction.support.TransactionTemplate.class).executeWithoutResult(status -> {
            store.add(run, UUID.randomUUID().toString(), new byte[32], ids);
            jdbc.sql("UPDATE bulk_run SET leased_by = 'busy', leased_until = '2099-01-01' WHERE bulk_run_id = :id").param("id", run.id()).update();
        });
        assertThat(runs.stop(run.id()).state()).isEqualTo(State.STOPPED);
        assertThat(runs.stop(run.id()).state()).isEqualTo(State.STOPPED);
        assertThat(store.renew(run.id(), "busy", Soon.PATIENCE)).as("the node at work notices").isFalse();
        assertThat(store.get(run.id()).pending()).isEqualTo(2);
    }

    @Test
    void a_start_sent_twice_is_one_run_and_a_key_used_for_something_else_is_refused() {
        var ids = shortOf(house.sku(0, 0), 1);
        var key = TestHouse.unique("key");
        var first = as("reviewer", () -> runs.start(request(BulkAction.REVIEW_AGAIN, "", ids, ""), key));
        assertThat(as("reviewer", () -> runs.start(request(BulkAction.REVIEW_AGAIN, "", ids, ""), key)).id()).isEqualTo(first.id());
        assertThatThrownBy(() -> as("reviewer", () -> runs.start(request(BulkAction.RECHECK, "ADDRESS", ids, ""), key))).isInstanceOf(Refusal.class).hasMessageContaining("another request");
    }

    @ParameterizedTest
    @CsvSource({
        "REVIEW_AGAIN,  '',      '',  reviewer,  SELECTION_EMPTY",
        "NONSENSE,      ADDRESS, '',  reviewer,  ACTION_UNKNOWN",
        "ACCEPT,        ADDRESS, '',  reviewer,  REASON_MISSING",
        "CANCEL,        '',      why, reviewer,  HOLD_MISSING",
        "SHIP_AVAILABLE, ADDRESS, '', reviewer,  ACTION_NOT_FOR_HOLD",
        "RECHECK,       FINANCE, '',  csr,       TASK_NOT_YOURS"})
    void what_cannot_be_asked_is_refused_with_the_field(String action, String hold, String reason, String group, String code) {
        var request = new BulkRequest(action, hold, "", "", 0, List.of(), reason, "");
        assertThatThrownBy(() -> as(group, () -> runs.preview(request))).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void unknown_numbers_are_named_and_a_filter_beside_numbers_is_refused() {
        var unknown = new BulkRequest("REVIEW_AGAIN", "", "", "", 0, List.of("F999999999999", "NO-SUCH"), "", "");
        assertThatThrownBy(() -> as("csr", () -> runs.preview(unknown))).isInstanceOf(Refusal.class).hasMessageContaining("NO-SUCH");
        var both = new BulkRequest("REVIEW_AGAIN", "", TestHouse.SHOP, "", 0, List.of("F1"), "", "");
        assertThatThrownBy(() -> as("csr", () -> runs.preview(both))).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("SELECTION_TWICE"));
    }

    @Test
    void the_filter_finds_held_orders_by_tag_and_age() {
        var id = house.take(order().vague().line(house.sku(1, 0), 1));
        var tag = TestHouse.unique("tag");
        jdbc.sql("UPDATE fulfillment SET tags = :tags WHERE fulfillment_id = :id").param("tags", "other\n" + tag).param("id", id.value()).update();
        var byTag = new BulkRequest("REVIEW_AGAIN", "ADDRESS", TestHouse.SHOP, tag, 0, List.of(), "", "");
        assertThat(as("csr", () -> runs.preview(byTag)).orders()).extracting(Moved::id).containsExactly(id);
        var old = new BulkRequest("REVIEW_AGAIN", "ADDRESS", TestHouse.SHOP, tag, 60, List.of(), "", "");
        assertThat(as("csr", () -> runs.preview(old)).total()).isZero();
    }

    @Test
    void an_order_that_fails_is_left_behind_with_a_reference_and_its_neighbours_go_on() {
        var good = house.take(order().vague().line(house.sku(1, 0), 1));
        var bad = house.take(order().vague().line(house.sku(1, 0), 1));
        jdbc.sql("CREATE TRIGGER refuse_bulk BEFORE INSERT ON order_event FOR EACH ROW IF NEW.fulfillment_id = " + bad.value()
            + " AND NEW.kind = 'BULK' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused by the test'; END IF").update();
        try {
            var request = request(BulkAction.RECHECK, "ADDRESS", List.of(good, bad), "");
            assertThat(as("reviewer", () -> runs.preview(request)).outcomes()).isEqualTo(Map.of(Moved.Outcome.HELD, 1L, Moved.Outcome.FAILED, 1L));
            var run = as("reviewer", () -> runs.start(request, TestHouse.unique("key")));
            assertThat(ended(run).counts()).isEqualTo(Map.of("HELD", 1, "FAILED", 1));
            assertThat(store.items(run.id(), "FAILED", 0, 10)).singleElement().satisfies(item -> {
                assertThat(item.fulfillment()).isEqualTo(bad);
                assertThat(item.reason().en()).contains("Reference").doesNotContain("refused by the test");
            });
        } finally {
            jdbc.sql("DROP TRIGGER refuse_bulk").update();
        }
    }
}
