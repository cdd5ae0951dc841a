package dev.wharf.inventory;

import static dev.wharf.TestHouse.NEAR;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.process.Lanes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A thousand threads want a hundred units, each in a transaction of its own, with far fewer connections than threads. */
@WharfTest
class StockRaceIT {
    private static final Logger LOG = LoggerFactory.getLogger(StockRaceIT.class);
    private static final int THREADS = 1000;
    private static final int UNITS = 100;
    private static final int ROUNDS = 3;

    private final TestHouse house;
    private final Stock stock;
    private final Lanes lanes;
    private final Ids ids;
    private final JdbcClient jdbc;
    private final HikariDataSource pool;
    /** How often work was begun; what is above the number of lanes are the lanes that lost a race and were run again. */
    private final AtomicInteger begun = new AtomicInteger();

    @Autowired
    StockRaceIT(ApplicationContext context, Stock stock, Lanes lanes, Ids ids, JdbcClient jdbc, HikariDataSource pool) {
        this.house = new TestHouse(context);
        this.stock = stock;
        this.lanes = lanes;
        this.ids = ids;
        this.jdbc = jdbc;
        this.pool = pool;
    }

    @RepeatedTest(ROUNDS)
    void exactly_a_hundred_get_one() throws Exception {
        // Given a hundred units, and far fewer connections than threads
        var sku = house.sku(UNITS, 0);
        assertThat(pool.getMaximumPoolSize()).isLessThan(THREADS / 10);
        // When a thousand want one each at the same moment
        var answers = race(List.of(sku), i -> () -> lock(new FulfillmentId(ids.next()), sku) ? 1 : 0);
        // Then every thread has its answer, and a hundred of them got one
        assertThat(answers).hasSize(THREADS);
        assertThat(sum(answers)).isEqualTo(UNITS);
        assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(UNITS, UNITS);
        assertThat(openUnits(sku)).isEqualTo(UNITS);
    }

    @RepeatedTest(ROUNDS)
    void two_SKUs_wanted_in_opposite_order_are_locked_together_or_not_at_all() throws Exception {
        var one = house.sku(UNITS, 0);
        var other = house.sku(UNITS, 0);
        var answers = race(List.of(one, other), i -> () -> {
            var first = new Stock.Need(ids.next(), i % 2 == 0 ? one : other, 1);
            var second = new Stock.Need(ids.next(), i % 2 == 0 ? other : one, 1);
            return stock.lock(new FulfillmentId(ids.next()), "", NEAR, List.of(first, second), null) ? 1 : 0;
        });
        assertThat(sum(answers)).isEqualTo(UNITS);
        for (var sku : List.of(one, other)) {
            assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(UNITS, UNITS);
            assertThat(openUnits(sku)).isEqualTo(UNITS);
        }
    }

    /** Two of the thousand take both rows one after the other, in opposite orders, as no lane of the house does: one becomes the victim of a deadlock. */
    @RepeatedTest(ROUNDS)
    void the_victim_of_a_deadlock_is_run_again() throws Exception {
        var one = house.sku(UNITS, 0);
        var other = house.sku(UNITS, 0);
        var bothHold = new CyclicBarrier(2);
        var firstTry = ConcurrentHashMap.<Integer>newKeySet();
        var answers = race(List.of(one, other), i -> () -> {
            var order = new FulfillmentId(ids.next());
            int units = lock(order, i % 2 == 0 ? one : other) ? 1 : 0;
            if (i > 1) return units;
            if (firstTry.add(i)) await(bothHold);
            return units + (lock(order, i % 2 == 0 ? other : one) ? 1 : 0);
        });
        assertThat(begun.get()).isGreaterThan(THREADS);
        assertThat(sum(answers)).isEqualTo(2 * UNITS);
        for (var sku : List.of(one, other)) assertThat(house.balance(sku, NEAR).locked()).isEqualTo(UNITS).isEqualTo(openUnits(sku));
    }

