package dev.wharf.shipping.label;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneMaskTest {
    @ParameterizedTest
    @CsvSource(value = {
        "13800000000       | 138****0000",
        "+8613800000000    | +861****0000",
        "13800000000-1234  | 138****0000-1234",
        "0571-88880000     | ****-****0000",
        "88880000          | ****0000",
        "10086             | *0086",
        "0086              | 0086",
        "''                | ''",
    }, delimiter = '|')
    void the_middle_of_a_number_is_hidden(String phone, String shown) {
        assertThat(PhoneMask.masked(phone)).isEqualTo(shown);
    }
}
