package dev.wharf.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.webhook.Endpoint.OffReason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LateRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final LateRule rule = new LateRule(Duration.ofHours(1));

    @ParameterizedTest
    @CsvSource({"NONE, 3600000, false", "NONE, 3600001, true", "GONE, 3600000, false", "GONE, 3600001, true", "PERSON, 3600001, false", "PERSON, 2000000000, false", "NONE, -5, false"})
    void late_is_who_lets_something_wait_for_longer_than_agreed_unless_a_person_wants_it_so(OffReason off, long waitedMs, boolean late) {
        assertThat(rule.late(off, NOW.minusMillis(waitedMs), NOW)).isEqualTo(late);
    }

    @Test
    void nobody_is_late_for_whom_nothing_waits() {
        assertThat(rule.late(OffReason.NONE, null, NOW)).isFalse();
    }
}
