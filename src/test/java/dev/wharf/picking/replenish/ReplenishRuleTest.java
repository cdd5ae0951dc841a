package dev.wharf.picking.replenish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.picking.replenish.ReplenishRule.Cause;
import dev.wharf.picking.replenish.ReplenishRule.Level;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplenishRuleTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // what                                        min max units planned unplanned waiting  expected cause
        "'full',                                        4,  10,   10,      0,        0,      0,       0, LEVEL",
        "'at the minimum',                              4,  10,    4,      0,        0,      0,       0, LEVEL",
        "'one below the minimum',                       4,  10,    3,      0,        0,      0,       7, LEVEL",
        "'at the minimum, one of them planned',         4,  10,    4,      1,        0,      0,       6, LEVEL",
        "'empty',                                       4,  10,    0,      0,        0,      0,      10, LEVEL",
        "'all planned and no room',                     4,  10,   10,     10,        0,      0,       0, LEVEL",
        "'more than fits in',                           4,  10,   12,     11,        0,      0,       0, LEVEL",
        "'no minimum and empty',                        0,  10,    0,      0,        0,      0,       0, LEVEL",
        "'wanted and there',                            0,  10,    5,      0,        5,      0,       0, LEVEL",
        "'one more wanted than is there',               0,  10,    5,      0,        6,      0,       5, DEMAND",
        "'wanted beyond what is planned',               0,  10,    5,      3,        3,      0,       5, DEMAND",
        "'planned but taken by others',                 0,  10,    2,      4,        0,      0,       8, DEMAND",
        "'more wanted than fits in',                    0,  10,    5,      0,       20,      0,      15, DEMAND",
        "'exactly what fits in is wanted',              0,  10,    5,      0,       10,      0,       5, DEMAND",
        "'an order waits whatever the record says',     0,  10,   10,      0,        0,      3,       3, SHORT_PICK",
        "'an order waits and there is room',            0,  10,    4,      0,        0,      3,       6, SHORT_PICK",
        "'an order waits and others want more',         0,  10,    5,      0,       12,      3,      10, SHORT_PICK"})
    void so_many_units_are_brought(String what, int min, int max, int units, int planned, int unplanned, int waiting, int expected, Cause cause) {
        var level = new Level(min, max, units, planned, unplanned, waiting);
        assertThat(ReplenishRule.units(level)).isEqualTo(expected);
        if (expected > 0) assertThat(ReplenishRule.cause(level)).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({
        // coming free expected, of 7 wanted
        "0, 7, 7", "0, 6, 6", "0, 0, 0", "6, 5, 1", "7, 5, 0", "9, 5, 0"})
    void what_is_on_its_way_is_not_brought_again_and_reserve_gives_what_it_has(int coming, int free, int expected) {
        assertThat(ReplenishRule.more(new Level(4, 10, 3, 0, 0, 0), coming, free)).isEqualTo(expected);
    }

    @Property
    void never_more_than_reserve_has_nor_than_fits_in_unless_it_is_wanted(@ForAll @IntRange(max = 20) int min, @ForAll @IntRange(max = 30) int above, @ForAll @IntRange(max = 60) int units,
                                                                         @ForAll @IntRange(max = 60) int planned, @ForAll @IntRange(max = 60) int unplanned, @ForAll @IntRange(max = 60) int waiting,
                                                                         @ForAll @IntRange(max = 80) int coming, @ForAll @IntRange(max = 80) int free) {
        var level = new Level(min, min + above + 1, units, planned, unplanned, waiting);
        int more = ReplenishRule.more(level, coming, free);
        assertThat(more).isBetween(0, free);
        if (more > 0) assertThat(coming + more).isLessThanOrEqualTo(Math.max(level.demand(), level.max() - units));
        // Enough in reserve: what is wanted comes.
        if (free >= level.demand() + level.max()) assertThat(coming + more).isGreaterThanOrEqualTo(level.demand());
    }
}
