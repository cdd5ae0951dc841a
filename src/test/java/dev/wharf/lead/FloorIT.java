package dev.wharf.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.FloorFixture;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@WharfTest
class FloorIT {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Period TODAY = new Period(LocalDate.now(ZONE), LocalDate.now(ZONE), ZONE);

    @Autowired
    private ApplicationContext context;
    @Autowired
    private FloorReader floor;
    @Autowired
    private PerformanceReader performance;
    @Autowired
    private MisScanReader misScans;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Ids ids;
    private FloorFixture at;
    private String anna;
    private Instant noon;

    @BeforeEach
    void a_cup_and_a_lamp() {
        at = FloorFixture.in(context);
        at.goods("CUP", "A-01");
        at.goods("LAMP", "A-02");
        anna = "anna-" + at.warehouse;
        noon = TODAY.begin().plus(9, ChronoUnit.HOURS);
    }

    @Test
    void work_is_counted_by_what_is_left_until_it_has_to_leave() {
        // Given one order that is late, one due in an hour, one tomorrow; the first is in somebody's hands
        var late = dueIn(at.order(Map.of("CUP", 1)), -60);
        dueIn(at.order(Map.of("CUP", 1)), 60);
        dueIn(at.order(Map.of("CUP", 2)), 600);
        takenBy(anna, late, 20);
        var now = floor.read(at.warehouse);
        assertThat(now.queues()).extracting(FloorNow.Queue::stage, FloorNow.Queue::late, FloorNow.Queue::soon, FloorNow.Queue::later)
            .containsExactly(Tuple.tuple("TO_PICK", 0, 1, 1), Tuple.tuple("PICKING", 1, 0, 0));
        assertThat(now.urgent().get(0)).extracting(FloorNow.Job::order, FloorNow.Job::holder).containsExactly(late.toString(), anna);
        assertThat(now.urgent()).hasSize(3);
    }

    @Test
    void whoever_has_work_and_has_not_scanned_for_long_is_away() {
        var order = at.order(Map.of("CUP", 1));
        takenBy(anna, order, 30);
        assertThat(floor.read(at.warehouse).people()).singleElement().satisfies(p -> {
            assertThat(p.name()).isEqualTo(anna);
            assertThat(p.away()).isTrue();
            assertThat(p.orders()).containsExactly(order.toString());
        });
        // When a scan comes, then not any more, and it says where
        scan(order, anna, "PICK", "WRONG_BIN", "", "A-02", 0, Instant.now());
        assertThat(floor.read(at.warehouse).people()).singleElement().satisfies(p -> {
            assertThat(p.away()).isFalse();
            assertThat(p.place()).isEqualTo("A-02");
        });
    }

    @Test
    void units_in_the_hands_of_somebody_who_is_away_for_long_are_looked_for() {
        var order = at.order(Map.of("CUP", 3));
        takenBy(anna, order, 40);
        assertThat(floor.read(at.warehouse).stranded()).isEmpty();
        // When one unit is on the cart, then nobody gives the task away, and the lead is told
        picked(order, anna, 1);
        assertThat(floor.read(at.warehouse).stranded()).singleElement().satisfies(p -> {
            assertThat(p.name()).isEqualTo(anna);
            assertThat(p.inHand()).isEqualTo(1);
        });
        scan(order, anna, "PICK", "WRONG_BIN", "", "A-02", 0, Instant.now());
        assertThat(floor.read(at.warehouse).stranded()).isEmpty();
    }

    @Test
    void units_of_an_order_that_left_the_walk_are_in_hand_until_they_are_a_put_back() {
        var gone = at.order(Map.of("CUP", 2));
        at.cart(List.of(gone, at.order(Map.of("LAMP", 1))));
        takenBy(anna, gone, 40);
        picked(gone, anna, 2);
        jdbc.sql("UPDATE pick_order SET state = 'SHORT' WHERE fulfillment_id = :id").param("id", gone.value()).update();
        assertThat(floor.read(at.warehouse).stranded()).singleElement().satisfies(p -> {
            assertThat(p.inHand()).isEqualTo(2);
            assertThat(p.done()).isZero();
            assertThat(p.units()).isEqualTo(1);
        });
        jdbc.sql("UPDATE pick_line SET returned_quantity = picked_quantity WHERE fulfillment_id = :id").param("id", gone.value()).update();
        assertThat(floor.read(at.warehouse).stranded()).isEmpty();
    }

