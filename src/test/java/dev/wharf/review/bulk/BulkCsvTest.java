package dev.wharf.review.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkCsvTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"F1, `\"F1\"`", "`a \"b\", c`, `\"a \"\"b\"\", c\"`", "=1+1, `\"'=1+1\"`", "@SUM, `\"'@SUM\"`", "-1, `\"'-1\"`", "1-1, `\"1-1\"`", "``, `\"\"`"})
    void a_field_stands_in_quotes_and_is_no_formula(String field, String written) {
        assertThat(BulkCsv.line(field)).isEqualTo(written + "\r\n");
    }
}
