package dev.wharf.inventory;

import static dev.wharf.TestHouse.FAR;
import static dev.wharf.TestHouse.NEAR;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stock where orders meet, on the real database server. */
@WharfTest
class StockIT {
    private final TestHouse house;
    private final Stock stock;
    private final Lanes lanes;
    private final Ids ids;
    private final JdbcClient jdbc;

    @Autowired
    StockIT(ApplicationContext context, Stock stock, Lanes lanes, Ids ids, JdbcClient jdbc) {
        this.house = new TestHouse(context);
        this.stock = stock;
        this.lanes = lanes;
        this.ids = ids;
        this.jdbc = jdbc;
    }

    @Test
    void fifty_orders_for_five_units_lock_exactly_five() throws Exception {
        // Given five units
        var sku = house.sku(5, 0);
        var go = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(50);
        try {
            // When fifty orders for one come at the same moment, each on its own connection
            var sent = IntStream.range(0, 50).mapToObj(i -> threads.submit((Callable<FulfillmentId>) () -> {
                go.await();
                return house.take(order().line(sku, 1));
            })).toList();
            go.countDown();
            int picking = 0;
            int held = 0;
            for (var one : sent) {
                var fulfillment = house.fulfillment(one.get());
                if (fulfillment.stage() == Stage.PICK) picking++;
                if (house.openHolds(fulfillment.id()).containsKey("STOCK")) held++;
            }
            // Then five are picked, the others wait with a reason, and the books agree
            assertThat(picking).isEqualTo(5);
            assertThat(held).isEqualTo(45);
            assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(5, 5);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void fifty_bare_locks_on_five_units_succeed_five_times() throws Exception {
        var sku = house.sku(5, 0);
        var go = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(50);
        try {
            var tried = IntStream.range(0, 50).mapToObj(i -> threads.submit((Callable<Boolean>) () -> {
                go.await();
                return house.inLane(() -> stock.lock(new FulfillmentId(ids.next()), "", NEAR, List.of(new Stock.Need(ids.next(), sku, 1)), null));
            })).toList();
            go.countDown();
            int locked = 0;
            for (var one : tried) if (one.get()) locked++;
            assertThat(locked).isEqualTo(5);
            assertThat(house.balance(sku, NEAR).locked()).isEqualTo(5);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_lock_takes_all_or_nothing() {
        var there = house.sku(5, 0);
        var missing = house.sku(0, 5);
        var id = new FulfillmentId(ids.next());
        assertThat(house.inLane(() -> stock.lock(id, "", NEAR, List.of(new Stock.Need(1, there, 1), new Stock.Need(2, missing, 1)), null))).isFalse();
        assertThat(house.balance(there, NEAR).locked()).isZero();
    }

    @Test
    void releasing_and_deducting_happen_once() {
        var sku = house.sku(5, 0);
        var released = new FulfillmentId(ids.next());
        var shipped = new FulfillmentId(ids.next());
        for (var id : List.of(released, shipped)) house.inLane(() -> stock.lock(id, "", NEAR, List.of(new Stock.Need(ids.next(), sku, 2)), null));
        for (int i = 0; i < 2; i++) {
            lanes.runOne(() -> stock.release(released, "test"));
            lanes.runOne(() -> stock.deduct(shipped));
        }
        assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(3, 0);
    }

    @Test
    void what_one_transaction_locks_and_releases_leaves_no_trace_in_the_balance() {
        var sku = house.sku(5, 0);
        var id = new FulfillmentId(ids.next());
        lanes.runOne(() -> {
            stock.lock(id, "", NEAR, List.of(new Stock.Need(ids.next(), sku, 2)), null);
            stock.release(id, "test");
        });
        assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(5, 0);
    }

    @Test
    void the_same_receipt_books_once_and_a_count_cannot_take_locked_units() {
        var sku = house.sku(2, 0);
        var receipt = new Stock.Receipt(sku, FAR, 3, TestHouse.unique("in"));
        assertThat(house.inLane(() -> stock.receive(List.of(receipt, receipt), "test"))).isOne();
        assertThat(house.inLane(() -> stock.receive(List.of(receipt), "test"))).isZero();
        assertThat(house.balance(sku, FAR).onHand()).isEqualTo(3);
        house.inLane(() -> stock.lock(new FulfillmentId(ids.next()), "", NEAR, List.of(new Stock.Need(ids.next(), sku, 2)), null));
        assertThatThrownBy(() -> lanes.runOne(() -> stock.adjust(NEAR, sku, -1, TestHouse.unique("c"), "count"))).isInstanceOf(Refusal.class);
    }

    @Test
    void a_failed_lane_writes_neither_our_rows_nor_the_engines() {
        var sku = house.sku(5, 0);
        var id = house.take(order().line(sku, 1));
        assertThatThrownBy(() -> lanes.runOne(() -> {
            house.bean(Instances.class).tell(Message.GoodsPicked, List.of(id), FulfillOrder.PICK_OUTCOME, "COMPLETE");
            stock.release(id, "test");
            throw new IllegalStateException("after everything was done");
        })).hasMessageContaining("after everything was done");
        assertThat(house.balance(sku, NEAR).locked()).isOne();
        assertThat(house.fulfillment(id).stage()).isEqualTo(Stage.PICK);
        assertThat(house.bean(RuntimeService.class).createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).activityIdIn("Task_AwaitPick").count()).isOne();
    }

    @Test
    void a_row_changed_by_hand_is_found_by_the_proof() {
        var sku = house.sku(5, 0);
        jdbc.sql("UPDATE stock SET on_hand = on_hand + 1 WHERE sku = :sku AND warehouse_code = :w").param("sku", sku).param("w", NEAR).update();
        try {
            var proof = house.bean(dev.wharf.overview.StockProof.class).check();
            assertThat(proof.holds()).isFalse();
            assertThat(proof.laws().get(0).breaches()).anyMatch(b -> b.contains(sku));
        } finally {
            jdbc.sql("UPDATE stock SET on_hand = on_hand - 1 WHERE sku = :sku AND warehouse_code = :w").param("sku", sku).param("w", NEAR).update();
        }
    }
}
