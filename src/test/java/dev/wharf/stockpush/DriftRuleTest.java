package dev.wharf.stockpush;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.stockpush.DriftRule.Act;
import dev.wharf.stockpush.DriftRule.Open;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private final DriftRule rule = new DriftRule(Duration.ofMinutes(2));

    @ParameterizedTest(name = "ours {0}, theirs {1}, known for {2} s, {3} repairs, asked {4}: {5}")
    @CsvSource({
        // right, before and now
        "5, 5, , , , NONE", "5, 5, 10, 1, false, CLOSE", "5, 5, 9999, 3, true, CLOSE",
        // more than there should be: at once, and again, until a person is asked
        "5, 6, , , , REPAIR", "0, 1, , , , REPAIR", "5, 6, 10, 1, false, REPAIR", "5, 6, 10, 2, false, REPAIR", "5, 6, 10, 3, false, ASK", "5, 6, 10, 3, true, WAIT",
        // fewer: only if it stays
        "5, 4, , , , WAIT", "5, 4, 119, 0, false, WAIT", "5, 4, 120, 0, false, REPAIR", "5, 4, 9999, 2, false, REPAIR", "5, 4, 9999, 3, false, ASK", "5, 4, 9999, 3, true, WAIT",
        // no such listing
        "5, , , , , WAIT", "5, , 119, 0, false, WAIT", "5, , 120, 0, false, ASK", "5, , 9999, 0, true, WAIT"})
    void what_is_done_about_it(int ours, Integer theirs, Integer knownFor, Integer repairs, Boolean asked, Act act) {
        var open = knownFor == null ? null : new Open(ours, theirs, NOW.minusSeconds(knownFor), repairs, asked, false);
        assertThat(rule.of(ours, theirs, open, 3, NOW)).isEqualTo(act);
    }

    @Test
    void a_listing_that_was_there_the_last_time_is_not_gone_yet() {
        assertThat(rule.of(5, null, new Open(5, 4, NOW.minusSeconds(9999), 1, false, false), 3, NOW)).isEqualTo(Act.WAIT);
    }

    @ParameterizedTest(name = "left at 5 and 6, ours {0}, theirs {1}: {2}")
    @CsvSource({"5, 6, WAIT", "4, 6, REPAIR", "5, 7, REPAIR", "5, 4, WAIT", "5, 5, CLOSE", "6, 6, CLOSE"})
    void what_a_person_left_is_left_as_long_as_both_numbers_stay(int ours, Integer theirs, Act act) {
        var left = new Open(5, 6, NOW.minusSeconds(9999), 3, true, true);
        assertThat(rule.of(ours, theirs, left, 3, NOW)).isEqualTo(act);
    }
}
