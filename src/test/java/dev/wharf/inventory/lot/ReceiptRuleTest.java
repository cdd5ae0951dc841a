package dev.wharf.inventory.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wharf.common.Refusal;
import dev.wharf.warehouse.Tracking;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptRuleTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        // kind, bin, lot, produced, expires, serials, refused field
        "NONE,       '',  '', -,          -,          '',    -",
        "NONE,       A-1, L1, -,          -,          '',    lot",
        "NONE,       A-1, '', -,          -,          'a b', serials",
        "LOT,        A-1, L1, -,          -,          '',    -",
        "LOT,        '',  L1, -,          -,          '',    bin",
        "LOT,        A-1, '', -,          -,          '',    lot",
        "LOT,        A-1, L/1, -,         -,          '',    lot",
        "LOT_EXPIRY, A-1, L1, 2026-01-01, 2027-01-01, '',    -",
        "LOT_EXPIRY, A-1, L1, -,          -,          '',    expiresOn",
        "LOT_EXPIRY, A-1, L1, 2027-01-01, 2027-01-01, '',    -",
        "LOT_EXPIRY, A-1, L1, 2027-01-02, 2027-01-01, '',    producedOn",
        "SERIAL,     A-1, '', -,          -,          'a b', -",
        "SERIAL,     '',  '', -,          -,          'a b', bin",
        "SERIAL,     A-1, '', -,          -,          'a',   serials",
        "SERIAL,     A-1, '', -,          -,          'a b c', serials",
        "SERIAL,     A-1, '', -,          -,          'a a', serials",
        "SERIAL,     A-1, L1, -,          -,          'a b', lot"})
    void two_units_say_what_their_tracking_needs(Tracking.Kind kind, String bin, String lot, LocalDate produced, LocalDate expires, String serials, String field) {
        var line = new GoodsIn.Line("k", "W", "TEA", 2, bin, lot, produced, expires, serials.isEmpty() ? List.of() : List.of(serials.split(" ")));
        var refusal = catchThrowableOfType(Refusal.class, () -> ReceiptRule.check("", line, new Tracking("TEA", "", "NORMAL", kind, 0)));
        assertThat(refusal == null ? null : refusal.field()).isEqualTo(field);
    }
}
