package dev.wharf.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.order.Fulfillments;
import dev.wharf.process.Lanes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Effects that were answered, and cannot be written down. */
@WharfTest
class SettlementIT {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final EffectSettings SETTINGS = new EffectSettings(1, 20, Duration.ofSeconds(1), LEASE, Duration.ofSeconds(25), Duration.ZERO, 3, Duration.ofSeconds(1),
        Duration.ofSeconds(30), 10, Duration.ofSeconds(5));

    /** A stage that breaks when it hears of certain ends. */
    private static final class Breaking implements EffectHandler<String> {
        private final List<SettledEffect> heard = new ArrayList<>();
        private boolean always;

        @Override
        public String kind() {
            return "IT";
        }

        @Override
        public Map<Effect, String> read(Collection<Effect> effects) {
            return Map.of();
        }

        @Override
        public Answer call(Effect effect, String read) {
            return Answer.EMPTY;
        }

        @Override
        public Optional<Answer> ask(Effect effect, String read) {
            return Optional.empty();
        }

        @Override
        public void settled(List<SettledEffect> lane) {
            for (var one : lane) {
                if (one.done() && one.effect().key().startsWith("BAD") || always) throw new IllegalStateException("cannot be written down");
            }
            heard.addAll(lane);
        }
    }

    @Autowired
    private EffectLedger ledger;
    @Autowired
    private EffectStore store;
    @Autowired
    private EffectThreads threads;
    @Autowired
    private Fulfillments fulfillments;
    @Autowired
    private Lanes lanes;
    @Autowired
    private Ids ids;
    @Autowired
    private Clock clock;
    @Autowired
    private JdbcClient jdbc;
    private final Breaking handler = new Breaking();
    private Settlement settlement;

    @BeforeEach
    void standStill() {
        threads.stop();
        jdbc.sql("DELETE FROM effect WHERE kind = 'IT' OR due_at IS NOT NULL").update();
        settlement = new Settlement(store, new Handlers(List.of(handler)), fulfillments, lanes, new Attempt(new Circuits(SETTINGS, clock), SETTINGS, clock), SETTINGS);
    }

    @AfterEach
    void goOn() {
        jdbc.sql("DELETE FROM effect WHERE kind = 'IT'").update();
        threads.start();
    }

    /** Leases what there is now, whatever its pause, and confirms it as done. */
    private void answered() {
        jdbc.sql("UPDATE effect SET due_at = '2000-01-01' WHERE kind = 'IT' AND due_at IS NOT NULL").update();
        settlement.confirm(store.lease(50, LEASE).stream().map(e -> new SettledEffect(e, true, Answer.EMPTY, "", false)).toList());
    }

    private String state(String key) {
        return jdbc.sql("SELECT CONCAT(state, ' ', tries, ' ', in_doubt, ' ', due_at IS NULL) FROM effect WHERE kind = 'IT' AND effect_key = :key").param("key", key).query(String.class).single();
    }

    private void claim(String... keys) {
        lanes.runOne(() -> {
            for (var key : keys) ledger.claim("IT", key, new FulfillmentId(ids.next()), "it", Map.of());
        });
    }

    @Test
    void what_can_never_be_written_down_ends_with_a_person_after_as_many_tries_as_a_call_and_holds_up_nobody() {
        // Given
        claim("BAD", "GOOD");
        // When
        answered();
        assertThat(state("GOOD")).isEqualTo("DONE 0 0 1");
        assertThat(state("BAD")).isEqualTo("CLAIMED 1 1 0");
        answered();
        assertThat(state("BAD")).isEqualTo("CLAIMED 2 1 0");
        answered();
        // Then
        assertThat(state("BAD")).startsWith("FAILED").endsWith(" 1 1");
        assertThat(handler.heard).filteredOn(s -> s.effect().key().equals("BAD")).singleElement().satisfies(s -> {
            assertThat(s.done()).isFalse();
            assertThat(s.inDoubt()).as("the other side did it").isTrue();
            assertThat(s.words()).contains("cannot be written down");
        });
    }

    @Test
    void what_cannot_even_be_given_up_is_tried_again() {
        // Given
        claim("BAD");
        handler.always = true;
        // When
        for (int i = 0; i < 5; i++) answered();
        // Then it is due again, and ends once the fault is mended
        assertThat(state("BAD")).startsWith("CLAIMED").endsWith(" 1 0");
        handler.always = false;
        answered();
        assertThat(state("BAD")).startsWith("FAILED");
    }
}
