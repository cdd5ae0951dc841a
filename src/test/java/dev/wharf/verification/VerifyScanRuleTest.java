package dev.wharf.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.verification.VerifyScanRule.Result;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyScanRuleTest {
    private static final List<Verification.Line> ORDER = List.of(new Verification.Line("CUP", 1, 1), new Verification.Line("LAMP", 2, 1), new Verification.Line("BOWL", 12, 0));

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"LAMP, 1, ACCEPTED", "CUP, 1, EXTRA_UNIT", "PEN, 1, WRONG_ITEM", "-, 1, UNKNOWN_BARCODE",
        "BOWL, 11, ACCEPTED", "BOWL, 12, ACCEPTED", "BOWL, 13, EXTRA_UNIT", "PEN, 12, WRONG_ITEM"})
    void units_count_only_while_the_order_needs_all_of_them(String sku, int units, Result expected) {
        assertThat(VerifyScanRule.check(ORDER, "690000", Optional.ofNullable(sku), units).result()).isEqualTo(expected);
    }

    @Test
    void a_surplus_is_named_with_its_numbers() {
        var verdict = VerifyScanRule.check(ORDER, "690000", Optional.of("CUP"), 1);
        assertThat(verdict.note().en()).isEqualTo("CUP: order needs 1, scanned 2; take the surplus out.");
        assertThat(VerifyScanRule.check(ORDER, "690000", Optional.of("BOWL"), 15).note().en()).isEqualTo("BOWL: order needs 12, scanned 15; take the surplus out.");
        assertThat(verdict.note().zh()).contains("订单需要 1 件", "第 2 件");
    }

    @Test
    void foreign_goods_are_named() {
        assertThat(VerifyScanRule.check(ORDER, "690000", Optional.of("PEN"), 1).note().en()).isEqualTo("The order has no PEN; take it out.");
    }
}
