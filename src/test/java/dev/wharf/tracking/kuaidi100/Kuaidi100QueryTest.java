package dev.wharf.tracking.kuaidi100;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.demo.StubCouriers;
import dev.wharf.effect.EffectPutOff;
import dev.wharf.effect.EffectRefused;
import dev.wharf.tracking.Interleaved;
import dev.wharf.tracking.TrackingFeed.Wanted;
import dev.wharf.tracking.TrackingState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Kuaidi100QueryTest {
    private static final Kuaidi100Settings.Account ITS = new Kuaidi100Settings.Account("qkey", "CUST", "salt-salt", List.of("YTO"));
    private static final String SCAN = "{\"context\":\"到达杭州\",\"time\":\"2026-11-23 10:00:00\",\"ftime\":\"2026-11-23 10:00:00\",\"statusCode\":\"1002\"}";

    /** The signature was computed by another implementation of MD5, over this text, key and customer. */
    @Test
    void a_question_is_signed_over_its_text_the_key_and_the_customer_and_names_digits_of_a_phone_only_if_there_are() {
        var form = Kuaidi100Query.form(ITS, new Wanted("yuantong", "YT1234567890", ""));
        assertThat(form).containsOnlyKeys("customer", "param", "sign").containsEntry("customer", "CUST")
            .containsEntry("param", "{\"com\":\"yuantong\",\"num\":\"YT1234567890\",\"resultv2\":\"1\",\"show\":\"0\",\"order\":\"desc\"}")
            .containsEntry("sign", "D9A37026A0E6269DCCF1172C970CC6C5");
        assertThat(Kuaidi100Query.form(ITS, new Wanted("shunfeng", "SF1", "0001")).get("param")).contains("\"phone\":\"0001\"");
    }

    @Test
    void an_answer_is_read_as_a_push_is() {
        var answer = bytes("{\"message\":\"ok\",\"nu\":\"YT1\",\"ischeck\":\"0\",\"com\":\"yuantong\",\"status\":\"200\",\"state\":\"5\",\"data\":[" + SCAN + "]}");
        assertThat(Kuaidi100Query.known(answer)).contains(answer);
        var report = Kuaidi100Push.read(answer).get(0);
        assertThat(report.number()).isEqualTo("YT1");
        assertThat(report.carriers()).containsExactly("yuantong");
        assertThat(report.ended()).isFalse();
        assertThat(report.scans()).singleElement().satisfies(scan -> {
            assertThat(scan.at()).isEqualTo(Instant.parse("2026-11-23T02:00:00Z"));
            assertThat(scan.state()).isEqualTo(TrackingState.OUT_FOR_DELIVERY);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"result\":false,\"returnCode\":\"500\",\"message\":\"查询无结果，请隔段时间再查\"}", "{\"status\":\"201\",\"message\":\"查询无结果，请隔段时间再查\"}",
        "{\"message\":\"ok\",\"status\":\"200\",\"state\":\"0\",\"nu\":\"YT1\",\"data\":[]}", "{\"message\":\"ok\",\"status\":\"200\"}"})
    void a_feed_that_knows_nothing_yet_says_nothing_new(String answer) {
        assertThat(Kuaidi100Query.known(bytes(answer))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"503,[503] x", "600,[600] x", "601,[601] x", "400,[PARCEL-400] x", "408,[PARCEL-408] x"})
    void what_it_will_not_say_concerns_the_account_or_the_parcel(String code, String words) {
        assertThatThrownBy(() -> Kuaidi100Query.known(bytes("{\"result\":false,\"returnCode\":\"" + code + "\",\"message\":\"x\"}")))
            .isInstanceOfSatisfying(EffectRefused.class, e -> assertThat(e.words()).isEqualTo(words));
    }

    @Test
    void questions_that_come_too_often_are_put_off_without_words_of_the_feed() {
        assertThatThrownBy(() -> Kuaidi100Query.known(bytes("{\"returnCode\":\"500\",\"message\":\"查询过于频繁\"}"))).isInstanceOf(EffectPutOff.class).hasMessage("[TOO_OFTEN]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"returnCode\":\"501\"}", "{\"returnCode\":\"502\"}", "{\"returnCode\":\"999\"}", "{}", "<html>", ""})
    void anything_else_is_no_answer(String answer) {
        assertThatThrownBy(() -> Kuaidi100Query.known(bytes(answer))).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({"shutdown,3,false", "shutdown,4,false", "shutdown,0,true", "shutdown,,true", "abort,0,true", "abort,3,true", "polling,0,false", "updateall,0,false"})
    void pushes_that_end_before_the_parcel_does_are_told(String status, String state, boolean ended) {
        var push = "{\"status\":\"" + status + "\",\"lastResult\":{\"nu\":\"YT1\",\"com\":\"yuantong\",\"state\":\"" + (state == null ? "" : state) + "\",\"data\":[" + SCAN + "]}}";
        assertThat(Kuaidi100Push.read(bytes(push)).get(0).ended()).isEqualTo(ended);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void pushes_and_answers_in_any_order_end_as_the_whole_way_does(long seed) {
        Interleaved.check(seed, List.of("0", "1", "2", "3", "5", "6", "14"), scans -> bytes(StubCouriers.kuaidi100("yuantong", "YT1", last(scans), scans)),
            scans -> bytes(StubCouriers.json(StubCouriers.kuaidi100Answer("yuantong", "YT1", last(scans), scans))), Kuaidi100Push::read);
    }

    private static String last(List<StubCouriers.Scan> scans) {
        return scans.get(scans.size() - 1).code();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
