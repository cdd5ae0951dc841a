package dev.wharf.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.common.Text;
import dev.wharf.message.MessageSettings.Words;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageWordsTest {
    private static final Map<String, Text> FIELDS = Map.of("shop", new Text("测试店", "Test Shop"), "orderNo", new Text("T1", "T1"), "until", new Text("明天", "tomorrow"),
        "content", new Text("两件", "two"));

    @ParameterizedTest
    @ValueSource(strings = {"ADDRESS", "SHORTAGE", "PAYMENT", "DUPLICATE", "REMINDER", "PARCEL"})
    void every_message_names_shop_and_order_in_both_languages_and_keeps_the_place_of_the_link(String kind) {
        var said = new MessageWords(Map.of()).of(kind, FIELDS);
        assertThat(said.zh()).contains("测试店", "T1", "{link}").doesNotContain("{shop}", "{orderNo}", "{until}", "{content}");
        assertThat(said.en()).contains("Test Shop", "T1", "{link}").doesNotContain("{shop}", "{orderNo}", "{until}", "{content}");
    }

    @Test
    void a_setting_replaces_the_words_of_one_language() {
        var said = new MessageWords(Map.of("ADDRESS", new Words("请看 {link}", ""))).of("ADDRESS", FIELDS);
        assertThat(said.zh()).isEqualTo("请看 {link}");
        assertThat(said.en()).startsWith("Test Shop: ");
    }

    @Test
    void braces_in_a_name_are_no_field() {
        var said = new MessageWords(Map.of()).of("ADDRESS", Map.of("shop", new Text("{until}{link}$1", "{until}{link}$1"), "orderNo", new Text("T1", "T1")));
        assertThat(said.en()).startsWith("{until}$1: ").containsOnlyOnce("{link}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"没有链接", "{link} {phone}", "{link} {}"})
    void a_template_that_cannot_work_stops_the_start(String template) {
        assertThatThrownBy(() -> new MessageWords(Map.of("ADDRESS", new Words(template, "")))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("ADDRESS");
    }

    @Test
    void a_message_that_there_is_not_stops_the_start() {
        assertThatThrownBy(() -> new MessageWords(Map.of("ADRESS", new Words("{link}", "{link}")))).hasMessageContaining("ADRESS").hasMessageContaining("ADDRESS");
    }
}
