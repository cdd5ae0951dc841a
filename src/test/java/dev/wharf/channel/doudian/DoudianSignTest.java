package dev.wharf.channel.doudian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The vectors DY-1, DY-2 and DY-P1 give no input, so the rule alone is tested: the expectations were computed by an independent program (Python's hashlib and hmac) from the rule. */
class DoudianSignTest {
    private static final String SECRET = "dysecret";
    private static final String KEY = "3409409348479354011";

    private static Map<String, String> call(String method) {
        return new HashMap<>(Map.of("app_key", KEY, "method", "order.logisticsAdd", "timestamp", "2026-11-23 10:00:00", "v", "2", "sign_method", method, "access_token", "not signed",
            "param_json", "{\"company_code\":\"shunfeng\",\"logistics_code\":\"SF1\",\"order_id\":\"4781\",\"remark\":\"<抖店> & 😀\"}"));
    }

    @Test
    void signs_the_five_parameters_and_no_other() {
        assertThat(DoudianSign.of(call("md5"), SECRET)).isEqualTo("8b508448a978142098c417b3e567d73c");
        assertThat(DoudianSign.of(call("hmac-sha256"), SECRET)).isEqualTo("739f2986d9b27b4f406977c4ddacd31db38f2fb935cfee03ede06100a0c6a1fa");
        var other = call("md5");
        other.put("access_token", "another");
        assertThat(DoudianSign.of(other, SECRET)).isEqualTo(DoudianSign.of(call("md5"), SECRET));
        other.remove("param_json");
        assertThatThrownBy(() -> DoudianSign.of(other, SECRET)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("param_json");
    }

    @Test
    void verifies_only_what_was_signed() {
        var call = call("hmac-sha256");
        call.put("sign", DoudianSign.of(call, SECRET));
        assertThat(DoudianSign.verifies(call, SECRET)).isTrue();
        call.put("timestamp", "2026-11-23 10:00:01");
        assertThat(DoudianSign.verifies(call, SECRET)).isFalse();
    }

    @Test
    void verifies_a_pushed_message_over_its_raw_body() {
        var body = "[{\"tag\":\"100\",\"msg_id\":\"1\",\"data\":\"{}\"}]";
        assertThat(DoudianSign.verifiesPush(KEY, body, SECRET, "64fdcd00d670885f49e919581ae9580d")).isTrue();
        assertThat(DoudianSign.verifiesPush(KEY, body + " ", SECRET, "64fdcd00d670885f49e919581ae9580d")).isFalse();
    }
}
