package dev.wharf.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads of a refusal. */
class WebhookCallsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"message\": \" The buyer takes no messages \"} | The buyer takes no messages",
        "{\"message\": \"\"}                              | {\"message\": \"\"}",
        "{\"error\": \"no\"}                              | {\"error\": \"no\"}",
        "\"no\"                                           | \"no\"",
        "[1]                                              | [1]",
        "{\"message\": \"cut                             | {\"message\": \"cut",
        "<h1>Forbidden</h1>                               | <h1>Forbidden</h1>",
        "''                                               | ''",
    })
    void a_refusal_is_the_message_of_its_answer_or_the_answer(String body, String words) {
        assertThat(WebhookCalls.words(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(words);
    }
}
