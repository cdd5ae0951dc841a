package dev.wharf.channel.jos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The vector JD-1 gives no input, so the rule alone is tested: the expectation was computed by an independent program (Python's hashlib) from the rule. */
class JosSignTest {
    private static final String SECRET = "jdsecret";

    private static Map<String, String> call() {
        return new HashMap<>(Map.of("method", "jingdong.pop.order.shipment", "app_key", "K1", "access_token", "T1", "timestamp", "2026-11-23 10:00:00", "v", "2.0", "empty", "",
            "360buy_param_json", "{\"logiCoprId\":\"467|467\",\"logiNo\":\"SF1|SF2\",\"orderId\":\"889\",\"remark\":\"京东 😀\"}"));
    }

    @Test
    void signs_address_and_form_together_with_digits_before_letters_and_without_empty_values() {
        assertThat(JosSign.of(call(), SECRET)).isEqualTo("D22A632A466709A731D430872C10F780");
    }

    @Test
    void verifies_only_what_was_signed() {
        var call = call();
        call.put("sign", JosSign.of(call, SECRET));
        assertThat(JosSign.verifies(call, SECRET)).isTrue();
        call.put("360buy_param_json", call.get("360buy_param_json").replace("😀", "\\uD83D\\uDE00"));
        assertThat(JosSign.verifies(call, SECRET)).as("the same JSON, written differently").isFalse();
    }
}
