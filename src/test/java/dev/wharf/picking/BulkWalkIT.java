package dev.wharf.picking;

import static dev.wharf.FloorFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.Statements;
import dev.wharf.inventory.Bins;
import dev.wharf.order.Stage;
import dev.wharf.overview.StockProof;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.scan.Scans;
import dev.wharf.warehouse.Tracking.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks whose goods go into one box: a scan counts for all orders that want the goods, in the same books as on a cart. */
@WharfTest
class BulkWalkIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private PickTasks tasks;
    @Autowired
    private PickScans scans;
    @Autowired
    private ShortPicks shorts;
    @Autowired
    private Scans log;
    @Autowired
    private Bins bins;
    @Autowired
    private Instances instances;
    @Autowired
    private StockProof proof;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;
    private String anna;
    private int keys;

    @BeforeEach
    void cups() {
        floor = FloorFixture.in(context);
        anna = "anna-" + floor.warehouse;
        floor.tracked("CUP", Kind.NONE, 0);
        floor.receive("CUP", "A-1", 30, "", null);
    }

    @AfterEach
    void laws() {
        var skus = List.of(floor.sku("CUP"), floor.sku("TEA"));
        assertThat(proof.check().breaches()).as("laws of the stock").noneMatch(breach -> skus.contains(breach.sku()));
    }

    @Test
    void one_scan_counts_for_many_orders_once_with_a_ledger_row_for_each() {
        // Given three orders alike, in one box
        var orders = orders(3, 2);
        var task = take(orders);
        assertThat(task.mode()).isEqualTo("BULK");
        // When five units are scanned at once, and the scan is sent twice
        var first = scan(task, "same-" + task.taskId(), "CUP", "A-1", "", 5);
        assertThat(scan(task, "same-" + task.taskId(), "CUP", "A-1", "", 5)).isEqualTo(first);
        // Then the two most urgent orders are complete, and the third has one unit
        assertThat(first.position()).as("no place").isZero();
        assertThat(orders).extracting(this::picked).containsExactly(2, 2, 1);
        assertThat(orders).extracting(floor::stage).containsExactly(Stage.VERIFY, Stage.VERIFY, Stage.PICK);
        assertThat(jdbc.sql("SELECT quantity FROM scan WHERE task_id = :task AND quantity > 0").param("task", task.taskId()).query(Integer.class).list()).containsExactly(5);
        assertThat(jdbc.sql("SELECT -delta FROM bin_entry WHERE fulfillment_id IN (:ids) ORDER BY fulfillment_id").param("ids", values(orders)).query(Integer.class).list()).containsExactly(2, 2, 1);
        assertThat(bins.ofBin(floor.warehouse, "A-1").get(0).units()).isEqualTo(25);
        // And whoever scanned once has picked all three
        assertThat(floor.inLane(() -> log.pickedBy(anna, orders))).containsExactlyInAnyOrderElementsOf(orders);
        assertThat(orders).allSatisfy(order -> assertThat(floor.inLane(() -> log.pickersOf(order))).containsExactly(anna));
        assertThat(scan(task, "CUP", "A-1", "", 1).taskState()).isEqualTo("DONE");
        assertThat(orders).extracting(floor::stage).containsOnly(Stage.VERIFY);
    }

    @Test
    void more_than_all_of_them_want_counts_nothing() {
        var orders = orders(2, 2);
        var task = take(orders);
        assertThat(scan(task, "CUP", "A-1", "", 5).result()).isEqualTo("OVER_PICK");
        assertThat(orders).extracting(this::picked).containsOnly(0);
        assertThat(bins.ofBin(floor.warehouse, "A-1").get(0).units()).isEqualTo(30);
    }

    @Test
    void a_scan_for_eight_orders_costs_as_many_statements_as_one_for_two() {
        var task = take(orders(9, 2));
        scan(task, "CUP", "A-1", "", 1);
        // Each completes orders as well; what the engine writes for them leaves in batches
        var two = Statements.during(() -> scan(task, "CUP", "A-1", "", 2));
        assertThat(two).isNotEmpty();
        var eight = Statements.during(() -> scan(task, "CUP", "A-1", "", 14)).stream().filter(BulkWalkIT::isOurs).toList();
        assertThat(eight).as(String.join("\n", eight)).hasSizeLessThanOrEqualTo((int) two.stream().filter(BulkWalkIT::isOurs).count() + 1);
    }

    private static boolean isOurs(String statement) {
        return !statement.contains("ACT_");
    }

    @Test
    void lots_are_traced_for_each_order() {
        floor.tracked("TEA", Kind.LOT_EXPIRY, 30);
        floor.receive("TEA", "T-1", 9, "L1", LocalDate.now().plusDays(300));
        var orders = IntStream.range(0, 3).mapToObj(i -> floor.order(Map.of("TEA", 3))).toList();
        var task = take(orders);
        assertThat(scan(task, "TEA", "T-1", "", 9).result()).isEqualTo("LOT_WANTED");
        assertThat(scan(task, "TEA", "T-1", "L1", 9).taskState()).isEqualTo("DONE");
        assertThat(jdbc.sql("SELECT quantity FROM unit_trace WHERE fulfillment_id IN (:ids) AND lot_no = 'L1'").param("ids", values(orders)).query(Integer.class).list()).containsExactly(3, 3, 3);
    }

    @Test
    void a_bin_with_fewer_than_it_records_is_short_for_the_least_urgent_orders() {
        // Given the bin's record is right for one half only: four of eight are there
        var orders = orders(4, 2);
        var task = take(orders);
        scan(task, "CUP", "A-1", "", 3);
        // When one more is there, and four are not
        as(anna, () -> shorts.report(task.taskId(), new ShortPicks.Looked(task.lines().get(0).pickLineId()), ShortReason.TOO_FEW, 1));
        // Then the last two leave, and the second is finished
        assertThat(states(orders)).containsExactly("DONE", "OPEN", "SHORT", "SHORT");
        assertThat(scan(task, "CUP", "A-1", "", 1).taskState()).isEqualTo("DONE");
        assertThat(states(orders)).containsExactly("DONE", "DONE", "SHORT", "SHORT");
        assertThat(floor.waitsAt(orders.get(3))).containsExactly("Task_ResolveShortPick");
        assertThatThrownBy(() -> as(anna, () -> shorts.report(task.taskId(), new ShortPicks.Looked(task.lines().get(0).pickLineId()), ShortReason.TOO_FEW, 0))).extracting("code").isEqualTo("TASK_NOT_OPEN");
    }

    @Test
    void units_that_are_there_for_an_order_that_leaves_are_for_the_next() {
        // Given three of six cups in the bin, and orders for two, three and one
        var orders = List.of(2, 3, 1).stream().map(units -> floor.order(Map.of("CUP", units))).toList();
        floor.box("WALL", orders);
        var task = as(anna, () -> tasks.next(floor.warehouse)).orElseThrow();
        // When the picker says so
        as(anna, () -> shorts.report(task.taskId(), new ShortPicks.Looked(task.lines().get(0).pickLineId()), ShortReason.TOO_FEW, 3));
        // Then the second leaves with nothing, and the third gets what was there for it
        assertThat(states(orders)).containsExactly("OPEN", "SHORT", "OPEN");
        assertThat(scan(task, "CUP", "A-1", "", 3).taskState()).isEqualTo("DONE");
        assertThat(orders).extracting(this::picked).containsExactly(2, 0, 1);
        // And all three of its units are nowhere
        assertThat(jdbc.sql("SELECT missing_quantity FROM pick_line WHERE fulfillment_id = :id").param("id", orders.get(1).value()).query(Integer.class).single()).isEqualTo(3);
    }

    @Test
    void what_is_missing_is_fetched_from_another_bin_for_those_who_lack_it() {
        floor.receive("CUP", "B-2", 9, "", null);
        var orders = orders(3, 2);
        var task = take(orders);
        var after = as(anna, () -> shorts.report(task.taskId(), new ShortPicks.Looked(task.lines().get(0).pickLineId()), ShortReason.TOO_FEW, 3));
        assertThat(after.lines()).extracting(l -> l.bin() + " " + l.position() + " " + l.quantity()).containsExactlyInAnyOrder("A-1 1 2", "A-1 2 1", "B-2 2 1", "B-2 3 2");
        scan(task, "CUP", "A-1", "", 3);
        assertThat(scan(task, "CUP", "B-2", "", 3).taskState()).isEqualTo("DONE");
        assertThat(orders).extracting(floor::stage).containsOnly(Stage.VERIFY);
    }

    @Test
    void an_order_that_is_cancelled_on_the_way_gets_no_more_units_and_its_own_go_back() {
        var orders = orders(3, 2);
        var task = take(orders);
        scan(task, "CUP", "A-1", "", 3);
        floor.inLane(() -> {
            instances.tell(Message.OrderCancelled, List.of(orders.get(1)), Map.of());
            return null;
        });
        assertThat(floor.balance("CUP").frozen()).isEqualTo(1);
        assertThat(scan(task, "CUP", "A-1", "", 3).result()).as("only the third wants two").isEqualTo("OVER_PICK");
        assertThat(scan(task, "CUP", "A-1", "", 2).taskState()).isEqualTo("DONE");
        assertThat(orders).extracting(this::picked).containsExactly(2, 1, 2);
    }

    private List<FulfillmentId> orders(int count, int units) {
        return IntStream.range(0, count).mapToObj(i -> floor.order(Map.of("CUP", units))).toList();
    }

    private PickViews.Task take(List<FulfillmentId> orders) {
        floor.box("BULK", orders);
        return as(anna, () -> tasks.next(floor.warehouse)).orElseThrow();
    }

    private PickViews.ScanAnswer scan(PickViews.Task task, String word, String bin, String lot, int units) {
        return scan(task, task.taskId() + "-" + ++keys, word, bin, lot, units);
    }

    private PickViews.ScanAnswer scan(PickViews.Task task, String key, String word, String bin, String lot, int units) {
        return as(anna, () -> scans.scan(task.taskId(), new PickScans.Reading(key, bin, floor.barcode(word), lot, units)));
    }

    private int picked(FulfillmentId order) {
        return jdbc.sql("SELECT SUM(picked_quantity) FROM pick_line WHERE fulfillment_id = :id").param("id", order.value()).query(Integer.class).single();
    }

    private List<String> states(List<FulfillmentId> orders) {
        return jdbc.sql("SELECT state FROM pick_order WHERE fulfillment_id IN (:ids) ORDER BY position").param("ids", values(orders)).query(String.class).list();
    }

    private static List<Long> values(List<FulfillmentId> orders) {
        return orders.stream().map(FulfillmentId::value).toList();
    }
}
