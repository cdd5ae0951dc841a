package dev.wharf.tracking.kuaidi100;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.tracking.CarrierScan;
import dev.wharf.tracking.PushRefused;
import dev.wharf.tracking.TrackingReport;
import dev.wharf.tracking.TrackingState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures were computed by another implementation of MD5 over these very texts: escapes as PHP and Gson write them are part of what is signed. */
class Kuaidi100Test {
    private static final String PUSH = "{\"status\":\"polling\",\"message\":\"\",\"lastResult\":{\"state\":\"0\",\"com\":\"shunfeng\",\"nu\":\"SF1234567890\",\"data\":[{\"context\":\"快件已到达 A\\/B \\u0026 C\","
        + "\"time\":\"2026-11-23 10:00:00\",\"ftime\":\"2026-11-23 10:00:00\"}]}}";

    @Test
    void a_push_is_signed_over_its_raw_text_and_the_salt() {
        assertThat(Kuaidi100Sign.ofPush(bytes(PUSH), "salt123")).isEqualTo("64BC57046E791C5C62CA8E600C689C9C");
        assertThat(Kuaidi100Sign.verifies(bytes("64BC57046E791C5C62CA8E600C689C9C"), bytes(PUSH), "salt123")).isTrue();
        assertThat(Kuaidi100Sign.verifies(bytes("64bc57046e791c5c62ca8e600c689c9c"), bytes(PUSH), "salt123")).isTrue();
        assertThat(Kuaidi100Sign.verifies(bytes("64BC57046E791C5C62CA8E600C689C9C"), bytes(PUSH.replace("\\/", "/")), "salt123")).isFalse();
        assertThat(Kuaidi100Sign.verifies(bytes("64BC57046E791C5C62CA8E600C689C9C"), bytes(PUSH), "salt124")).isFalse();
        assertThat(Kuaidi100Sign.verifies(bytes(""), bytes(PUSH), "salt123")).isFalse();
    }

    @Test
    void a_query_is_signed_over_its_text_the_key_and_the_customer() {
        assertThat(Kuaidi100Sign.ofQuery(bytes("{\"com\":\"yuantong\",\"num\":\"YT1234567890\"}"), "qkey", "CUST")).isEqualTo("0049113615126F95F3FB5DD41D690A76");
    }

    @Test
    void a_push_is_read_with_times_on_beijings_clock() {
        assertThat(read(PUSH).scans()).containsExactly(new CarrierScan(Instant.parse("2026-11-23T02:00:00Z"), TrackingState.IN_TRANSIT, "快件已到达 A/B & C", ""));
        assertThat(read(PUSH).number()).isEqualTo("SF1234567890");
        assertThat(read(PUSH).carriers()).containsExactly("shunfeng");
        assertThat(read(PUSH).ended()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0,IN_TRANSIT", "1,IN_TRANSIT", "2,PROBLEM", "3,DELIVERED", "4,RETURNED", "5,OUT_FOR_DELIVERY", "6,RETURNED", "7,IN_TRANSIT", "8,IN_TRANSIT", "14,RETURNED",
        "103,IN_TRANSIT", "1001,IN_TRANSIT", "301,DELIVERED", "501,OUT_FOR_DELIVERY", "99,", "x,", "'',"})
    void the_state_of_the_parcel_is_that_of_its_newest_scan(String code, TrackingState state) {
        assertThat(read(PUSH.replace("\"state\":\"0\"", "\"state\":\"" + code + "\"")).scans()).extracting(CarrierScan::state).containsExactly(state);
    }

    @Test
    void older_scans_have_the_code_or_word_they_came_with_and_the_newest_is_found_by_its_time() {
        var list = "{\"ftime\":\"2026-11-23 08:00:00\",\"context\":\"a\",\"statusCode\":\"103\"},{\"ftime\":\"2026-11-23 12:00:00\",\"context\":\"b\",\"status\":\"在途\"},"
            + "{\"ftime\":\"2026-11-23 11:00:00\",\"context\":\"c\",\"status\":\"派件\"},{\"time\":\"2026-11-23 07:00:00\",\"context\":\"d\"},{\"ftime\":\"gestern\",\"context\":\"e\"}";
        assertThat(read("{\"status\":\"shutdown\",\"lastResult\":{\"state\":\"3\",\"nu\":\"N1\",\"com\":\"x\",\"data\":[" + list + "]}}").scans())
            .extracting(s -> s.text() + " " + s.state()).containsExactly("a IN_TRANSIT", "b DELIVERED", "c OUT_FOR_DELIVERY", "d null");
    }

    @Test
    void a_carrier_that_was_corrected_is_known_by_both_names_and_giving_up_is_told() {
        var report = read("{\"status\":\"abort\",\"autoCheck\":\"1\",\"comOld\":\"yuantong\",\"comNew\":\"ems\",\"lastResult\":{\"nu\":\"N1\",\"com\":\"ems\",\"data\":[]}}");
        assertThat(report.carriers()).containsExactlyInAnyOrder("ems", "yuantong");
        assertThat(report.ended()).isTrue();
        assertThat(Kuaidi100Push.read(bytes("{\"status\":\"abort\",\"message\":\"3天查无结果\"}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "1", "{\"a\":1}", "{\"status\":\"polling\",\"status\":\"abort\"}", "{\"status\":\"polling\"} {}"})
    void what_is_no_push_is_refused(String text) {
        assertThatThrownBy(() -> Kuaidi100Push.read(bytes(text))).isInstanceOfSatisfying(PushRefused.class, e -> assertThat(e.why()).isEqualTo(PushRefused.Why.UNREADABLE));
    }

    @Test
    void long_texts_are_cut_and_never_in_the_middle_of_a_character() {
        var scan = new CarrierScan(Instant.EPOCH, null, "a".repeat(499) + "😀", "b".repeat(200));
        assertThat(scan.text()).isEqualTo("a".repeat(499));
        assertThat(scan.place()).hasSize(100);
        assertThat(scan.toString()).doesNotContain("aaa");
    }

    private static TrackingReport read(String text) {
        List<TrackingReport> reports = Kuaidi100Push.read(bytes(text));
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
