package dev.wharf.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.review.rule.MergeRule.Inputs;
import dev.wharf.review.rule.MergeRule.Parcel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant FAR = NOW.plus(Duration.ofDays(2));

    private final MergeRule rule = new MergeRule();

    private static Parcel mine(Instant until) {
        return new Parcel("F9", "", "", "NORMAL", false, false, "CNY", 1, 1, 100, 1000, until);
    }

    private static Parcel waiting(String no, int orders, int lines, int minutes) {
        return new Parcel(no, "", "", "NORMAL", false, false, "CNY", orders, lines, 100, 1000, NOW.plus(Duration.ofMinutes(minutes)));
    }

    private Verdict check(Parcel mine, List<Parcel> waiting, Map<String, Object> set) {
        return rule.check(new Inputs(mine, waiting, NOW, FAR, 0, 0), new Params(rule.spec(), set));
    }

    private Verdict check(Parcel mine, Parcel... waiting) {
        return check(mine, List.of(waiting), Map.of("windowMinutes", 30));
    }

    @Test
    void the_first_one_waits_for_the_window() {
        var verdict = check(mine(null));
        assertThat(verdict.results()).isEqualTo(Map.of("until", NOW.plus(Duration.ofMinutes(30)).toString()));
        assertThat(verdict.reason().en()).isEqualTo("Waits 30 more minutes for orders of the same buyer");
    }

    @Test
    void it_takes_over_all_that_wait_and_waits_no_longer_than_the_first_of_them() {
        var verdict = check(mine(null), waiting("F2", 1, 1, 20), waiting("F1", 2, 3, 10));
        assertThat(verdict.results()).isEqualTo(Map.of("absorb", "F1 F2", "until", NOW.plus(Duration.ofMinutes(10)).toString()));
        assertThat(verdict.reason().en()).startsWith("Took over F1, F2: 4 orders, 5 lines");
    }

    @Test
    void it_never_waits_past_its_ship_by_time() {
        var verdict = rule.check(new Inputs(mine(null), List.of(), NOW, NOW.plusSeconds(60), 0, 0), new Params(rule.spec(), Map.of("windowMinutes", 30)));
        assertThat(verdict.results()).containsEntry("until", NOW.plusSeconds(60).toString());
        assertThat(rule.check(new Inputs(mine(null), List.of(), NOW, NOW, 0, 0), new Params(rule.spec(), Map.of("windowMinutes", 30))).results()).isEmpty();
    }

    @Test
    void its_own_window_is_not_begun_again_and_ends() {
        assertThat(check(mine(NOW.plusSeconds(1))).results()).containsEntry("until", NOW.plusSeconds(1).toString());
        assertThat(check(mine(NOW)).results()).isEmpty();
    }

    @Test
    void without_a_window_nothing_is_merged_and_nothing_waits() {
        assertThat(check(mine(null), List.of(waiting("F1", 1, 1, 10)), Map.of()).results()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"19, 1, true", "20, 1, false", "1, 199, true", "1, 200, false"})
    void a_parcel_has_a_most_of_orders_and_lines(int orders, int lines, boolean merged) {
        assertThat(check(mine(null), waiting("F1", orders, lines, 10)).results().containsKey("absorb")).isEqualTo(merged);
    }

    @ParameterizedTest
    @CsvSource({"200, 0, true", "199, 0, false", "0, 2000, true", "0, 1999, false", "0, 0, true"})
    void a_merged_parcel_keeps_the_limits_of_splitting(long weight, long value, boolean merged) {
        var in = new Inputs(mine(null), List.of(waiting("F1", 1, 1, 10)), NOW, FAR, weight, value);
        assertThat(rule.check(in, new Params(rule.spec(), Map.of("windowMinutes", 30))).results().containsKey("absorb")).isEqualTo(merged);
    }

    @ParameterizedTest
    @CsvSource({
        "SH, '', NORMAL, false, false, CNY, warehouses differ",
        "'', SF, NORMAL, false, false, CNY, carriers differ",
        "'', '', COLD,   false, false, CNY, handling differs",
        "'', '', NORMAL, true,  false, CNY, is to leave by itself",
        "'', '', NORMAL, false, true,  CNY, cash on delivery",
        "'', '', NORMAL, false, false, USD, currencies differ"})
    void what_differs_stays_apart_and_is_named(String warehouse, String carrier, String handling, boolean sealed, boolean cod, String currency, String why) {
        var other = new Parcel("F1", warehouse, carrier, handling, sealed, cod, currency, 1, 1, 100, 1000, NOW.plusSeconds(600));
        var verdict = check(mine(null), other);
        assertThat(verdict.results()).containsOnlyKeys("until");
        assertThat(verdict.reason().en()).contains("Not merged: F1").contains(why);
    }

    @Test
    void one_that_is_to_leave_by_itself_neither_merges_nor_waits() {
        var sealed = new Parcel("F9", "", "", "NORMAL", true, false, "CNY", 1, 1, 100, 1000, null);
        assertThat(check(sealed, waiting("F1", 1, 1, 10)).results()).isEmpty();
    }
}
