package dev.wharf.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class LaneGateTest {
    @Test
    void no_more_are_inside_than_there_are_places_and_everybody_gets_in() throws Exception {
        var gate = new LaneGate(3, Duration.ofSeconds(30));
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(20);
        try {
            var passed = IntStream.range(0, 200).mapToObj(i -> threads.submit(() -> gate.pass(() -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.yield();
                return inside.decrementAndGet();
            }))).toList();
            for (var one : passed) one.get();
        } finally {
            threads.shutdownNow();
        }
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void who_waits_too_long_is_told_so_and_the_place_is_given_back_after_a_failure() throws Exception {
        var gate = new LaneGate(1, Duration.ofMillis(20));
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var threads = Executors.newSingleThreadExecutor();
        try {
            var first = threads.submit(() -> gate.pass(() -> {
                entered.countDown();
                await(leave);
                throw new IllegalStateException("inside");
            }));
            entered.await();
            assertThatThrownBy(() -> gate.pass(() -> "never")).isInstanceOf(CannotCreateTransactionException.class).hasMessageContaining("No lane became free");
            leave.countDown();
            assertThatThrownBy(first::get).hasMessageContaining("inside");
            assertThat(gate.pass(() -> "in")).isEqualTo("in");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void work_inside_a_transaction_does_not_wait_for_a_second_place() {
        var gate = new LaneGate(1, Duration.ofMillis(20));
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThat(gate.<String>pass(() -> gate.pass(() -> "in"))).isEqualTo("in");
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
