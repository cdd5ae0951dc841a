package dev.wharf.overview.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackTokenTest {
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private final TrackToken tokens = new TrackToken("a-secret-of-thirty-two-characters");

    @Test
    void it_opens_its_order_until_its_last_day() {
        var token = tokens.of(10_000_123L, LAST);
        assertThat(token).hasSize(38);
        assertThat(tokens.read(token, LAST)).hasValue(10_000_123L);
        assertThat(tokens.read(token, LAST.minusDays(90))).hasValue(10_000_123L);
        assertThat(tokens.read(token, LAST.plusDays(1))).isEmpty();
    }

    @Test
    void one_that_is_changed_anywhere_opens_nothing() {
        var token = tokens.of(10_000_123L, LAST);
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tokens.read(token.substring(0, i) + other + token.substring(i + 1), LAST)).as("changed at %d", i).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA*", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_guess_opens_nothing(String token) {
        assertThat(tokens.read(token, LAST)).isEmpty();
    }

    @Test
    void another_secret_or_none_opens_nothing() {
        var token = tokens.of(7, LAST);
        assertThat(new TrackToken("another-secret-of-32-characters!").read(token, LAST)).isEmpty();
        assertThat(new TrackToken("").read(token, LAST)).isEmpty();
        assertThat(tokens.toString()).doesNotContain("secret-of");
    }

    @Test
    void no_two_orders_have_the_same() {
        var all = new HashSet<String>();
        for (long order = 0; order < 1000; order++) all.add(tokens.of(order, LAST).substring(16));
        assertThat(all).hasSize(1000);
    }

    @ParameterizedTest
    @CsvSource({"请联系13910020001取件, 请联系139****01取件", "电话 139-1002-0001, 电话 139****01", "电话 139 1002 0001。, 电话 139****01。", "+86 13910020001, +86****01", "网点 021-60001234, 网点 021****34",
        "客服 95338, 客服 95338", "热线 400-800-1234, 热线 400****34", "单号SF1234567890123, 单号SF1234567890123", "取件码 12-3-4567, 取件码 12-3-4567", "2026-11-23 10:00 到达, 2026-11-23 10:00 到达",
        "原单 7700112233, 原单 770****33", "已到 99887766554 号柜, 已到 99887766554 号柜"})
    void phone_numbers_are_masked(String text, String masked) {
        assertThat(PhoneMask.mask(text, "99887766554")).isEqualTo(masked);
    }
}
