package dev.wharf.picking.supervision;

import java.util.List;
import java.util.Set;

/**
 * Says when a picker needs help: n scans in a row were wrong, or m in all, within one task since the lead was there last. A unit that is counted ends the row;
 * the scan of a bin does not. What the picker cannot help is no mistake. Published in docs/rules/picking.md. Pure.
 */
final class WrongScanRule {
    /** Answers that the picker caused. TASK_CANCELLED, TASK_CLOSED and ORDER_LEFT come from elsewhere; LOT_WANTED and SERIAL_WANTED only ask for one more scan. */
    private static final Set<String> MISTAKES = Set.of("WRONG_BIN", "WRONG_ITEM", "NOT_IN_TASK", "OVER_PICK", "WRONG_LOT", "LOT_BLOCKED", "SERIAL_TWICE", "SERIAL_GONE");

    /** One answer to a scan. @param units counted by it */
    record Answer(String result, int units) { }

    private WrongScanRule() { }

    static boolean isMistake(String result) {
        return MISTAKES.contains(result);
    }

    /** @param answers since the lead was there last, the newest first */
    static boolean calls(List<Answer> answers, int inRow, int inAll) {
        long all = answers.stream().filter(a -> isMistake(a.result())).count();
        long row = answers.stream().takeWhile(a -> a.units() == 0).filter(a -> isMistake(a.result())).count();
        return row >= inRow || all >= inAll;
    }
}
