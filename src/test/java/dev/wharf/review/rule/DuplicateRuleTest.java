package dev.wharf.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.order.Level;
import dev.wharf.review.rule.DuplicateRule.Earlier;
import dev.wharf.review.rule.DuplicateRule.Inputs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicateRuleTest {
    private static final Instant PLACED = Instant.parse("2026-11-20T02:00:00Z");
    private final DuplicateRule rule = new DuplicateRule();

    private Verdict check(long window, long noteWindow, Earlier... earlier) {
        return rule.check(new Inputs(9, PLACED, List.of(earlier)), new Params(rule.spec(), Map.of("window", window, "noteWindow", noteWindow)));
    }

    @ParameterizedTest
    @CsvSource({
        "30,  0,  1800, BLOCK", "30,  0,  1801, OK",
        "30,  0, -1800, BLOCK", "30,  0, -1801, OK",
        "30,  0,     0, BLOCK", " 0,  0,     0, OK",
        " 1, 30,    60, BLOCK", " 1, 30,    61, WARN",
        " 1, 30,  1800, WARN",  " 1, 30,  1801, OK",
        " 0, 30,     0, WARN"})
    void an_order_like_an_earlier_one_is_held_or_noted_within_its_window(long window, long noteWindow, long secondsApart, Level level) {
        assertThat(check(window, noteWindow, new Earlier(1, "A", PLACED.minusSeconds(secondsApart))).level()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"60, BLOCK", "61, WARN", "120, WARN"})
    void as_it_comes_only_what_was_sent_at_nearly_the_same_time_is_held(long secondsApart, Level level) {
        assertThat(rule.check(new Inputs(9, PLACED, List.of(new Earlier(1, "A", PLACED.minusSeconds(secondsApart)))), Params.of(rule.spec())).level()).isEqualTo(level);
    }

    @Test
    void an_order_like_no_other_passes() {
        assertThat(rule.check(new Inputs(9, PLACED, List.of()), Params.of(rule.spec())).outcome()).isEqualTo("PASSED");
    }

    @Test
    void the_reason_names_the_nearest_order_and_the_minutes_between() {
        var verdict = check(30, 0, new Earlier(1, "FAR", PLACED.minusSeconds(900)), new Earlier(2, "NEAR", PLACED.minusSeconds(299)), new Earlier(3, "OUT", PLACED.minusSeconds(9000)));
        assertThat(verdict.reason().en()).contains("order NEAR", "4 minutes").doesNotContain("FAR", "OUT");
        assertThat(verdict.reason().zh()).contains("订单 NEAR", "4 分钟");
    }

    @Test
    void accepting_one_copy_does_not_accept_the_next() {
        var first = new Inputs(9, PLACED, List.of(new Earlier(1, "A", PLACED)));
        assertThat(rule.subject(first)).isNotEqualTo(rule.subject(new Inputs(10, PLACED, first.earlier())));
    }
}
