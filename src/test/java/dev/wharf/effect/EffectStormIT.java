package dev.wharf.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.effect.OtherSide.Fault;
import dev.wharf.process.Lanes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Some hundred effects against a lying other side, on the real table, while nodes die after they have leased, between two calls, after the calls, and inside the
 * transaction that confirms. Seeded; time is made here. The long run is dev.wharf.soak.effects.
 */
@WharfTest
@Timeout(600)
class EffectStormIT {
    private static final long SEED = 20261123;
    private static final int EFFECTS = 400;
    private static final int ROUNDS_MOST = 4000;
    /** Of ten nodes four die, each in its own way. */
    private static final int WAYS = 10;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final EffectSettings SETTINGS = new EffectSettings(1, 20, Duration.ofSeconds(1), LEASE, Duration.ofSeconds(25), Duration.ZERO, 8, Duration.ofSeconds(1),
        Duration.ofSeconds(30), 10, Duration.ofSeconds(5));

    /** kill -9 at this point of a node's work. */
    private static final class Killed extends RuntimeException {
        private Killed() {
            super("killed for the test", null, false, false);
        }
    }

    @Autowired
    private EffectThreads threads;
    @Autowired
    private EffectLedger ledger;
    @Autowired
    private Lanes lanes;
    @Autowired
    private Ids ids;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private JdbcTemplate batch;
    @Autowired
    private PlatformTransactionManager transactions;

    private final Random random = new Random(SEED);
    private final TestClock clock = new TestClock();
    private final OtherSide side = new OtherSide();
    private final Map<String, Integer> deaths = new TreeMap<>();
    private EffectStore store;

    @BeforeEach
    void standStill() {
        threads.stop();
        jdbc.sql("DELETE FROM effect WHERE kind = 'TEST' OR due_at IS NOT NULL").update();
        store = new JdbcEffects(jdbc, batch, transactions, ids, clock, new EffectSignal());
    }

    @AfterEach
    void goOn() {
        jdbc.sql("DELETE FROM effect WHERE kind = 'TEST'").update();
        threads.start();
    }

    @Test
    void each_of_some_hundred_effects_happens_once_however_often_nodes_die() throws Exception {
        // Given
        lanes.runOne(() -> {
            for (int i = 0; i < EFFECTS; i++) ledger.claim("TEST", "K" + i, new FulfillmentId(ids.next()), "side", Map.of());
        });
        jdbc.sql("UPDATE effect SET due_at = '2000-01-01' WHERE kind = 'TEST'").update();
        // When nodes come and die, and people have tried again what was given up
        int rounds = 0;
        while (open() > 0 && rounds < ROUNDS_MOST) {
            rounds++;
            live(rounds % WAYS);
            clock.pass(Duration.ofSeconds(1 + random.nextInt(70)));
            tryAgain();
        }
        // Then each was done once, is known to be done, and nothing waits
        assertThat(open()).as("left after %d rounds, seed %d", rounds, SEED).isZero();
        assertThat(side.did).hasSize(EFFECTS);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM effect WHERE kind = 'TEST' AND state = 'DONE' AND answer LIKE CONCAT('%N-', effect_key, '\"%')").query(Integer.class).single()).isEqualTo(EFFECTS);
        assertThat(side.settled).hasSize(EFFECTS);
        assertThat(deaths).as("every way to die was met").containsOnlyKeys("after leasing", "between calls", "after calling", "inside the confirmation", "in a thread");
    }

    /** One node from its start to its end, by its own will or not. */
    private void live(int way) throws InterruptedException {
        var faults = Fault.values();
        for (int i = 0; i < 8; i++) side.next(random.nextInt(3) == 0 ? faults[random.nextInt(faults.length)] : Fault.NONE);
        var callsLeft = new int[] {way == 0 ? 0 : way == 1 ? random.nextInt(20) : Integer.MAX_VALUE};
        Executor pool = work -> {
            if (callsLeft[0]-- > 0) inThread(work);
        };
        var confirmsLeft = new int[] {way == 2 ? 0 : Integer.MAX_VALUE};
        var node = new EffectWorker(store, new Handlers(List.of(side)), new Attempt(new Circuits(SETTINGS, clock), SETTINGS, clock), settled -> confirm(settled, confirmsLeft),
            TransactionOperations.withoutTransaction(), pool, SETTINGS);
        if (node.dispatch() == 0) return;
        if (way <= 1) died(way == 0 ? "after leasing" : "between calls");
        else if (way == 3) died("after calling");
        else while (node.inFlight() > 0 && confirmsLeft[0] >= 0) node.settle(Duration.ZERO);
    }

    /** Errors end a pool's thread and no other. */
    private void inThread(Runnable work) {
        try {
            work.run();
        } catch (StackOverflowError e) {
            died("in a thread");
        }
    }

    /** Of one that dies inside the transaction nothing is left; what the handler was told in there is undone with it. */
    private void confirm(List<SettledEffect> settled, int[] confirmsLeft) {
        var told = new ArrayList<SettledEffect>();
        lanes.runOne(() -> {
            told.clear();
            var ours = store.settle(settled);
            told.addAll(settled.stream().filter(s -> ours.contains(s.effect().id())).toList());
            if (confirmsLeft[0]-- <= 0) {
                died("inside the confirmation");
                throw new Killed();
            }
        });
        for (var one : told) {
            if (one.done()) assertThat(side.settled.get(one.effect().id())).as("told once").matches(before -> before == null || !before.done());
        }
        side.settled(told);
    }

    private void died(String where) {
        deaths.merge(where, 1, Integer::sum);
    }

    /** What a person does about a task. */
    private void tryAgain() {
        for (var failed : jdbc.sql("SELECT effect_key, fulfillment_id FROM effect WHERE kind = 'TEST' AND state = 'FAILED'").query((rs, n) -> Map.entry(rs.getString(1), rs.getLong(2))).list()) {
            assertThat(side.settled.values()).as("a person was told of %s", failed.getKey()).anyMatch(s -> s.effect().key().equals(failed.getKey()) && !s.done());
            lanes.runOne(() -> ledger.claim("TEST", failed.getKey(), new FulfillmentId(failed.getValue()), "side", Map.of()));
            jdbc.sql("UPDATE effect SET due_at = '2000-01-01' WHERE kind = 'TEST' AND effect_key = :key").param("key", failed.getKey()).update();
        }
    }

    private int open() {
        return jdbc.sql("SELECT COUNT(*) FROM effect WHERE kind = 'TEST' AND state <> 'DONE'").query(Integer.class).single();
    }
}
