package dev.wharf.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormFieldsTest {
    @ParameterizedTest
    @CsvSource({"a=1&b=2, b, 2", "a=1+2, a, 1 2", "a=%7B%22x%22%7d, a, '{\"x\"}'", "a=%E6%88%90&b=, a, 成", "a=%E6%88%90&b=, b, ''", "a, a, ''", "a=b=c, a, b=c", "&&a=1&, a, 1"})
    void fields_are_taken_apart(String form, String name, String value) {
        assertThat(new String(FormFields.of(form.getBytes(UTF_8)).get(name), UTF_8)).isEqualTo(value);
    }

    @Test
    void bytes_that_are_no_text_stay_what_they_are() {
        assertThat(FormFields.of("a=%FF%00%80".getBytes(UTF_8)).get("a")).containsExactly(0xff, 0, 0x80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=1&a=2", "a=1&%61=2"})
    void what_is_broken_or_means_two_things_is_refused(String form) {
        assertThatThrownBy(() -> FormFields.of(form.getBytes(UTF_8))).isInstanceOfSatisfying(PushRefused.class, e -> assertThat(e.why()).isEqualTo(PushRefused.Why.UNREADABLE));
    }

    @Test
    void sixteen_fields_are_read_and_seventeen_are_refused() {
        var sixteen = IntStream.range(0, 16).mapToObj(i -> "f" + i + "=" + i).collect(Collectors.joining("&"));
        assertThat(FormFields.of(sixteen.getBytes(UTF_8))).hasSize(16);
        assertThatThrownBy(() -> FormFields.of((sixteen + "&one=more").getBytes(UTF_8))).isInstanceOf(PushRefused.class);
    }

    @Test
    void a_form_of_a_megabyte_of_separators_is_read_in_one_pass() {
        var form = new byte[1_000_000];
        Arrays.fill(form, (byte) '&');
        assertThat(FormFields.of(form)).isEmpty();
    }
}
