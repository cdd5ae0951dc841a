package dev.wharf.inventory.lot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LotTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        // expires, days, may leave today
        "2026-11-23,  0, true",
        "2026-11-22,  0, false",
        "2026-12-23, 30, true",
        "2026-12-22, 30, false",
        "-,          30, true"})
    void a_lot_may_leave_while_it_is_good_for_long_enough(LocalDate expires, int days, boolean expected) {
        assertThat(new Lot(1, "TEA", "L1", null, expires, Instant.EPOCH, null).sellable(TODAY, days)).isEqualTo(expected);
    }

    @Test
    void a_recalled_lot_never_may() {
        assertThat(new Lot(1, "TEA", "L1", null, null, Instant.EPOCH, Instant.EPOCH).sellable(TODAY, 0)).isFalse();
    }
}
