package dev.wharf.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The first two expectations are those of a public test of the platform's first Java SDK (top4java, SysUtilsTest), which put the secret in front only. */
class SortedSignTest {
    private static String old(Map<String, String> parameters) {
        return SortedSign.md5("carver" + SortedSign.joined(parameters)).toUpperCase(java.util.Locale.ROOT);
    }

    @Test
    void joins_and_digests_as_the_vendors_own_test_says() {
        assertThat(old(Map.of("nick", "winwindg", "fields", "nick,sex"))).isEqualTo("E780A69E04E438846FAF25AD28047415");
        assertThat(old(Map.of("nick", "风胜", "fields", "nick,sex"))).isEqualTo("C94566A40E066217E83292751B225F2C");
    }

    @Test
    void sorts_by_character_and_leaves_out_what_has_no_value() {
        var parameters = new HashMap<String, String>(Map.of("b", "2", "a", "1", "B", "3", "empty", "", "ab", "4"));
        parameters.put("nothing", null);
        assertThat(SortedSign.joined(parameters)).isEqualTo("B3a1ab4b2");
    }

    @Test
    void compares_whole_signatures_only() {
        assertThat(SortedSign.same("AB12", "AB12")).isTrue();
        assertThat(SortedSign.same("AB12", "ab12")).isFalse();
        assertThat(SortedSign.same("AB12", "AB1")).isFalse();
        assertThat(SortedSign.same("AB12", null)).isFalse();
    }
}