    @RepeatedTest(ROUNDS)
    void with_receipts_releases_and_counts_in_between_no_unit_is_lost_or_doubled() throws Exception {
        // Given sixty units; forty come in one by one, ten are found and ten are missed by counts, and every tenth order is given back at once
        var sku = house.sku(UNITS - 40, 0);
        var answers = race(List.of(sku), i -> () -> {
            if (i % 25 == 1) return receive(sku, i);
            if (i % 100 == 2) return count(sku, 1, i);
            if (i % 100 == 3) return count(sku, -1, i);
            var order = new FulfillmentId(ids.next());
            boolean locked = lock(order, sku);
            if (locked && i % 10 == 4) stock.release(order, "race");
            return locked && i % 10 != 4 ? 1 : 0;
        });
        int missed = jdbc.sql("SELECT COUNT(*) FROM stock_entry WHERE sku = :sku AND kind = 'ADJUST' AND on_hand_delta < 0").param("sku", sku).query(Integer.class).single();
        int onHand = UNITS + 10 - missed;
        assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(onHand, sum(answers));
        assertThat(openUnits(sku)).isEqualTo(sum(answers));
        // When those that got none ask again
        int left = onHand - sum(answers);
        var again = race(List.of(sku), i -> () -> lock(new FulfillmentId(ids.next()), sku) ? 1 : 0);
        // Then exactly the units that are left are given out
        assertThat(sum(again)).isEqualTo(left);
        assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(onHand, onHand);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean lock(FulfillmentId order, String sku) {
        return stock.lock(order, "", NEAR, List.of(new Stock.Need(ids.next(), sku, 1)), null);
    }

    private int receive(String sku, int number) {
        assertThat(stock.receive(List.of(new Stock.Receipt(sku, NEAR, 1, sku + ":" + number)), "race")).isOne();
        return 0;
    }

    /** A count that would take a promised unit is refused, and that is an answer too. */
    private int count(String sku, int delta, int number) {
        if (delta < 0 && stock.available("", List.of(sku)).getOrDefault(NEAR, Map.of()).getOrDefault(sku, 0) == 0) return 0;
        stock.adjust(NEAR, sku, delta, sku + ":" + number, "race");
        return 0;
    }

    /** Starts all threads at once and looks at the balances all the while: none is ever below zero or promised twice. */
    private List<Integer> race(List<String> skus, IntFunction<IntSupplier> work) throws Exception {
        var go = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(THREADS + 1);
        begun.set(0);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        long deadlocks = deadlocks();
        try {
            var all = IntStream.range(0, THREADS).mapToObj(i -> threads.submit((Callable<Integer>) () -> {
                go.await();
                return lanes.call(() -> {
                    begun.incrementAndGet();
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    try {
                        return work.apply(i).getAsInt();
                    } finally {
                        inside.decrementAndGet();
                    }
                });
            })).toList();
            var looks = threads.submit(() -> {
                int seen = 0;
                while (!all.stream().allMatch(Future::isDone)) {
                    assertThat(stock.balances(skus)).allMatch(Balance::legal);
                    seen++;
                }
                return seen;
            });
            long start = System.nanoTime();
            go.countDown();
            var answers = new ArrayList<Integer>();
            for (var one : all) answers.add(one.get());
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertThat(looks.get()).isPositive();
            assertThat(begun.get() - THREADS).as("every victim was run again").isGreaterThanOrEqualTo((int) (deadlocks() - deadlocks));
            assertThat(most.get()).as("lanes at once leave a quarter of the connections to others").isLessThanOrEqualTo(pool.getMaximumPoolSize() * 3 / 4);
            LOG.info("{} lanes in {} ms; run again {} times, deadlocks of the server {}, looks in between {}", THREADS, millis, begun.get() - THREADS, deadlocks() - deadlocks, looks.get());
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private long deadlocks() {
        return jdbc.sql("SHOW GLOBAL STATUS LIKE 'Innodb_deadlocks'").query((rs, n) -> rs.getLong(2)).optional().orElse(0L);
    }

    private int openUnits(String sku) {
        return jdbc.sql("SELECT COALESCE(SUM(open_quantity), 0) FROM stock_lock WHERE sku = :sku").param("sku", sku).query(Integer.class).single();
    }

    private static int sum(List<Integer> answers) {
        return answers.stream().mapToInt(Integer::intValue).sum();
    }
}
