package dev.wharf.picking.replenish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.inventory.lot.Barcodes.Item;
import dev.wharf.picking.replenish.ReplenishRule.Cause;
import dev.wharf.picking.replenish.ReplenishTask.State;
import dev.wharf.warehouse.Tracking.Kind;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoveRuleTest {
    /** Five of eight left in R-1, lot L1, for face A-1. */
    private static final ReplenishLine LINE = new ReplenishLine(7, 1, "R-1", "L1", 8, 2, 1);

    @ParameterizedTest
    @CsvSource({
        "R-1, CUP,  L1, 5, A-1, ACCEPTED",
        "r-1, CUP,  L1, 1, a-1, ACCEPTED",
        "R-2, CUP,  L1, 1, A-1, WRONG_BIN",
        "R-1, LAMP, L1, 1, A-1, WRONG_ITEM",
        "R-1, '-',  L1, 1, A-1, WRONG_ITEM",
        "R-1, CUP,  L2, 1, A-1, WRONG_LOT",
        "R-1, CUP,  '', 1, A-1, WRONG_LOT",
        "R-1, CUP,  L1, 6, A-1, TOO_MANY",
        "R-1, CUP,  L1, 5, A-2, WRONG_FACE",
        "R-1, CUP,  L1, 5, R-1, WRONG_FACE"})
    void each_scan_is_what_the_task_asks_for(String from, String sku, String lot, int units, String to, String expected) {
        var item = sku.equals("-") ? Optional.<Item>empty() : Optional.of(new Item(sku, Kind.LOT, null));
        var verdict = MoveRule.check(task(State.TAKEN), LINE, new MoveReading("k", 7, from, sku, lot, units, to), item);
        assertThat(verdict.result().name()).isEqualTo(expected);
        assertThat(verdict.note().zh().isEmpty()).isEqualTo(verdict.accepted());
        assertThat(verdict.note().en().isEmpty()).isEqualTo(verdict.accepted());
    }

    @ParameterizedTest
    @CsvSource({"WAITING, ACCEPTED", "TAKEN, ACCEPTED", "DONE, TASK_CLOSED", "FAILED, TASK_CLOSED", "CANCELLED, TASK_CLOSED"})
    void nothing_is_moved_for_a_task_that_is_over(State state, String expected) {
        var verdict = MoveRule.check(task(state), LINE, new MoveReading("k", 7, "R-1", "CUP", "L1", 1, "A-1"), Optional.of(new Item("CUP", Kind.LOT, null)));
        assertThat(verdict.result().name()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'', R-1, CUP, 1, A-1, clientKey", "k, '', CUP, 1, A-1, from", "k, R-1, ' ', 1, A-1, barcode", "k, R-1, CUP, 0, A-1, units", "k, R-1, CUP, 1000001, A-1, units", "k, R-1, CUP, 1, '', to"})
    void what_was_not_scanned_is_named(String key, String from, String barcode, int units, String to, String field) {
        assertThatThrownBy(() -> new MoveReading(key, 7, from, barcode, "", units, to)).extracting("field").isEqualTo(field);
    }

    private static ReplenishTask task(State state) {
        return new ReplenishTask(1, "W", "A-1", "CUP", state, Cause.LEVEL, Instant.EPOCH, "anna", 0);
    }
}
