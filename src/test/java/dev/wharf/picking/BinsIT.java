package dev.wharf.picking;

import static dev.wharf.FloorFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.Statements;
import dev.wharf.inventory.BinPicks;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Content;
import dev.wharf.inventory.Bins.Place;
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
    private ShortPicks shorts;
    @Autowired
    private PickScans scans;
    @Autowired
    private Bins bins;
    @Autowired
    private BinPicks picks;
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
    void a_short_pick_is_fetched_from_another_bin_at_once_and_the_bin_is_to_be_counted() {
        // Given a picker who has one of three cups and finds one more
        var order = floor.order(Map.of("CUP", 3));
        var task = take();
        scan(task, "A-1", 1);
        var now = as(anna, () -> shorts.report(task.taskId(), new ShortPicks.Looked(task.lines().get(0).pickLineId()), ShortReason.TOO_FEW, 1));
        // Then the walk goes on: that one here, the last one from the next bin; a count of the first is asked for
        assertThat(now.state()).isEqualTo("TAKEN");
        assertThat(now.lines()).extracting(PickViews.Line::bin, PickViews.Line::quantity, PickViews.Line::pickedQuantity).containsExactly(tuple("A-1", 2, 1), tuple("B-2", 1, 0));
        assertThat(now.revision()).isGreaterThan(task.revision());
        assertThat(counts.in(floor.warehouse)).extracting(CountsWanted.Wanted::bin, CountsWanted.Wanted::why).containsExactly(tuple("A-1", CountsWanted.Why.SHORT_PICK));
        assertThat(List.of(bin("A-1").planned(), bin("B-2").planned())).containsExactly(1, 1);
        assertLedgersAgree();
        // When both are picked, then the order is complete and nothing is off hand
        scan(task, "A-1", 1);
        assertThat(scan(task, "B-2", 1).taskState()).isEqualTo("DONE");
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitVerify");
        assertThat(floor.balance("CUP").onHand()).isEqualTo(7);
        assertLedgersAgree();
    }

    @Test
    void a_bin_in_which_nothing_is_found_sends_the_whole_line_elsewhere_once_for_each_order_of_a_cart() {
        // Given an empty first bin
        var order = floor.order(Map.of("CUP", 3));
        var task = take();
        var now = as(anna, () -> shorts.report(task.taskId(), new ShortPicks.Looked(task.lines().get(0).pickLineId()), ShortReason.NOT_FOUND, 0));
        assertThat(now.lines()).extracting(PickViews.Line::pickLineId, PickViews.Line::bin, PickViews.Line::quantity).containsExactly(tuple(task.lines().get(0).pickLineId(), "B-2", 3));
        // When the second bin has too few as well, then no bin is sure any more and a person decides, because one cup is on the cart
        scan(task, "B-2", 1);
        var ended = as(anna, () -> shorts.report(task.taskId(), new ShortPicks.Looked(now.lines().get(0).pickLineId()), ShortReason.TOO_FEW, 0));
        assertThat(ended.state()).isEqualTo("DONE");
        assertThat(floor.waitsAt(order)).containsExactly("Task_ResolveShortPick");
        assertThat(List.of(bin("A-1").planned(), bin("B-2").planned())).containsExactly(0, 0);
        // When the lead says they are not there, then the missing two are off hand and the picked one is frozen until it is scanned back
        floor.decide(order, "NOT_THERE");
        assertThat(floor.balance("CUP")).returns(5, b -> b.onHand()).returns(1, b -> b.frozen());
        assertLedgersAgree();
    }

    @Test
    void what_was_put_into_another_bin_and_picked_from_there_goes_back_there() {
        // Given two cups of an order that were picked, put into another bin, and picked again from that one
        var order = floor.order(Map.of("CUP", 2));
        var first = new Place(floor.warehouse, "A-1", floor.sku("CUP"), "");
        var other = new Place(floor.warehouse, "C-9", floor.sku("CUP"), "");
        floor.inLane(() -> {
            picks.take(first, 2, 2, order, "take:" + order);
            bins.post(List.of(new Bins.Move(other, Bins.Kind.PUT_BACK, 2, order, "put:" + order, "", "")));
            picks.take(other, 2, 0, order, "again:" + order);
            return null;
        });
        // When they turn out not to be with the order
        var back = floor.inLane(() -> picks.putBack(order, floor.warehouse, floor.sku("CUP"), "", 2, "wrong:" + order));
        // Then the bin they were taken from last has them
        assertThat(back).containsExactly(new BinPicks.Back(other, 2));
        assertThat(List.of(bin("A-1").units(), bin("C-9").units())).containsExactly(1, 2);
    }

    @Test
    void more_found_than_left_or_fewer_than_none_is_refused() {
        floor.order(Map.of("CUP", 3));
        var task = take();
        var line = task.lines().get(0).pickLineId();
        for (int found : new int[] {-1, 3}) {
            assertThatThrownBy(() -> as(anna, () -> shorts.report(task.taskId(), new ShortPicks.Looked(line), ShortReason.TOO_FEW, found))).extracting("code").isEqualTo("FOUND_INVALID");
        }
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
