package dev.wharf.common;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSettingsTest {
    @ParameterizedTest
    @ValueSource(longs = {0, -1, -1_000_000_000})
    void a_time_of_zero_or_below_is_refused_by_its_name(long nanos) {
        assertThatThrownBy(() -> TimeSettings.longerThanZero("wharf.test", Map.of("poll", Duration.ofSeconds(1), "send-within", Duration.ofNanos(nanos))))
            .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("wharf.test.send-within is PT").hasMessageContaining("longer than zero");
    }

    @Test
    void the_shortest_time_is_taken() {
        assertThatCode(() -> TimeSettings.longerThanZero("wharf.test", Map.of("poll", Duration.ofNanos(1)))).doesNotThrowAnyException();
    }
}
