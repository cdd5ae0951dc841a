package dev.wharf.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.effect.OtherSide.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** With a place that is never given back it would wait for ever. */
@Timeout(60)
class EffectWorkerTest {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final EffectSettings SETTINGS = new EffectSettings(1, 50, Duration.ofSeconds(1), LEASE, Duration.ofSeconds(25), Duration.ZERO, 3,
        Duration.ofSeconds(1), Duration.ofMinutes(5), 10, Duration.ofSeconds(15));

    private final TestClock clock = new TestClock();
    private final InMemoryEffects store = new InMemoryEffects(clock);
    private final OtherSide side = new OtherSide();
    private final Handlers handlers = new Handlers(List.of(side));
    private final EffectWorker worker = worker(SETTINGS);

    private EffectWorker worker(EffectSettings settings) {
        return new EffectWorker(store, handlers, new Attempt(new Circuits(settings, clock), settings, clock), this::confirm,
            TransactionOperations.withoutTransaction(), Runnable::run, settings);
    }

    private void confirm(List<SettledEffect> settled) {
        var ours = store.settle(settled);
        side.settled(settled.stream().filter(s -> ours.contains(s.effect().id())).toList());
    }

    private void round(EffectWorker by) throws InterruptedException {
        by.dispatch();
        while (by.inFlight() > 0) by.settle(Duration.ZERO);
    }

    @Test
    void a_claimed_effect_is_called_once_and_confirmed_with_its_answer() throws Exception {
        // Given
        store.claim(1);
        // When
        round(worker);
        round(worker);
        // Then
        assertThat(side.heard).containsExactly("call K1");
        assertThat(store.state(1)).isEqualTo("DONE");
        assertThat(side.settled.get(1L).answer().values()).containsEntry("number", "N-K1");
    }

    @Test
    void a_crash_between_call_and_confirm_leads_to_a_question_and_no_second_call() throws Exception {
        // Given a node that called and died before it could confirm
        store.claim(1);
        worker.dispatch();
        // When its lease is still running, nobody touches the effect
        var other = worker(SETTINGS);
        round(other);
        assertThat(side.heard).containsExactly("call K1");
        // When the lease has run out, another node takes it
        clock.pass(LEASE.plusSeconds(1));
        round(other);
        // Then it asks and confirms what it hears
        assertThat(side.heard).containsExactly("call K1", "ask K1");
        assertThat(store.state(1)).isEqualTo("DONE");
        assertThat(side.settled.get(1L).answer().values()).containsEntry("number", "N-K1");
    }

    @Test
    void a_node_that_wakes_up_after_its_lease_confirms_nothing() throws Exception {
        // Given a node that called, then slept until another had settled the effect
        store.claim(1);
        worker.dispatch();
        clock.pass(LEASE.plusSeconds(1));
        round(worker(SETTINGS));
        side.settled.clear();
        // When it wakes up
        worker.settle(Duration.ZERO);
        // Then nobody is told twice
        assertThat(side.settled).isEmpty();
    }

    @Test
    void a_crash_before_the_call_leads_to_a_question_and_then_the_call() throws Exception {
        // Given a node that died with the lease in hand
        store.claim(1);
        store.lease(50, LEASE);
        clock.pass(LEASE.plusSeconds(1));
        // When
        round(worker);
        // Then
        assertThat(side.heard).containsExactly("ask K1", "call K1");
        assertThat(store.state(1)).isEqualTo("DONE");
    }

    @Test
    void a_lost_answer_is_asked_for_and_not_called_again() throws Exception {
        // Given
        store.claim(1);
        side.next(Fault.LOSE_ANSWER);
        round(worker);
        assertThat(store.state(1)).isEqualTo("CLAIMED");
        // When its time has come again
        clock.pass(Duration.ofSeconds(2));
        round(worker);
        // Then
        assertThat(side.heard).containsExactly("call K1", "ask K1");
        assertThat(store.state(1)).isEqualTo("DONE");
    }

