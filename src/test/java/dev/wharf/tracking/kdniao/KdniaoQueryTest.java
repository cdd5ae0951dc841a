package dev.wharf.tracking.kdniao;

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

class KdniaoQueryTest {
    private static final KdniaoSettings.Account ITS = new KdniaoSettings.Account("B1", "kdnkey", "1008", "8001", List.of("SF"));

    /** The signature is the one of KdniaoTest, computed by another implementation. */
    @Test
    void a_question_differs_from_a_subscription_by_its_type() {
        var parcel = new Wanted("SF", "SF1234567890", "");
        assertThat(KdniaoQuery.form(ITS, parcel)).containsOnlyKeys("RequestData", "EBusinessID", "RequestType", "DataType", "DataSign").containsEntry("RequestType", "8001")
            .containsEntry("EBusinessID", "B1").containsEntry("RequestData", "{\"ShipperCode\":\"SF\",\"LogisticCode\":\"SF1234567890\"}")
            .containsEntry("DataSign", "Y2FhZjI2ZTZiYzFhYWRhOGM4ZDczYTc5MTdiOWMzMTk=");
        assertThat(KdniaoQuery.form(ITS, "1008", parcel)).containsEntry("RequestType", "1008");
        assertThat(KdniaoQuery.form(ITS, new Wanted("SF", "SF1", "0001")).get("RequestData")).contains("\"CustomerName\":\"0001\"");
    }

    @Test
    void an_answer_is_read_as_one_parcel_of_a_push() {
        var answer = bytes("{\"EBusinessID\":\"B1\",\"ShipperCode\":\"SF\",\"LogisticCode\":\"SF1\",\"Success\":true,\"State\":\"2\",\"StateEx\":\"202\",\"Traces\":["
            + "{\"AcceptTime\":\"2026-11-23 09:00:00\",\"AcceptStation\":\"a\",\"Action\":\"1\"},{\"AcceptTime\":\"2026-11-23 10:00:00\",\"AcceptStation\":\"b\"}]}");
        assertThat(KdniaoQuery.known(answer)).contains(answer);
        var report = KdniaoPush.read(answer).get(0);
        assertThat(report.number()).isEqualTo("SF1");
        assertThat(report.scans()).extracting(scan -> scan.at() + " " + scan.state())
            .containsExactly(Instant.parse("2026-11-23T01:00:00Z") + " " + TrackingState.IN_TRANSIT, Instant.parse("2026-11-23T02:00:00Z") + " " + TrackingState.OUT_FOR_DELIVERY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Success\":true,\"State\":\"0\",\"Traces\":[]}", "{\"Success\":true,\"State\":\"0\",\"Reason\":\"暂无轨迹信息\"}",
        "{\"Success\":false,\"Reason\":\"没有物流轨迹\",\"Traces\":[]}", "{\"Success\":false,\"Reason\":\"此单无物流信息\"}"})
    void a_feed_that_knows_nothing_yet_says_nothing_new(String answer) {
        assertThat(KdniaoQuery.known(bytes(answer))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"业务错误[没有可用套餐],[REFUSED]", "非法参数[请核实ID和key是否正确],[REFUSED]", "没有权限,[REFUSED]", "没有轨迹查询权限,[REFUSED]", "轨迹查询套餐已到期,[REFUSED]", "快递公司不支持,[PARCEL-REFUSED]", "'',[PARCEL-REFUSED]"})
    void what_it_will_not_say_concerns_the_account_or_the_parcel(String reason, String code) {
        assertThatThrownBy(() -> KdniaoQuery.known(bytes("{\"Success\":false,\"Reason\":\"" + reason + "\"}")))
            .isInstanceOfSatisfying(EffectRefused.class, e -> assertThat(e.words()).startsWith(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"业务错误[接口调用过于频繁]", "轨迹查询次数已用完", "轨迹查询频率超限"})
    void questions_that_come_too_often_are_put_off_without_words_of_the_feed(String reason) {
        assertThatThrownBy(() -> KdniaoQuery.known(bytes("{\"Success\":false,\"Reason\":\"" + reason + "\"}"))).isInstanceOf(EffectPutOff.class).hasMessage("[TOO_OFTEN]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "<html>", ""})
    void anything_else_is_no_answer(String answer) {
        assertThatThrownBy(() -> KdniaoQuery.known(bytes(answer))).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void pushes_and_answers_in_any_order_end_as_the_whole_way_does(long seed) {
        Interleaved.check(seed, List.of("1", "2", "3", "4", "202", "404"), scans -> bytes(StubCouriers.kdniao("SF", "SF1", last(scans), scans, Instant.EPOCH)),
            scans -> bytes(StubCouriers.json(StubCouriers.kdniaoAnswer("SF", "SF1", last(scans), scans))), KdniaoPush::read);
    }

    private static String last(List<StubCouriers.Scan> scans) {
        return scans.get(scans.size() - 1).code();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
