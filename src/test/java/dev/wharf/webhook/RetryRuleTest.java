package dev.wharf.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRuleTest {
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5));

    /** Seconds; dice from 0 to just below 1 make up to a fifth. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0, 5000", "1, 0, 1, 6000", "2, 0, 0, 300000", "2, 0, 1, 360000", "1, 4, 0, 5000", "1, 6, 0, 6000", "1, 6, 1, 7200", "2, 3600, 0, 3600000"})
    void waits_longer_with_each_try_and_as_long_as_it_is_asked_to(int tries, long askedS, double dice, long millis) {
        assertThat(new RetryRule(PAUSES, () -> dice == 0 ? 0 : -1).after(tries, Duration.ofSeconds(askedS)).orElseThrow().toMillis()).isBetween(millis - 1, millis);
    }

    @ParameterizedTest
    @CsvSource({"2, true", "3, false", "4, false"})
    void gives_up_after_the_last_pause(int tries, boolean again) {
        assertThat(new RetryRule(PAUSES, () -> 0).after(tries, Duration.ofDays(1)).isPresent()).isEqualTo(again);
    }
}
