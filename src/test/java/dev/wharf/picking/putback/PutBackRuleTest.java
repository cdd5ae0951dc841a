package dev.wharf.picking.putback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.lot.Barcodes.Item;
import dev.wharf.picking.putback.PutBackRule.Verdict;
import dev.wharf.warehouse.Tracking.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goods with lots: each line is written as its lot and the units left of it; - is no lot. */
class PutBackRuleTest {
    private static final PutBack PUT_BACK = new PutBack(1, new FulfillmentId(5), "W", PutBack.Why.CANCELLED, PutBack.State.OPEN, 1, "anna", Instant.EPOCH);

    @ParameterizedTest
    @CsvSource({
        "ONE 2,          ONE, 2, {0=2}",
        "ONE 2,          one, 1, {0=1}",
        "ONE 2,          ONE, 3, TOO_MANY",
        "ONE 2,          TWO, 1, WRONG_LOT",
        "ONE 2,          '',  1, LOT_WANTED",
        "ONE 0  TWO 1,   ONE, 1, TOO_MANY",
        "- 2,            ONE, 2, {0=2}",
        "- 2,            ONE, 3, TOO_MANY",
        "- 2,            '',  1, {0=1}",
        "ONE 1  - 2,     ONE, 1, {0=1}",
        "ONE 0  - 2,     ONE, 1, {1=1}",
        "ONE 1  - 2,     TWO, 2, {1=2}",
        "ONE 1  - 0,     TWO, 1, WRONG_LOT"})
    void a_lot_goes_back_where_it_was_taken_or_where_none_was_read(String left, String lot, int units, String expected) {
        var lines = new ArrayList<PutBackLine>();
        for (var part : left.split("  ")) {
            var words = part.split(" ");
            lines.add(new PutBackLine(lines.size(), 1, 7, "TEA", "T-1", words[0].equals("-") ? "" : words[0], true, 9, 9 - Integer.parseInt(words[1]), 0));
        }
        var verdict = PutBackRule.check(PUT_BACK, List.copyOf(lines), "tea", Optional.of(new Item("TEA", Kind.LOT, null)), lot, "T-1", units);
        assertThat(verdict instanceof Verdict.Accepted accepted ? new TreeMap<>(accepted.units()).toString() : ((Verdict.Refused) verdict).result().name()).isEqualTo(expected);
    }
}
