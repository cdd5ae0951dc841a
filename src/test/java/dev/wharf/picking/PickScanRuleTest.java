package dev.wharf.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.picking.PickScanRule.Result;
import dev.wharf.picking.PickScanRule.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PickScanRuleTest {
    /** Two lines of one SKU in one bin, a half picked one, a complete one, and one without a known place. */
    private static final List<PickLine> TASK = List.of(
        new PickLine(1, 11, "CUP", "A-01", 1, 2, 0),
        new PickLine(2, 12, "CUP", "A-01", 2, 1, 0),
        new PickLine(3, 13, "LAMP", "A-02", 3, 3, 2),
        new PickLine(4, 14, "SOAP", "B-01", 4, 1, 1));
    private static final List<PickLine> PLACELESS = List.of(new PickLine(5, 15, "RUG", "", 1, 1, 0));

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        // bin,  sku, units, result
        "A-01, CUP,   1, ACCEPTED",
        "a-01, CUP,   3, ACCEPTED",
        "A-01, CUP,   4, OVER_PICK",
        "A-02, LAMP,  1, ACCEPTED",
        "A-02, LAMP,  2, OVER_PICK",
        "B-01, SOAP,  1, OVER_PICK",
        "A-01, LAMP,  1, WRONG_ITEM",
        "A-01, PEN,   1, NOT_IN_TASK",
        "A-01, -,     1, NOT_IN_TASK",
        "C-01, CUP,   1, WRONG_BIN",
        "C-01, PEN,   1, WRONG_BIN",
        "'',   CUP,   1, WRONG_BIN",
    })
    void goods_count_only_where_and_while_they_are_needed(String bin, String sku, int units, Result expected) {
        assertThat(result(PickScanRule.check(TASK, bin, "690000", Optional.ofNullable(sku), units))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"A-01, ACCEPTED", "a-02, ACCEPTED", "B-01, WRONG_BIN", "C-01, WRONG_BIN", "'', WRONG_BIN"})
    void a_bin_is_confirmed_while_something_is_open_in_it(String bin, Result expected) {
        assertThat(result(PickScanRule.check(TASK, bin, "", Optional.empty(), 1))).isEqualTo(expected);
    }

    @Test
    void units_fill_the_lines_in_walking_order() {
        assertThat(PickScanRule.check(TASK, "A-01", "690000", Optional.of("CUP"), 3)).isEqualTo(new Verdict.Accepted(Map.of(1L, 2, 2L, 1)));
    }

    @Test
    void goods_without_a_known_place_are_taken_from_anywhere() {
        assertThat(PickScanRule.check(PLACELESS, "", "690000", Optional.of("RUG"), 1)).isEqualTo(new Verdict.Accepted(Map.of(5L, 1)));
        assertThat(PickScanRule.check(PLACELESS, "Z-99", "690000", Optional.of("RUG"), 1)).isEqualTo(new Verdict.Accepted(Map.of(5L, 1)));
    }

    @Test
    void a_refusal_says_what_to_do_with_its_numbers() {
        assertThat(sentence(PickScanRule.check(TASK, "A-02", "690000", Optional.of("LAMP"), 2))).isEqualTo("LAMP: 3 needed, 2 picked, 2 more scanned; put the surplus back.");
        assertThat(sentence(PickScanRule.check(TASK, "A-01", "690000", Optional.of("LAMP"), 1)))
            .isEqualTo("This is LAMP, to be picked from A-02; put it back. Wanted here: CUP.");
        assertThat(sentence(PickScanRule.check(TASK, "C-01", "", Optional.empty(), 1))).isEqualTo("Wrong bin: this is C-01. Go to A-01.");
    }

    private static Result result(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.result() : Result.ACCEPTED;
    }

    private static String sentence(Verdict verdict) {
        return ((Verdict.Refused) verdict).note().en();
    }
}
