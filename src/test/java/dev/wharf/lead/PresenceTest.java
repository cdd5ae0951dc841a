package dev.wharf.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresenceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @ParameterizedTest(name = "{0} without a scan, {1} units in hand, back after {2}: {3}")
    @CsvSource({
        "PT10M,    0, PT30M, HERE",
        "PT10M1S,  0, PT30M, AWAY",
        "PT29M59S, 3, PT30M, AWAY",
        "PT30M,    3, PT30M, STRANDED",
        "PT30M,    1, PT30M, STRANDED",
        // Goes back by itself.
        "PT30M,    0, PT30M, AWAY",
        // Nothing ever goes back.
        "PT10H,    3, PT0S,  AWAY"})
    void whoever_has_taken_work_is_there_away_or_leaves_units_behind(Duration silent, int inHand, Duration returnAfter, Presence presence) {
        assertThat(Presence.of(NOW.minus(silent), NOW, inHand, returnAfter)).isEqualTo(presence);
    }

    @Test
    void a_device_without_network_for_ten_minutes_keeps_its_task() {
        assertThatThrownBy(() -> new FloorSettings(Duration.ofMinutes(10), Duration.ofMinutes(1), true)).hasMessageContaining("wharf.floor.return-after");
        assertThatCode(() -> new FloorSettings(Duration.ofMinutes(10).plusSeconds(1), Duration.ofMinutes(1), true)).doesNotThrowAnyException();
        assertThatCode(() -> new FloorSettings(Duration.ZERO, Duration.ofMinutes(1), true)).doesNotThrowAnyException();
    }
}
