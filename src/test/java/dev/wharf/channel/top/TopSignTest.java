package dev.wharf.channel.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The vendor's vectors for this form of the signature give no input, so the rule alone is tested: the expectations were computed by an independent program (Python's
 * hashlib and hmac) from the rule. What the vendor's public test covers is in SortedSignTest.
 */
class TopSignTest {
    private static final String SECRET = "topsecret";

    private static Map<String, String> call(String method) {
        var all = new HashMap<String, String>(Map.of("method", "taobao.logistics.offline.send", "app_key", "12345678", "session", "s-1", "timestamp", "2026-11-23 10:00:00",
            "format", "json", "v", "2.0", "tid", "3001", "out_sid", "SF123", "company_code", "SF", "is_split", "1"));
        all.putAll(Map.of("sub_tid", "11,12", "note", "颜色：深蓝 😀", "empty", "", "sign_method", method));
        return all;
    }

    @Test
    void signs_chinese_emoji_and_empty_values_by_each_method() {
        assertThat(TopSign.of(call("md5"), SECRET)).isEqualTo("5B96BEF0B17DC843D2B5FE2BEE876269");
        assertThat(TopSign.of(call("hmac"), SECRET)).isEqualTo("FB4726AE968FF533C7DCEDCA4DE57B10");
        assertThat(TopSign.of(call("hmac-sha256"), SECRET)).isEqualTo("29CF6205012D96B1BCB2F18CB2FD0AAF5C9406E48E2F24F32FA002EC1687D9A8");
        assertThatThrownBy(() -> TopSign.of(call("sha1"), SECRET)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void verifies_only_what_was_signed() {
        var call = call("hmac-sha256");
        call.put("sign", TopSign.of(call, SECRET));
        assertThat(TopSign.verifies(call, SECRET)).isTrue();
        assertThat(TopSign.verifies(call, "other")).isFalse();
        call.put("out_sid", "SF124");
        assertThat(TopSign.verifies(call, SECRET)).isFalse();
        call.remove("sign");
        assertThat(TopSign.verifies(call, SECRET)).isFalse();
    }
}
