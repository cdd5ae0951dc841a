package dev.wharf.allocation;

import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.aftersales.CancelOrder;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.security.Visitor;
import dev.wharf.inventory.Capacity;
import dev.wharf.order.Stage;
import dev.wharf.refund.RefundReason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** A warehouse takes on as many orders a day as it can do, and no more. Orders of the tests have to ship on 22 November at the latest, so today is their only day. */
@WharfTest
class CapacityIT {
    private static final String WAITS = "CatchEvent_StockArrived";

    private final ApplicationContext context;
    private AtWarehouses at;
    @LocalServerPort
    private int port;

    @Autowired
    CapacityIT(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void warehouses_of_its_own() {
        at = new AtWarehouses(context);
    }

    private int serve() {
        return at.house.bean(CapacityWaits.class).serve();
    }

    @Test
    void the_third_order_of_a_day_for_two_goes_to_the_next_warehouse_and_says_why() {
        at.limit(at.near, 2);
        var sku = at.sku(9, 0, 9);
        var ids = IntStream.range(0, 3).mapToObj(i -> at.take(sku, 1)).toList();
        assertThat(ids).extracting(at::warehouse).containsExactly(at.near, at.near, at.far);
        assertThat(at.slots(at.near)).containsExactly(2, 2);
        assertThat(at.jdbc.sql("SELECT reason_en FROM decision WHERE fulfillment_id = :id AND rule_code = 'STOCK'").param("id", ids.get(2).value()).query(String.class).single())
            .contains(at.near + " no slot left, 2 of 2 taken");
    }

    @Test
    void an_order_that_only_a_full_warehouse_can_ship_waits_and_goes_on_when_a_slot_is_freed() {
        at.limit(at.near, 1);
        var sku = at.sku(9, 0, 0);
        var first = at.take(sku, 1);
        var second = at.take(sku, 1);
        var third = at.take(sku, 1);
        assertThat(at.waitsAt(second)).containsExactly(WAITS);
        assertThat(at.house.openHolds(second).get("STOCK")).contains("No capacity left: " + at.near + " 1/1");
        assertThat(at.house.balance(sku, at.near).locked()).isOne();
        // Nothing is free yet
        serve();
        assertThat(at.waitsAt(second)).containsExactly(WAITS);
        // When the first is cancelled, then one of the two goes on, and only one
        at.house.bean(CancelOrder.class).cancel(first, "test", RefundReason.CANCELLED);
        assertThat(at.slots(at.near)).containsExactly(0, 0);
        serve();
        assertThat(Stream.of(second, third).map(id -> at.house.fulfillment(id).stage())).containsExactlyInAnyOrder(Stage.PICK, Stage.REVIEW);
        assertThat(at.slots(at.near)).containsExactly(1, 1);
        assertThat(at.house.openHolds(second)).isEmpty();
        // No order is looked at twice while nothing is free
        serve();
        assertThat(at.house.fulfillment(third).stage()).isEqualTo(Stage.REVIEW);
    }

    @Test
    void a_raised_limit_or_none_at_all_lets_the_waiting_ones_go() {
        at.limit(at.near, 1);
        var sku = at.sku(9, 0, 0);
        var ids = IntStream.range(0, 4).mapToObj(i -> at.take(sku, 1)).toList();
        at.limit(at.near, 2);
        serve();
        assertThat(inPick(ids)).isEqualTo(2);
        at.limit(at.near, 0);
        serve();
        assertThat(inPick(ids)).isEqualTo(4);
    }

    private long inPick(List<FulfillmentId> ids) {
        return ids.stream().filter(id -> at.house.fulfillment(id).stage() == Stage.PICK).count();
    }

    @Test
    void an_order_with_time_left_takes_the_first_day_that_has_a_slot() {
        at.limit(at.near, 1);
        var sku = at.sku(9, 0, 0);
        var ids = IntStream.range(0, 2).mapToObj(i -> at.take(sku, 1)).toList();
        at.jdbc.sql("UPDATE fulfillment SET ship_by = DATE_ADD(UTC_TIMESTAMP(), INTERVAL 3 DAY) WHERE fulfillment_id = :id").param("id", ids.get(1).value()).update();
        at.jdbc.sql("UPDATE capacity_wait SET ship_by = DATE_ADD(UTC_TIMESTAMP(), INTERVAL 3 DAY) WHERE fulfillment_id = :id").param("id", ids.get(1).value()).update();
        serve();
        assertThat(inPick(ids)).isEqualTo(2);
        assertThat(at.jdbc.sql("SELECT COUNT(DISTINCT work_day) FROM capacity_slot WHERE warehouse_code = :code").param("code", at.near).query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void of_fifty_orders_at_once_for_ten_slots_exactly_ten_get_one() throws Exception {
        at.limit(at.near, 10);
        var sku = at.sku(500, 0, 0);
        var orders = IntStream.range(0, 50).mapToObj(i -> order().in(at.shop).line(sku, 1)).toList();
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(50);
        var takes = new ArrayList<java.util.concurrent.Future<FulfillmentId>>();
        for (var one : orders) {
            takes.add(threads.submit(() -> {
                start.await();
                return takeAgain(one);
            }));
        }
        start.countDown();
        var ids = new ArrayList<FulfillmentId>();
        for (var take : takes) ids.add(take.get());
        threads.shutdown();
        assertThat(inPick(ids)).isEqualTo(10);
        assertThat(at.slots(at.near)).containsExactly(10, 10);
        assertThat(at.house.balance(sku, at.near).locked()).isEqualTo(10);
        assertThat(ids.stream().filter(id -> at.waitsAt(id).equals(List.of(WAITS)))).hasSize(40);
        // The same for those that wait
        at.limit(at.near, 15);
        serve();
        assertThat(inPick(ids)).isEqualTo(15);
    }

    /** Fifty at once are more than the pool has connections: on a busy machine one has to come again, as any client would. The order is taken once. */
    private FulfillmentId takeAgain(TestHouse.Order one) {
        for (int tries = 1; ; tries++) {
            try {
                return at.house.take(one);
            } catch (CannotGetJdbcConnectionException busy) {
                if (tries == 20) throw busy;
            }
        }
    }

    @Test
    void a_lane_of_fifty_orders_fills_the_slots_and_no_more() {
        at.limit(at.near, 7);
        at.limit(at.mid, 5);
        var sku = at.sku(100, 100, 0);
        at.house.takeAll(IntStream.range(0, 50).mapToObj(i -> order().in(at.shop).line(sku, 1)).toList());
        assertThat(at.slots(at.near)).containsExactly(7, 7);
        assertThat(at.slots(at.mid)).containsExactly(5, 5);
        assertThat(at.house.balance(sku, at.near).locked() + at.house.balance(sku, at.mid).locked()).isEqualTo(12);
    }

    @Test
    void the_slots_of_the_coming_days_can_be_seen() {
        at.limit(at.near, 3);
        at.take(at.sku(5, 0, 0), 1);
        var today = at.house.inLane(() -> at.house.bean(Capacity.class).days(2)).stream().filter(d -> d.warehouse().equals(at.near)).toList();
        assertThat(today).extracting(Capacity.Day::used, Capacity.Day::limit).containsExactly(org.assertj.core.groups.Tuple.tuple(1, 3), org.assertj.core.groups.Tuple.tuple(0, 3));
        assertThat(Visitor.basic(port, "warehouselead").send("GET", "/api/v1/warehouses/capacity?days=2", null, null).body()).contains("\"warehouse\":\"" + at.near + "\"", "\"limit\":3");
        assertThat(Visitor.basic(port, "warehouselead").send("GET", "/api/v1/warehouses/capacity?days=0", null, null).statusCode()).isEqualTo(422);
        assertThat(Visitor.basic(port, "warehouselead").send("PUT", "/api/v1/warehouses", "application/json",
            "[{\"code\":\"X\",\"name\":\"x\",\"province\":\"x\",\"city\":\"x\",\"district\":\"\",\"active\":true,\"ordersPerDay\":-1}]").statusCode()).isEqualTo(422);
    }
}
