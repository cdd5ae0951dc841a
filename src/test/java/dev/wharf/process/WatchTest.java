package dev.wharf.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final class Failing extends Watch {
        private final CountDownLatch turns = new CountDownLatch(3);
        private final AtomicInteger soon = new AtomicInteger();

        private Failing() {
            super("failing-watch");
        }

        @Override
        protected List<Turn> turns() {
            return List.of(new Turn(Duration.ofMillis(1), () -> {
                turns.countDown();
                throw new IllegalStateException("on purpose");
            }));
        }

        private void ask() {
            soon(soon::incrementAndGet);
        }
    }

    @Test
    void a_turn_that_fails_is_tried_again_until_the_watch_is_stopped() throws InterruptedException {
        var watch = new Failing();
        watch.ask();
        watch.start();
        assertThat(watch.isRunning()).isTrue();
        watch.ask();
        assertThat(watch.turns.await(10, TimeUnit.SECONDS)).isTrue();
        watch.stop();
        assertThat(watch.isRunning()).isFalse();
        watch.ask();
        assertThat(watch.soon).as("asked once while it ran").hasValue(1);
    }
}