    @Test
    void nobody_is_told_to_have_what_another_picked_before_a_lead_put_the_walk_back() {
        var order = at.order(Map.of("CUP", 3));
        takenBy(anna, order, 40);
        picked(order, anna, 2);
        assertThat(floor.read(at.warehouse).stranded()).extracting(FloorNow.Person::name, FloorNow.Person::inHand).containsExactly(Tuple.tuple(anna, 2));
        // When another has it now
        takenBy("ben-" + at.warehouse, order, 40);
        assertThat(floor.read(at.warehouse).stranded()).isEmpty();
        assertThat(floor.read(at.warehouse).people()).singleElement().satisfies(p -> assertThat(p.away()).isTrue());
    }

    @Test
    void who_scans_something_else_is_not_with_his_replenishment_or_count() {
        // Given a replenishment and a count, both half done, and somebody who picks
        var longAgo = Instant.now().minus(40, ChronoUnit.MINUTES);
        var order = at.order(Map.of("CUP", 2));
        scan(order, anna, "PICK", "WRONG_BIN", "", "A-02", 0, Instant.now());
        replenishes(anna, longAgo);
        long count = ids.next();
        jdbc.sql("INSERT INTO verification (verification_id, fulfillment_id, state, verifier, opened_at, warehouse_code) VALUES (:id, :order, 'OPEN', :person, :at, :warehouse)")
            .param("id", count).param("order", order.value()).param("person", anna).param("at", SqlTime.text(longAgo)).param("warehouse", at.warehouse).update();
        jdbc.sql("INSERT INTO verification_line (verification_id, sku, needed, scanned) VALUES (:id, :sku, 2, 1)").param("id", count).param("sku", at.sku("CUP")).update();
        assertThat(floor.read(at.warehouse).stranded()).extracting(FloorNow.Person::doing).containsExactlyInAnyOrder("REPLENISH", "VERIFY");
        // When something of them is done, then nobody has to look
        scan(order, anna, "VERIFY", "WRONG_ITEM", "", "", 0, Instant.now());
        jdbc.sql("UPDATE scan SET task_id = :count WHERE person = :person AND kind = 'VERIFY'").param("count", count).param("person", anna).update();
        assertThat(floor.read(at.warehouse).stranded()).extracting(FloorNow.Person::doing).containsExactly("REPLENISH");
        jdbc.sql("UPDATE replenishment SET acted_at = :at WHERE person = :person").param("at", SqlTime.text(Instant.now())).param("person", anna).update();
        assertThat(floor.read(at.warehouse).stranded()).isEmpty();
    }

    @Test
    void every_order_of_a_large_cart_is_named() {
        var orders = IntStream.range(0, 3).mapToObj(n -> at.order(Map.of("CUP", 1))).toList();
        at.cart(orders);
        takenBy(anna, orders.get(0), 1);
        // Given a database that cuts texts of many rows off, as MySQL does after 1024 bytes
        var seen = at.inLane(() -> {
            jdbc.sql("SET SESSION group_concat_max_len = 4").update();
            try {
                return floor.read(at.warehouse);
            } finally {
                jdbc.sql("SET SESSION group_concat_max_len = DEFAULT").update();
            }
        });
        assertThat(seen.people()).singleElement().satisfies(p -> assertThat(p.orders()).containsExactlyElementsOf(orders.stream().map(FulfillmentId::toString).toList()));
    }

