package dev.wharf.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.picking.PickStrategies.Row;
import dev.wharf.warehouse.Tracking;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PickStrategiesTest {
    private static final List<Row> ROWS = List.of(new Row("W", "tea", Strategy.LIFO), new Row("W", "COLD", Strategy.NEAREST));
    private static final List<Row> WITH_ALL = List.of(new Row("W", "tea", Strategy.LIFO), new Row("W", "*", Strategy.FEWEST_BINS));

    @ParameterizedTest
    @CsvSource({
        // category, handling, kind,  rows, rows with one for all
        "tea,  COLD,   LOT_EXPIRY, LIFO,    LIFO",
        "'',   COLD,   LOT_EXPIRY, NEAREST, FEWEST_BINS",
        "nuts, NORMAL, LOT_EXPIRY, FEFO,    FEWEST_BINS",
        "nuts, NORMAL, LOT,        FIFO,    FEWEST_BINS",
        "'',   NORMAL, NONE,       FIFO,    FEWEST_BINS"})
    void the_most_exact_row_counts(String category, String handling, Tracking.Kind kind, Strategy expected, Strategy withAll) {
        var goods = new Tracking("SKU", category, handling, kind, 0);
        assertThat(PickStrategies.of(ROWS, goods)).isEqualTo(expected);
        assertThat(PickStrategies.of(WITH_ALL, goods)).isEqualTo(withAll);
    }
}
