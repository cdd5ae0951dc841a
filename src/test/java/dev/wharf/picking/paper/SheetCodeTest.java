package dev.wharf.picking.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetCodeTest {
    @Test
    void what_is_printed_is_read() {
        var code = new SheetCode(1234567890123L, 2);
        assertThat(SheetCode.parse(code.toString())).isEqualTo(code);
        assertThat(SheetCode.parse(" pk7-1 ")).isEqualTo(new SheetCode(7, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "F7", "PK7", "PK-1", "PK7-1-OK", "PK7-99999", "PK1234567890123456789-1"})
    void other_codes_are_no_sheets(String code) {
        assertThatThrownBy(() -> SheetCode.parse(code)).extracting("code").isEqualTo("SHEET_UNKNOWN");
    }
}
