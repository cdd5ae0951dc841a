package dev.wharf.picking.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Floors of four aisles, and of two blocks with 10 and 6 bins on a side. */
class BinPatternTest {
    private static final List<Integer> BLOCKS = List.of(10, 6);

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "{aisle:A-D}-{block:1-2}-{bay:1-6}-{*},   A-1-1-9,    0 0 0 BOTH",
        "{aisle:A-D}-{block:1-2}-{bay:1-6}-{*},   d-02-06-x1, 3 1 5 BOTH",
        "{aisle:A-D}-{block:1-2}-{bay:1-6}-{*},   E-1-1-9,    ",
        "{aisle:A-D}-{block:1-2}-{bay:1-6}-{*},   A-3-1-9,    ",
        "{aisle:A-D}-{block:1-2}-{bay:1-6}-{*},   A-1-7-9,    ",
        "{aisle:A-D}-{block:1-2}-{bay:1-6}-{*},   A-1-0-9,    ",
        "{aisle:A-D}-{block:1-2}-{bay:1-6}-{*},   A-1-1,      ",
        "{aisle:A-D}-{block:1-2}-{bay:1-6}-{*},   A-1-1-9-9,  ",
        "G{aisle:11-14}.{bay:01-16},              G11.10,     0 0 9 BOTH",
        "G{aisle:11-14}.{bay:01-16},              g14.11,     3 1 0 BOTH",
        "G{aisle:11-14}.{bay:01-16},              G14.16,     3 1 5 BOTH",
        "{aisle:1-4}{side:LR}{bay:1-16},          2R3,        1 0 2 RIGHT",
        "{aisle:1-4}{side:LR}{bay:1-16},          2l3,        1 0 2 LEFT",
        "{aisle:A-D}{bay:1-32/2},                 B1,         1 0 0 LEFT",
        "{aisle:A-D}{bay:1-32/2},                 B2,         1 0 0 RIGHT",
        "{aisle:A-D}{bay:1-32/2},                 B32,        1 1 5 RIGHT",
        "{aisle:A-D}{bay:1-32/2},                 B33,        ",
        "{aisle:A-B+2}-{block:1-1+1}-{bay:1-6},   A-1-1,      2 1 0 BOTH"})
    void says_where_a_bin_is(String pattern, String code, String place) {
        var found = new BinPattern(pattern, 4, BLOCKS).locate(code).map(p -> p.aisle() + " " + p.block() + " " + p.bin() + " " + p.side());
        if (place == null) assertThat(found).isEmpty();
        else assertThat(found).contains(place);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "{aisle:A-E}-{block:1-2}-{bay:1-6}       | reaches to number 4",
        "{aisle:A-D}-{block:1-3}-{bay:1-6}       | reaches to number 2",
        "{aisle:A-D}-{block:1-2}-{bay:1-7}       | reaches to number 6",
        "{aisle:A-D}-{bay:1-17}                  | reaches to number 16",
        "{aisle:A-D}-{bay:1-33/2}                | reaches to number 16",
        "{aisle:A-D+1}-{bay:1-16}                | reaches to number 4",
        "{aisle:D-A}-{bay:1-16}                  | ends before it begins",
        "{aisle:A-D}-{aisle:A-D}-{bay:1-16}      | stands twice",
        "{aisle:A-D}                             | has no {bay",
        "{bay:1-16}                              | has no {aisle",
        "{aisle:A-D}-{level:1-4}-{bay:1-16}      | is not known",
        "{aisle:A-D/2}-{bay:1-16}                | for bays",
        "{aisle:A-D}-{bay:1-16                   | brace"})
    void refuses_what_does_not_fit_the_floor(String pattern, String why) {
        assertThatThrownBy(() -> new BinPattern(pattern.strip(), 4, BLOCKS)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why.strip());
    }

    @ParameterizedTest
    @CsvSource({"{bay:1-6},1", "X{bay:7-12},2"})
    void needs_no_aisle_where_there_is_one(String pattern, int blocks) {
        assertThat(new BinPattern(pattern, 1, Arrays.asList(10, 6).subList(0, blocks)).locate(pattern.startsWith("X") ? "X7" : "1")).contains(new Place(0, 0, 0, Side.BOTH));
    }
}
