package dev.wharf.picking;

import static dev.wharf.FloorFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.Statements;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Content;
import dev.wharf.inventory.CountsWanted;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.warehouse.Tracking.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bins say where goods lie: tasks share them without sending two people for one unit, and every unit that moves is in their ledger. */
@WharfTest
class BinsIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private PickTasks tasks;
    @Autowired
    private PickScans scans;
    @Autowired
    private Bins bins;
    @Autowired
    private CountsWanted counts;
    @Autowired
    private Instances instances;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;
    private String anna;
    private int keys;

    @BeforeEach
    void cups_in_two_bins() {
        floor = FloorFixture.in(context);
        anna = "anna-" + floor.warehouse;
        floor.tracked("CUP", Kind.NONE, 0);
        floor.receive("CUP", "A-1", 3, "", null);
        floor.receive("CUP", "B-2", 4, "", null);
    }

    @Test
    void two_orders_share_a_bin_and_nobody_is_sent_for_units_of_another() {
        // Given two orders for five cups of seven
        var first = floor.order(Map.of("CUP", 2));
        var second = floor.order(Map.of("CUP", 3));
        // Then the older units go first, and the second order takes one there and two from the next bin
        assertThat(stops(first)).containsExactly(tuple("A-1", 2));
        assertThat(stops(second)).containsExactly(tuple("A-1", 1), tuple("B-2", 2));
        assertThat(bin("A-1").planned()).isEqualTo(3);
        assertThat(bin("B-2").planned()).isEqualTo(2);
        // When the first is picked, then its units have left the bin and nothing more is kept for it
        var task = take();
        scan(task, "A-1", 2);
        assertThat(bin("A-1").units()).isEqualTo(1);
        assertThat(bin("A-1").planned()).isEqualTo(1);
        assertLedgersAgree();
    }

    @Test
    void what_no_bin_has_free_is_looked_for_anywhere() {
        floor.goods("CUP", "");
        var order = floor.order(Map.of("CUP", 9));
        assertThat(stops(order)).containsExactly(tuple("A-1", 3), tuple("B-2", 4), tuple("", 2));
    }

    @Test
    void a_cancelled_order_gives_its_planned_units_back() {
        var order = floor.order(Map.of("CUP", 5));
        cancel(order);
        assertThat(floor.stage(order)).isEqualTo(Stage.CANCELLED);
        assertThat(bin("A-1").planned()).isZero();
        assertThat(bin("B-2").planned()).isZero();
        assertThat(bin("A-1").units()).isEqualTo(3);
    }

    @Test
    void goods_put_back_lie_where_they_came_from() {
        // Given an order of which four of five cups are on the cart
        var order = floor.order(Map.of("CUP", 5));
        var task = take();
        scan(task, "A-1", 3);
        scan(task, "B-2", 1);
        assertThat(bin("A-1").units()).isZero();
        // When it is cancelled, then nothing is back before somebody says so
        cancel(order);
        assertThat(bin("A-1").units()).isZero();
        assertThat(floor.reason(order)).contains("3 × " + floor.sku("CUP") + " → A-1");
        // When the picker has put them back
        floor.decide(order, "DONE");
        // Then each bin has its own again, and nothing is planned
        assertThat(floor.stage(order)).isEqualTo(Stage.CANCELLED);
        assertThat(List.of(bin("A-1"), bin("B-2"))).extracting(Content::units, Content::planned).containsExactly(tuple(3, 0), tuple(4, 0));
        assertLedgersAgree();
    }

    @Test
    void a_short_pick_empties_the_bin_asks_for_a_count_and_sends_the_next_one_elsewhere() {
        // Given a picker who finds one of three cups in the first bin
        var order = floor.order(Map.of("CUP", 3));
        var task = take();
        scan(task, "A-1", 1);
        as(anna, () -> tasks.reportShort(task.taskId(), task.lines().get(0).pickLineId(), ShortReason.TOO_FEW));
        // Then a count is asked for and nothing is kept for the task
        assertThat(counts.in(floor.warehouse)).extracting(CountsWanted.Wanted::bin, CountsWanted.Wanted::why).containsExactly(tuple("A-1", CountsWanted.Why.SHORT_PICK));
        assertThat(bin("A-1").planned()).isZero();
        // When the lead has it picked again, then the other bin is asked first
        floor.decide(order, "PICK_AGAIN");
        assertThat(stops(order)).endsWith(tuple("B-2", 2));
        // When another order finds nothing either and the lead writes it off
        var other = floor.order(Map.of("CUP", 3));
        assertThat(stops(other)).containsExactly(tuple("A-1", 1), tuple("B-2", 2));
        var again = take();
        scan(again, "B-2", 2);
        var last = take();
        var line = last.lines().stream().filter(l -> l.bin().equals("A-1")).findFirst().orElseThrow();
        as(anna, () -> tasks.reportShort(last.taskId(), line.pickLineId(), ShortReason.NOT_FOUND));
        floor.decide(other, "NOT_THERE");
        // Then that unit is gone from the bin and from stock
        assertThat(bin("A-1").units()).isEqualTo(1);
        assertThat(floor.balance("CUP").onHand()).isEqualTo(6);
        assertLedgersAgree();
    }

    @Test
    void a_bin_that_holds_more_than_it_records_is_believed_and_counted() {
        // Given a bin from which another system has booked two of three cups
        var order = floor.order(Map.of("CUP", 3));
        var place = bin("A-1").place();
        floor.inLane(() -> bins.post(List.of(new Bins.Move(place, Bins.Kind.COUNT, -2, null, "test:" + order, "", "test"))));
        // When the picker takes three all the same
        var task = take();
        assertThat(scan(task, "A-1", 3).taskState()).isEqualTo("DONE");
        // Then two were found, the bin is empty and to be counted
        assertThat(jdbc.sql("SELECT kind, delta FROM bin_entry WHERE warehouse_code = :w ORDER BY bin_entry_id DESC LIMIT 2").param("w", floor.warehouse)
            .query((rs, n) -> rs.getString(1) + rs.getInt(2)).list()).containsExactly("PICK-3", "FOUND2");
        assertThat(bin("A-1")).extracting(Content::units, Content::planned).containsExactly(0, 0);
        assertThat(counts.in(floor.warehouse)).extracting(CountsWanted.Wanted::why).containsExactly(CountsWanted.Why.FOUND_MORE);
        assertLedgersAgree();
    }

    @Test
    void a_scan_of_goods_that_no_bin_knows_asks_the_database_as_little_as_before() {
        // Given a task of goods without bins, and one of goods in bins
        floor.goods("LAMP", "C-1");
        floor.order(Map.of("LAMP", 3));
        var lamp = take();
        scanOf("LAMP", lamp, "C-1", 1);
        var plain = Statements.during(() -> scanOf("LAMP", lamp, "C-1", 1));
        scanOf("LAMP", lamp, "C-1", 1);
        floor.order(Map.of("CUP", 3));
        var cup = take();
        scan(cup, "A-1", 1);
        var binned = Statements.during(() -> scan(cup, "A-1", 1));
        // Then: task, known scan, lines, barcode, scan, count; the bin adds its UPDATE and its entry
        assertThat(plain.stream().filter(BinsIT::isOurs)).as(String.join("\n", plain)).hasSize(6);
        assertThat(binned.stream().filter(BinsIT::isOurs)).as(String.join("\n", binned)).hasSize(8);
    }

    private static boolean isOurs(String sql) {
        return !sql.startsWith("SET ") && !sql.startsWith("COMMIT") && !sql.contains("number_series");
    }

    private void assertLedgersAgree() {
        assertThat(jdbc.sql("""
            SELECT CONCAT(b.bin_code, ' ', b.sku, ' ', b.units, ' ', SUM(e.delta)) FROM bin_stock b JOIN bin_entry e
                ON e.warehouse_code = b.warehouse_code AND e.sku = b.sku AND e.bin_code = b.bin_code AND e.lot_no = b.lot_no
             WHERE b.warehouse_code = :w GROUP BY b.bin_code, b.sku, b.units HAVING SUM(e.delta) <> b.units""").param("w", floor.warehouse).query(String.class).list()).isEmpty();
        assertThat(jdbc.sql("""
            SELECT CONCAT(b.bin_code, ' ', b.sku, ' ', b.planned, ' ', COALESCE(SUM(l.planned_quantity), 0)) FROM bin_stock b
              LEFT JOIN (pick_order t JOIN pick_line l ON l.pick_order_id = t.pick_order_id)
                ON t.warehouse_code = b.warehouse_code AND t.state = 'OPEN' AND l.sku = b.sku AND l.bin_code = b.bin_code AND l.lot_no = b.lot_no
             WHERE b.warehouse_code = :w GROUP BY b.bin_code, b.sku, b.planned HAVING COALESCE(SUM(l.planned_quantity), 0) <> b.planned""").param("w", floor.warehouse)
            .query(String.class).list()).isEmpty();
    }

    private Content bin(String code) {
        return bins.ofBin(floor.warehouse, code).get(0);
    }

    private List<org.assertj.core.groups.Tuple> stops(FulfillmentId order) {
        return jdbc.sql("""
                SELECT bin_code, quantity FROM pick_line WHERE pick_order_id = (SELECT MAX(pick_order_id) FROM pick_order WHERE fulfillment_id = :id) ORDER BY sequence
                """).param("id", order.value()).query((rs, n) -> tuple(rs.getString(1), rs.getInt(2))).list();
    }

    private PickViews.Task take() {
        return as(anna, () -> tasks.next(floor.warehouse)).orElseThrow();
    }

    private PickViews.ScanAnswer scan(PickViews.Task task, String bin, int units) {
        return scanOf("CUP", task, bin, units);
    }

    private PickViews.ScanAnswer scanOf(String word, PickViews.Task task, String bin, int units) {
        var answer = as(anna, () -> scans.scan(task.taskId(), new PickScans.Reading(task.taskId() + "-" + ++keys, bin, floor.barcode(word), units)));
        assertThat(answer.accepted()).as(answer.en()).isTrue();
        return answer;
    }

    private void cancel(FulfillmentId order) {
        floor.inLane(() -> {
            floor.stage(order);
            instances.tell(Message.OrderCancelled, List.of(order), Map.of());
            return null;
        });
    }
}