    @Test
    void a_refusal_is_final_and_keeps_the_other_sides_words() throws Exception {
        // Given
        store.claim(1);
        side.next(Fault.REFUSE);
        // When
        round(worker);
        // Then
        assertThat(store.state(1)).isEqualTo("FAILED");
        assertThat(store.inDoubt(1)).isFalse();
        assertThat(side.settled.get(1L).done()).isFalse();
        assertThat(side.settled.get(1L).words()).isEqualTo("[E1] out of reach");
    }

    @Test
    void a_side_that_stays_broken_is_tried_three_times_with_growing_pauses_and_then_a_person_is_asked() throws Exception {
        // Given
        store.claim(1);
        side.next(Fault.BREAK, Fault.BREAK, Fault.BREAK);
        // When
        round(worker);
        assertThat(store.error(1)).contains("Status 500");
        clock.pass(Duration.ofMillis(499));
        round(worker);
        assertThat(side.heard).as("not before half of the first pause").hasSize(1);
        clock.pass(Duration.ofSeconds(1));
        round(worker);
        clock.pass(Duration.ofSeconds(2));
        round(worker);
        // Then it is settled as refused, but in doubt: claimed anew, it would be asked first
        assertThat(side.heard).containsExactly("call K1", "ask K1", "call K1", "ask K1", "call K1");
        assertThat(store.state(1)).isEqualTo("FAILED");
        assertThat(store.inDoubt(1)).isTrue();
        assertThat(side.settled.get(1L).words()).contains("Status 500");
    }

    @Test
    void nothing_is_called_while_the_other_side_cannot_say_whether_it_did_it() throws Exception {
        // Given
        store.claim(1);
        side.next(Fault.LOSE_ANSWER);
        side.mute(true);
        round(worker);
        // When
        clock.pass(Duration.ofSeconds(2));
        round(worker);
        // Then
        assertThat(side.heard).containsExactly("call K1", "ask K1");
        assertThat(store.inDoubt(1)).isTrue();
    }

    @Test
    void a_dead_target_rests_without_using_up_tries_and_is_tested_by_one_call() throws Exception {
        // Given a breaker that opens at two failures
        var breaking = worker(new EffectSettings(1, 50, Duration.ofSeconds(1), LEASE, Duration.ofSeconds(25), Duration.ZERO, 3,
            Duration.ofSeconds(1), Duration.ofMinutes(5), 2, Duration.ofSeconds(15)));
        for (long id = 1; id <= 4; id++) store.claim(id);
        side.next(Fault.BREAK, Fault.BREAK, Fault.BREAK);
        // When
        round(breaking);
        // Then only two were called
        assertThat(side.heard).containsExactly("call K1", "call K2");
        assertThat(store.error(3)).contains("rests");
        // When it has rested, one call tests it and fails, so the others rest on
        clock.pass(Duration.ofSeconds(17));
        round(breaking);
        assertThat(side.heard).hasSize(4).endsWith("ask K1", "call K1");
        // When it is well again, all are done
        clock.pass(Duration.ofSeconds(40));
        round(breaking);
        clock.pass(Duration.ofSeconds(40));
        round(breaking);
        assertThat(side.did).containsExactlyInAnyOrder("K1", "K2", "K3", "K4");
    }

    @Test
    void one_that_cannot_be_read_does_not_hold_up_its_neighbours() throws Exception {
        // Given
        for (long id = 1; id <= 3; id++) store.claim(id);
        side.unreadable("K2");
        // When
        round(worker);
        // Then
        assertThat(side.did).containsExactly("K1", "K3");
        assertThat(store.state(2)).isEqualTo("CLAIMED");
        assertThat(store.error(2)).contains("no such warehouse");
    }

    @Test
    void one_that_is_put_off_is_called_again_after_the_pause_and_never_fails_for_it() throws Exception {
        // Given more limits than tries
        store.claim(1);
        side.next(Fault.LIMIT, Fault.LIMIT, Fault.LIMIT, Fault.LIMIT);
        // When
        for (int i = 0; i < 4; i++) {
            round(worker);
            clock.pass(Duration.ofSeconds(39));
            round(worker);
            assertThat(side.heard).as("not before the pause is over").hasSize(i + 1);
            clock.pass(Duration.ofSeconds(1));
        }
        round(worker);
        // Then nothing was asked, because nothing was in doubt
        assertThat(side.heard).containsOnly("call K1").hasSize(5);
        assertThat(store.state(1)).isEqualTo("DONE");
    }

