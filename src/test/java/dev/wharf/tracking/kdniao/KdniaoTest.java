package dev.wharf.tracking.kdniao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.tracking.FeedHttp;
import dev.wharf.tracking.PushRefused;
import dev.wharf.tracking.PushRefused.Why;
import dev.wharf.tracking.TrackingReport;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KdniaoTest {
    private static final String DATA = "{\"EBusinessID\":\"B1\",\"Count\":\"1\",\"Data\":[{\"ShipperCode\":\"SF\",\"LogisticCode\":\"SF1\",\"State\":\"2\",\"Traces\":[]}]}";
    private final KdniaoFeed feed = new KdniaoFeed(accounts(), new FeedHttp(), Clock.systemUTC());

    private static KdniaoAccounts accounts() {
        return new KdniaoAccounts() {
            @Override
            public Map<String, KdniaoSettings.Account> all() {
                return Map.of("main", new KdniaoSettings.Account("B1", "kdnkey", "1008", "1002", List.of("SF")));
            }

            @Override
            public URI url() {
                return URI.create("http://127.0.0.1:9");
            }

            @Override
            public URI queryUrl() {
                return url();
            }
        };
    }

    /** Computed by another implementation of MD5 and base64. */
    @Test
    void data_is_signed_over_its_raw_text_and_the_key() {
        assertThat(KdniaoSign.of("{\"ShipperCode\":\"SF\",\"LogisticCode\":\"SF1234567890\"}".getBytes(UTF_8), "kdnkey")).isEqualTo("Y2FhZjI2ZTZiYzFhYWRhOGM4ZDczYTc5MTdiOWMzMTk=");
    }

    @Test
    void a_push_is_genuine_whether_its_client_encodes_once_or_twice() {
        var sign = KdniaoSign.of(DATA.getBytes(UTF_8), "kdnkey");
        assertThat(feed.verified("main", form(DATA, sign, 1, 1))).isEqualTo(DATA.getBytes(UTF_8));
        assertThat(feed.verified("main", form(DATA, sign, 1, 2))).isEqualTo(DATA.getBytes(UTF_8));
        assertThat(feed.verified("main", form(DATA, sign, 2, 2))).isEqualTo(DATA.getBytes(UTF_8));
    }

    @Test
    void a_push_that_is_changed_signed_with_another_key_or_of_another_account_is_not() {
        var sign = KdniaoSign.of(DATA.getBytes(UTF_8), "kdnkey");
        refused("main", form(DATA.replace("\"2\"", "\"3\""), sign, 1, 1));
        refused("main", form(DATA, KdniaoSign.of(DATA.getBytes(UTF_8), "other"), 1, 1));
        refused("nobody", form(DATA, sign, 1, 1));
        refused("main", form(DATA, "", 1, 1));
        var foreign = DATA.replace("B1", "B2");
        refused("main", form(foreign, KdniaoSign.of(foreign.getBytes(UTF_8), "kdnkey"), 1, 1));
    }

    private void refused(String account, byte[] body) {
        assertThatThrownBy(() -> feed.verified(account, body)).isInstanceOfSatisfying(PushRefused.class, e -> assertThat(e.why()).isEqualTo(Why.SIGNATURE));
    }

    @ParameterizedTest
    @CsvSource({"0,,null", "1,,IN_TRANSIT", "2,,IN_TRANSIT", "2,201,IN_TRANSIT", "2,202,OUT_FOR_DELIVERY", "2,211,OUT_FOR_DELIVERY", "3,,DELIVERED", "3,301,DELIVERED", "3,302,DELIVERED",
        "3,304,DELIVERED", "3,311,DELIVERED", "4,,PROBLEM", "4,404,RETURNED", "4,406,RETURNED", "4,412,PROBLEM", "5,,IN_TRANSIT", "6,,IN_TRANSIT", "9,,null"})
    void the_finer_code_says_more_and_the_newest_trace_is_the_last(String state, String finer, String expected) {
        var data = "{\"EBusinessID\":\"B1\",\"Data\":[{\"ShipperCode\":\"SF\",\"LogisticCode\":\"SF1\",\"State\":\"" + state + "\",\"StateEx\":\"" + (finer == null ? "" : finer)
            + "\",\"Traces\":[{\"AcceptTime\":\"2026-11-23 08:00:00\",\"AcceptStation\":\"a\",\"Action\":\"1\"},{\"AcceptTime\":\"2026/11/23 08:00:00\",\"AcceptStation\":\"b\"}]}]}";
        var report = KdniaoPush.read(data.getBytes(UTF_8)).get(0);
        assertThat(report.scans()).extracting(s -> s.text() + " " + s.state()).containsExactly("a IN_TRANSIT", "b " + expected);
    }

    @Test
    void one_push_tells_of_several_parcels() {
        var data = "{\"Data\":[{\"ShipperCode\":\"SF\",\"LogisticCode\":\"A\"},{\"LogisticCode\":\"\"},{\"ShipperCode\":\"YD\",\"LogisticCode\":\"B\",\"Traces\":null}]}";
        assertThat(KdniaoPush.read(data.getBytes(UTF_8))).extracting(TrackingReport::number).containsExactly("A", "B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"Data\":{}}"})
    void what_is_no_push_is_refused(String text) {
        assertThatThrownBy(() -> KdniaoPush.read(text.getBytes(UTF_8))).isInstanceOfSatisfying(PushRefused.class, e -> assertThat(e.why()).isEqualTo(Why.UNREADABLE));
    }

    private static byte[] form(String data, String sign, int roundsOfData, int roundsOfSign) {
        return ("RequestData=" + encoded(data, roundsOfData) + "&RequestType=101&DataSign=" + encoded(sign, roundsOfSign)).getBytes(UTF_8);
    }

    private static String encoded(String text, int rounds) {
        return rounds == 0 ? text : encoded(URLEncoder.encode(text, UTF_8), rounds - 1);
    }
}
