package dev.wharf.stockpush;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.channel.ChannelBusy;
import dev.wharf.channel.ChannelRefused;
import dev.wharf.channel.StockPort;
import dev.wharf.channel.StockPort.Quantity;
import dev.wharf.effect.Circuits;
import dev.wharf.effect.TestCircuits;
import dev.wharf.effect.TestClock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A channel that rests after one failure: the call that tests it must not be lost. */
class PushCallTest {
    private static final Duration REST = Duration.ofSeconds(15);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final List<Quantity> CALL = List.of(new Quantity("C1", 5, 1));

    private final TestClock clock = new TestClock();
    private final Circuits circuits = TestCircuits.resting(1, REST, clock);
    private final PushCall calls = new PushCall(circuits, new Pace(clock), settings(), clock);

    private static StockPushSettings settings() {
        return new StockPushSettings(false, REST, 1, 1, 1, LONG, Duration.ofSeconds(25), REST, REST, REST, REST, REST, REST);
    }

    /** @param answer of each call */
    private record Answering(Supplier<Map<String, ChannelRefused>> answer) implements StockPort {
        @Override
        public String protocol() {
            return "test";
        }

        @Override
        public boolean names(String channelSku) {
            return true;
        }

        @Override
        public List<List<Quantity>> calls(List<Quantity> due) {
            return List.of(due);
        }

        @Override
        public Map<String, ChannelRefused> pushStock(String shop, List<Quantity> call) {
            return answer.get();
        }

        @Override
        public int readsAtOnce() {
            return 1;
        }

        @Override
        public Map<String, Integer> readStock(String shop, Collection<String> listings) {
            throw new UnsupportedOperationException();
        }
    }

    private Told tell(Duration left, Supplier<Map<String, ChannelRefused>> answer) {
        return calls.tell("S1", new Answering(answer), CALL, 200, clock.instant().plus(left)).get("C1");
    }

    private void rested() {
        circuits.failed("stock:S1");
        assertThat(tell(LONG, Map::of)).isEqualTo(new Told.NotNow(REST));
        clock.pass(REST.plusSeconds(1));
    }

    @Test
    void a_test_call_that_came_too_late_to_be_made_is_made_the_next_time() {
        rested();
        assertThat(tell(Duration.ofSeconds(1), Map::of)).isEqualTo(new Told.NotNow(Duration.ZERO));
        assertThat(tell(LONG, Map::of)).isEqualTo(new Told.Yes());
    }

    @Test
    void a_test_call_that_was_one_too_many_tests_nothing() {
        rested();
        var pause = Duration.ofSeconds(2);
        assertThat(tell(LONG, () -> {
            throw new ChannelBusy(pause, "Too often");
        })).isEqualTo(new Told.NotNow(pause));
        assertThat(circuits.rest("stock:S1")).isZero();
        assertThat(circuits.rest("stock:S1")).isEqualTo(REST);
    }
}
