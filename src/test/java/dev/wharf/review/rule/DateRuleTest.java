package dev.wharf.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.order.Level;
import dev.wharf.review.rule.DateRule.Inputs;
import dev.wharf.review.rule.DateRule.Start;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateRuleTest {
    private static final Instant DAY = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-12-31T00:00:00Z");
    private final DateRule rule = new DateRule();

    private Verdict check(List<Start> starts, String now, Instant shipBy, int daysBefore) {
        return rule.check(new Inputs(starts, Instant.parse(now), shipBy), new Params(rule.spec(), Map.of("lockDaysBefore", daysBefore)));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-30T23:59:59.999999Z, 0, NOT_YET", "2026-12-01T00:00:00Z, 0, PASSED", "2026-12-02T00:00:00Z, 0, PASSED",
        "2026-11-27T23:59:59.999999Z, 3, NOT_YET", "2026-11-28T00:00:00Z, 3, PASSED"})
    void it_goes_on_from_so_many_days_before_its_date(String now, int daysBefore, String outcome) {
        assertThat(check(List.of(new Start(1, "", DAY)), now, LATER, daysBefore).outcome()).isEqualTo(outcome);
    }

    @Test
    void the_last_date_of_order_and_lines_counts() {
        var starts = List.of(new Start(1, "", DAY), new Start(1, "2", DAY.plusSeconds(86_400)), new Start(1, "3", DAY.minusSeconds(86_400)));
        var verdict = check(starts, "2026-12-01T12:00:00Z", LATER, 0);
        assertThat(verdict.outcome()).isEqualTo("NOT_YET");
        assertThat(verdict.reason().en()).contains("Not before 2026-12-02 08:00 may line 2 ship");
        assertThat(verdict.results()).containsEntry("startAt", "2026-12-02T00:00:00Z");
    }

    @Test
    void without_a_date_there_is_nothing_to_wait_for() {
        var verdict = check(List.of(), "2026-12-01T00:00:00Z", DAY, 0);
        assertThat(verdict.level()).isEqualTo(Level.OK);
        assertThat(verdict.results()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-30T23:59:59Z, WARN", "2026-12-01T00:00:00Z, OK"})
    void a_promise_before_its_date_is_noted(Instant shipBy, Level level) {
        assertThat(check(List.of(new Start(1, "", DAY)), "2026-12-01T00:00:00Z", shipBy, 0).level()).isEqualTo(level);
        var waiting = check(List.of(new Start(1, "", DAY)), "2026-11-01T00:00:00Z", shipBy, 0).reason().en();
        if (level == Level.WARN) assertThat(waiting).contains("change the promise");
        else assertThat(waiting).doesNotContain("change the promise");
    }

    @Test
    void what_was_let_go_is_held_again_only_if_its_date_changes() {
        var starts = List.of(new Start(1, "", DAY));
        assertThat(rule.subject(new Inputs(starts, DAY, DAY))).isEqualTo(rule.subject(new Inputs(starts, LATER, LATER)));
        assertThat(rule.subject(new Inputs(starts, DAY, DAY))).isNotEqualTo(rule.subject(new Inputs(List.of(new Start(1, "", LATER)), DAY, DAY)));
    }
}
