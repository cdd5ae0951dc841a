package dev.wharf.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.process.Lanes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table under many workers. The application's own worker stands still meanwhile. */
@WharfTest
class EffectLedgerIT {
    private static final Duration LEASE = Duration.ofSeconds(60);

    @Autowired
    private EffectLedger ledger;
    @Autowired
    private EffectStore store;
    @Autowired
    private EffectThreads threads;
    @Autowired
    private Lanes lanes;
    @Autowired
    private Ids ids;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void standStill() {
        threads.stop();
        jdbc.sql("DELETE FROM effect WHERE kind = 'IT' OR due_at IS NOT NULL").update();
    }

    @AfterEach
    void goOn() {
        jdbc.sql("DELETE FROM effect WHERE kind = 'IT'").update();
        threads.start();
    }

    private void claim(String key) {
        lanes.runOne(() -> ledger.claim("IT", key, new FulfillmentId(ids.next()), "it", Map.of("parcelId", "7")));
    }

    private EffectLedger.Standing standing(String key) {
        var found = new ArrayList<EffectLedger.Standing>();
        lanes.runOne(() -> found.add(ledger.standing("IT", key)));
        return found.get(0);
    }

    private void settle(SettledEffect settled) {
        lanes.runOne(() -> assertThat(store.settle(List.of(settled))).containsExactly(settled.effect().id()));
    }

    @Test
    void a_claim_that_is_rolled_back_leaves_nothing() {
        assertThatThrownBy(() -> lanes.runOne(() -> {
            ledger.claim("IT", "K1", new FulfillmentId(1), "it", Map.of());
            assertThat(ledger.standing("IT", "K1")).isEqualTo(EffectLedger.Standing.OPEN);
            throw new IllegalStateException("for the test");
        })).hasMessageContaining("for the test");
        assertThat(standing("K1")).isEqualTo(EffectLedger.Standing.NONE);
    }

    @Test
    void claiming_again_changes_nothing_until_it_has_failed_and_the_doubt_survives() {
        // Given
        claim("K1");
        claim("K1");
        var effects = store.lease(50, LEASE);
        assertThat(effects).hasSize(1);
        assertThat(effects.get(0).request()).containsEntry("parcelId", "7");
        // When it is claimed again while it is being called, and once it has failed in doubt
        claim("K1");
        assertThat(store.lease(50, LEASE)).isEmpty();
        settle(new SettledEffect(effects.get(0), false, Answer.EMPTY, "no clear answer", true));
        assertThat(standing("K1")).isEqualTo(EffectLedger.Standing.IN_DOUBT);
        claim("K1");
        // Then it is called anew, but asked first
        var anew = store.lease(50, LEASE);
        assertThat(anew).singleElement().satisfies(e -> {
            assertThat(e.inDoubt()).isTrue();
            assertThat(e.tries()).isZero();
        });
        settle(new SettledEffect(anew.get(0), true, new Answer(Map.of("number", "N1")), "", false));
        claim("K1");
        assertThat(standing("K1")).isEqualTo(EffectLedger.Standing.DONE);
        assertThat(store.lease(50, LEASE)).isEmpty();
    }

    @Test
    void an_expired_lease_goes_to_another_in_doubt_and_the_first_can_no_longer_settle() {
        // Given
        claim("K1");
        var first = store.lease(50, Duration.ZERO.minusSeconds(1)).get(0);
        assertThat(first.inDoubt()).isFalse();
        // When
        var second = store.lease(50, LEASE).get(0);
        // Then
        assertThat(second.inDoubt()).isTrue();
        assertThat(second.tries()).as("who dies with it in hand has tried it").isEqualTo(first.tries() + 1);
        lanes.runOne(() -> assertThat(store.settle(List.of(new SettledEffect(first, true, Answer.EMPTY, "", false)))).isEmpty());
        store.putOff(List.of(Attempt.unused(first, Duration.ZERO, "late")));
        assertThat(store.lease(50, LEASE)).isEmpty();
        settle(new SettledEffect(second, true, Answer.EMPTY, "", false));
    }

    @Test
    void eight_workers_never_lease_the_same_effect() throws Exception {
        // Given
        lanes.runOne(() -> {
            for (int i = 0; i < 400; i++) ledger.claim("IT", "K" + i, new FulfillmentId(i + 1), "it", Map.of());
        });
        // When
        var pool = Executors.newFixedThreadPool(8);
        Callable<List<Long>> worker = () -> {
            var mine = new ArrayList<Long>();
            for (var lease = store.lease(7, LEASE); !lease.isEmpty(); lease = store.lease(7, LEASE)) lease.forEach(e -> mine.add(e.id()));
            return mine;
        };
        var leased = new ArrayList<Long>();
        try {
            for (var future : pool.invokeAll(List.of(worker, worker, worker, worker, worker, worker, worker, worker))) leased.addAll(future.get());
        } finally {
            pool.shutdown();
        }
        // Then
        assertThat(leased).hasSize(400).doesNotHaveDuplicates();
    }
}
