package dev.wharf.picking.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.picking.supervision.WrongScanRule.Answer;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongScanRuleTest {
    /** Newest first; a number is a counted unit, BIN the scan of a bin. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "WRONG_BIN WRONG_ITEM, false",
        "WRONG_BIN WRONG_ITEM OVER_PICK, true",
        "WRONG_BIN BIN WRONG_ITEM BIN NOT_IN_TASK, true",
        "WRONG_BIN WRONG_ITEM 1 NOT_IN_TASK, false",
        "1 WRONG_LOT WRONG_LOT WRONG_LOT, false",
        "1 WRONG_BIN 1 WRONG_ITEM 1 NOT_IN_TASK 1 SERIAL_GONE, false",
        "1 WRONG_BIN 1 WRONG_ITEM 1 NOT_IN_TASK 1 SERIAL_GONE 1 LOT_BLOCKED, true",
        "TASK_CANCELLED TASK_CLOSED ORDER_LEFT LOT_WANTED SERIAL_WANTED SUPERVISOR_CALLED, false"})
    void three_in_a_row_or_five_in_all_call_the_lead(String answers, boolean calls) {
        var read = Arrays.stream(answers.split(" ")).map(a -> a.equals("1") ? new Answer("ACCEPTED", 1) : a.equals("BIN") ? new Answer("ACCEPTED", 0) : new Answer(a, 0)).toList();
        assertThat(WrongScanRule.calls(read, 3, 5)).isEqualTo(calls);
    }
}