    @Test
    void who_replenishes_and_who_sorts_is_seen() {
        // Given five of eight units on their way to a face, two of them not found, and somebody who sorts at a wall
        replenishes(anna, Instant.now());
        var wall = TestHouse.unique("W");
        long wallId = ids.next();
        jdbc.sql("INSERT INTO put_wall (put_wall_id, warehouse_code, code, slots) VALUES (:id, :warehouse, :code, 4)").param("id", wallId).param("warehouse", at.warehouse).param("code", wall).update();
        var ben = "ben-" + at.warehouse;
        scan(at.order(Map.of("CUP", 1)), ben, "SORT", "ACCEPTED", at.sku("CUP"), wall + "-2", 1, Instant.now());
        jdbc.sql("UPDATE scan SET task_id = :wall WHERE person = :person").param("wall", wallId).param("person", ben).update();
        // Then both are shown
        assertThat(floor.read(at.warehouse).people()).extracting(FloorNow.Person::name, FloorNow.Person::doing, FloorNow.Person::place, FloorNow.Person::units, FloorNow.Person::done)
            .containsExactlyInAnyOrder(Tuple.tuple(anna, "REPLENISH", "", 6, 5), Tuple.tuple(ben, "SORT", wall + "-2", 0, 0));
        // And who has not sorted for long is at the wall no more
        jdbc.sql("UPDATE scan SET scanned_at = :at WHERE person = :person").param("at", SqlTime.text(Instant.now().minus(11, ChronoUnit.MINUTES))).param("person", ben).update();
        assertThat(floor.read(at.warehouse).people()).extracting(FloorNow.Person::name).containsExactly(anna);
    }

    @Test
    void performance_is_what_the_scans_say() {
        var order = at.order(Map.of("CUP", 3, "LAMP", 2));
        takenBy(anna, order, 1);
        // Given three units of one bin, two of the next, one wrong scan, a cancelled one that is nobody's mistake, and a long break before the last
        scan(order, anna, "PICK", "ACCEPTED", at.sku("CUP"), "A-01", 2, noon);
        scan(order, anna, "PICK", "ACCEPTED", at.sku("CUP"), "A-01", 1, noon.plusSeconds(60));
        scan(order, anna, "PICK", "WRONG_ITEM", at.sku("CUP"), "A-02", 0, noon.plusSeconds(100));
        scan(order, anna, "PICK", "ORDER_LEFT", at.sku("CUP"), "A-02", 0, noon.plusSeconds(120));
        scan(order, anna, "PICK", "ACCEPTED", at.sku("LAMP"), "A-02", 2, noon.plusSeconds(120 + 3600));
        difference(order, "WRONG_ITEM", at.sku("LAMP"));
        difference(order, "DAMAGED", at.sku("CUP"));
        var row = performance.read(TODAY, at.warehouse).people().get(0);
        assertThat(row.person()).isEqualTo(anna);
        assertThat(row.lines()).isEqualTo(2);
        assertThat(row.units()).isEqualTo(5);
        assertThat(row.wrongScans()).isEqualTo(1);
        assertThat(row.activeSeconds()).isEqualTo(120);
        assertThat(row.unitsPerHour()).isEqualTo(150);
        assertThat(row.foundAtBench()).isEqualTo(1);
        assertThat(row.inHour(9)).isEqualTo(3);
        assertThat(row.inHour(10)).isEqualTo(2);
        // No floor plan, no metres
        assertThat(row.centimetres()).isEmpty();
    }

    @Test
    void mixed_up_goods_are_pairs_of_what_lay_there_and_what_was_in_hand() {
        var order = at.order(Map.of("CUP", 3, "LAMP", 2));
        takenBy(anna, order, 1);
        scan(order, anna, "PICK", "WRONG_ITEM", at.sku("LAMP"), "A-01", 0, noon);
        scan(order, "ben", "PICK", "WRONG_ITEM", at.sku("LAMP"), "A-01", 0, noon);
        scan(order, "ben", "PICK", "WRONG_ITEM", at.sku("LAMP"), "A-01", 0, noon);
        scan(order, "ben", "PICK", "OVER_PICK", at.sku("LAMP"), "A-02", 0, noon);
        scan(order, anna, "PICK", "NOT_IN_TASK", "", "A-02", 0, noon);
        var mixed = misScans.read(TODAY, at.warehouse);
        assertThat(mixed.people()).containsExactly(anna, "ben");
        assertThat(mixed.pairs()).extracting(MisScans.Pair::wanted, MisScans.Pair::scanned, MisScans.Pair::times)
            .containsExactly(Tuple.tuple(at.sku("CUP"), at.sku("LAMP"), 3), Tuple.tuple(at.sku("LAMP"), "", 1));
        assertThat(mixed.pairs().get(0).by()).containsExactly(1, 2);
    }