    @Test
    void a_test_call_that_is_put_off_leaves_the_test_to_the_next() throws Exception {
        // Given a target that rests after one failure
        var breaking = worker(circuitAt(1));
        for (long id = 1; id <= 2; id++) store.claim(id);
        side.next(Fault.BREAK);
        round(breaking);
        assertThat(side.heard).containsExactly("call K1");
        // When it has rested, and the call that tests it is put off
        clock.pass(Duration.ofSeconds(17));
        side.next(Fault.LIMIT);
        round(breaking);
        // Then the other tests it at once
        assertThat(side.did).containsExactly("K2");
    }

    @Test
    void what_fails_on_our_own_side_counts_as_a_try_but_not_against_the_target_and_leaves_no_doubt() throws Exception {
        // Given
        var breaking = worker(circuitAt(1));
        for (long id = 1; id <= 2; id++) store.claim(id);
        side.next(Fault.OURS);
        // When
        round(breaking);
        // Then the neighbour was called, and the first is not in doubt
        assertThat(side.did).containsExactly("K2");
        assertThat(store.inDoubt(1)).isFalse();
        // When it fails for ever
        side.next(Fault.OURS, Fault.OURS);
        for (int i = 0; i < 2; i++) {
            clock.pass(Duration.ofSeconds(10));
            round(breaking);
        }
        // Then a person is asked
        assertThat(store.state(1)).isEqualTo("FAILED");
        assertThat(side.settled.get(1L).inDoubt()).isFalse();
        assertThat(side.heard).containsExactly("call K1", "call K2", "call K1", "call K1");
    }

    @Test
    void what_kills_its_caller_each_time_ends_with_a_person() throws Exception {
        // Given three nodes that died with it in hand
        store.claim(1);
        for (int i = 0; i < 3; i++) {
            assertThat(store.lease(50, LEASE)).hasSize(1);
            clock.pass(LEASE.plusSeconds(1));
        }
        // When a fourth takes it
        round(worker);
        // Then it is not called once more
        assertThat(side.heard).isEmpty();
        assertThat(store.state(1)).isEqualTo("FAILED");
        assertThat(store.inDoubt(1)).isTrue();
    }

    @Test
    void an_error_that_breaks_the_thread_gives_its_place_back() throws Exception {
        // Given
        store.claim(1);
        side.next(Fault.ERROR);
        // When
        assertThatThrownBy(worker::dispatch).isInstanceOf(StackOverflowError.class);
        while (worker.inFlight() > 0) worker.settle(Duration.ZERO);
        // Then it is tried again
        assertThat(store.inDoubt(1)).isTrue();
        clock.pass(Duration.ofSeconds(2));
        round(worker);
        assertThat(store.state(1)).isEqualTo("DONE");
    }

    private static EffectSettings circuitAt(int failures) {
        return new EffectSettings(1, 50, Duration.ofSeconds(1), LEASE, Duration.ofSeconds(25), Duration.ZERO, 3,
            Duration.ofSeconds(1), Duration.ofMinutes(5), failures, Duration.ofSeconds(15));
    }

    @Test
    void a_lease_with_too_little_time_left_is_given_back_unused() throws Exception {
        // Given
        store.claim(1);
        var effect = store.lease(1, LEASE).get(0);
        clock.pass(Duration.ofSeconds(36));
        // When
        var outcome = new Attempt(new Circuits(SETTINGS, clock), SETTINGS, clock).at(effect, side, "K1");
        // Then
        assertThat(side.heard).isEmpty();
        assertThat(outcome).isInstanceOf(Outcome.Later.class);
        assertThat(((Outcome.Later) outcome).tries()).isZero();
    }

    @Test
    void calling_inside_a_transaction_is_an_error() {
        store.claim(1);
        var effect = store.lease(1, LEASE).get(0);
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() -> new Attempt(new Circuits(SETTINGS, clock), SETTINGS, clock).at(effect, side, "K1"))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("transaction is open");
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }
}
