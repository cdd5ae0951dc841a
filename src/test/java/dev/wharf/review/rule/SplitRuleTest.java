package dev.wharf.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.order.Level;
import dev.wharf.review.rule.SplitRule.Inputs;
import dev.wharf.review.rule.SplitRule.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final SplitRule rule = new SplitRule();

    private static Line line(long id, int quantity, String handling, Instant notBefore) {
        return new Line(id, "SKU" + id, quantity, 1000 * id, false, handling, 100, notBefore);
    }

    private Verdict check(boolean sealed, Map<String, Object> set, Line... lines) {
        return rule.check(new Inputs(List.of(lines), sealed, NOW), new Params(rule.spec(), set));
    }

    @Test
    void goods_of_one_kind_are_one_parcel() {
        assertThat(check(false, Map.of(), line(1, 2, "NORMAL", null), line(2, 1, "NORMAL", null))).isEqualTo(Verdict.passed("一个包裹", "One parcel"));
    }

    @Test
    void another_handling_leaves_apart_with_its_units_and_the_cost_of_one_more_parcel() {
        var verdict = check(false, Map.of(), line(1, 2, "NORMAL", null), line(2, 3, "COLD", null));
        assertThat(verdict.level()).isEqualTo(Level.FIXED);
        assertThat(verdict.results()).isEqualTo(Map.of("1", "1:2"));
        assertThat(verdict.reason().en()).isEqualTo("Split into 2 parcels: COLD 3 units (300 g, 60.00); NORMAL 2 units (200 g, 20.00). 1 more, at a cost of 5.00");
        assertThat(check(false, Map.of("byHandling", false), line(1, 2, "NORMAL", null), line(2, 3, "COLD", null)).results()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true"})
    void a_pre_sale_leaves_apart_beyond_the_days_the_shop_lets_it_wait(int secondsMore, boolean split) {
        var later = NOW.plus(Duration.ofDays(3)).plusSeconds(secondsMore);
        var verdict = check(false, Map.of(), line(1, 1, "NORMAL", null), line(2, 1, "NORMAL", later));
        assertThat(verdict.results().containsKey("1")).isEqualTo(split);
        if (split) assertThat(verdict.results()).as("the more valuable pre-sale stays").containsEntry("1", "1:1");
        assertThat(check(false, Map.of("byPreSale", false), line(1, 1, "NORMAL", null), line(2, 1, "NORMAL", later)).results()).isEmpty();
    }

    @Test
    void a_line_may_be_divided_between_parcels() {
        assertThat(check(false, Map.of("maxWeightG", 200), line(7, 5, "NORMAL", null)).results()).containsEntry("1", "7:2").containsEntry("2", "7:1");
        assertThat(check(false, Map.of("maxWeightG", 500), line(7, 5, "NORMAL", null)).results()).isEmpty();
        assertThat(check(false, Map.of("maxValueMinor", 35000), line(7, 5, "NORMAL", null)).results()).isEmpty();
        assertThat(check(false, Map.of("maxValueMinor", 34999), line(7, 5, "NORMAL", null)).results()).containsEntry("1", "7:1");
    }

    @Test
    void what_is_to_leave_as_one_is_not_divided() {
        assertThat(check(true, Map.of("maxWeightG", 1), line(1, 2, "NORMAL", null), line(2, 3, "COLD", null)).results()).isEmpty();
    }
}
