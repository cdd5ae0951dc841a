package dev.wharf.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.verification.VerifyScanRule.Result;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyScanRuleTest {
    private static final List<Verification.Line> ORDER = List.of(new Verification.Line("CUP", 1, 1), new Verification.Line("LAMP", 2, 1));

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"LAMP, ACCEPTED", "CUP, EXTRA_UNIT", "PEN, WRONG_ITEM", "-, UNKNOWN_BARCODE"})
    void a_unit_counts_only_while_the_order_needs_it(String sku, Result expected) {
        assertThat(VerifyScanRule.check(ORDER, "690000", Optional.ofNullable(sku)).result()).isEqualTo(expected);
    }

    @Test
    void a_surplus_is_named_with_its_numbers() {
        var verdict = VerifyScanRule.check(ORDER, "690000", Optional.of("CUP"));
        assertThat(verdict.note().en()).isEqualTo("CUP: order needs 1, scanned 2; take the surplus out.");
        assertThat(verdict.note().zh()).contains("订单需要 1 件", "第 2 件");
    }

    @Test
    void foreign_goods_are_named() {
        assertThat(VerifyScanRule.check(ORDER, "690000", Optional.of("PEN")).note().en()).isEqualTo("The order has no PEN; take it out.");
    }
}