    @Test
    void a_period_is_days_in_their_order_and_not_too_many() {
        var day = LocalDate.parse("2026-03-10");
        assertThat(Period.parse("", "", day, ZONE)).isEqualTo(new Period(day, day, ZONE));
        assertThat(Period.parse("2026-02-08", "2026-03-10", day, ZONE).from()).isEqualTo(LocalDate.parse("2026-02-08"));
        assertThatThrownBy(() -> Period.parse("2026-02-07", "2026-03-10", day, ZONE)).isInstanceOf(Refusal.class).hasMessageContaining("31 days");
        assertThatThrownBy(() -> Period.parse("2026-03-11", "2026-03-10", day, ZONE)).isInstanceOf(Refusal.class).hasMessageContaining("not after");
        assertThatThrownBy(() -> Period.parse("soon", "", day, ZONE)).isInstanceOf(Refusal.class).extracting("field").isEqualTo("from");
    }

    private FulfillmentId dueIn(FulfillmentId order, int minutes) {
        jdbc.sql("UPDATE fulfillment SET ship_by = :at WHERE fulfillment_id = :id").param("at", SqlTime.text(Instant.now().plus(minutes, ChronoUnit.MINUTES))).param("id", order.value()).update();
        return order;
    }

    private void takenBy(String picker, FulfillmentId order, int minutesAgo) {
        jdbc.sql("UPDATE pick_task SET state = 'TAKEN', picker = :picker, taken_at = :at WHERE pick_task_id = :task").param("picker", picker)
            .param("at", SqlTime.text(Instant.now().minus(minutesAgo, ChronoUnit.MINUTES))).param("task", task(order)).update();
    }

    /** Five of eight units moved, two of them not found. */
    private void replenishes(String person, Instant since) {
        long task = ids.next();
        jdbc.sql("""
                INSERT INTO replenishment (replenishment_id, warehouse_code, bin_code, sku, state, cause, due_at, person, given_units, note, created_at, taken_at)
                VALUES (:id, :warehouse, 'A-01', :sku, 'TAKEN', 'LEVEL', :at, :person, 0, '', :at, :at)
                """).param("id", task).param("warehouse", at.warehouse).param("sku", at.sku("CUP")).param("at", SqlTime.text(since)).param("person", person).update();
        jdbc.sql("INSERT INTO replenishment_line (replenishment_line_id, replenishment_id, bin_code, lot_no, quantity, moved, missing, missing_reason) VALUES (:id, :task, 'R-01', '', 8, 5, 2, 'TOO_FEW')")
            .param("id", ids.next()).param("task", task).update();
    }

    /** Forty minutes ago. */
    private void picked(FulfillmentId order, String person, int units) {
        jdbc.sql("UPDATE pick_line SET picked_quantity = :units WHERE pick_order_id = (SELECT pick_order_id FROM pick_order WHERE fulfillment_id = :id)").param("units", units).param("id", order.value()).update();
        scan(order, person, "PICK", "ACCEPTED", at.sku("CUP"), "A-01", units, Instant.now().minus(40, ChronoUnit.MINUTES));
    }

    private long task(FulfillmentId order) {
        return jdbc.sql("SELECT pick_task_id FROM pick_order WHERE fulfillment_id = :id").param("id", order.value()).query(Long.class).single();
    }

    private void scan(FulfillmentId order, String person, String kind, String result, String sku, String bin, int units, Instant when) {
        jdbc.sql("""
                INSERT INTO scan (scan_id, kind, fulfillment_id, task_id, barcode, sku, bin_code, quantity, result, note_zh, note_en, person, scanned_at, client_key)
                VALUES (:id, :kind, :order, :task, 'x', :sku, :bin, :units, :result, '', '', :person, :at, :key)
                """).param("id", ids.next()).param("kind", kind).param("order", order.value()).param("task", task(order)).param("sku", sku).param("bin", bin).param("units", units)
            .param("result", result).param("person", person).param("at", SqlTime.text(when)).param("key", "k" + ids.next()).update();
    }

    private void difference(FulfillmentId order, String kind, String sku) {
        jdbc.sql("""
                INSERT INTO verification_difference (verification_difference_id, verification_id, fulfillment_id, kind, sku, quantity, note, person, reported_at)
                VALUES (:id, 1, :order, :kind, :sku, 1, '', 'vera', :at)
                """).param("id", ids.next()).param("order", order.value()).param("kind", kind).param("sku", sku).param("at", SqlTime.text(noon)).update();
    }
}
