package dev.wharf.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.common.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadSplitterTest {
    private static List<String> array(String body) {
        return PayloadSplitter.array(body.getBytes(UTF_8)).stream().map(b -> new String(b, UTF_8)).toList();
    }

    @Test
    void an_array_is_cut_without_changing_a_byte() {
        assertThat(array(" [ {\"a\" :1 , \"名\":\"字\\u0041\"},\n{\"b\":[{},{ }]} , 7 , \"x\" ] "))
            .containsExactly("{\"a\" :1 , \"名\":\"字\\u0041\"}", "{\"b\":[{},{ }]}", "7", "\"x\"");
    }

    @Test
    void an_empty_array_has_no_orders() {
        assertThat(array("[]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"a\":1}", "[{\"a\":1},", "[{\"a\":1}] {}", "[{\"a\":}]", "[{]}"})
    void a_list_that_cannot_be_read_is_refused_whole(String body) {
        assertThatThrownBy(() -> array(body)).isInstanceOf(Refusal.class).hasMessageContaining("Nothing was taken");
    }

    @Test
    void lines_keep_their_numbers() {
        assertThat(PayloadSplitter.lines("\uFEFF{\"a\":1}\r\n\n{\"b\":2}".getBytes(UTF_8)).stream().map(b -> new String(b, UTF_8)).toList())
            .containsExactly("{\"a\":1}", "", "{\"b\":2}");
    }
}
