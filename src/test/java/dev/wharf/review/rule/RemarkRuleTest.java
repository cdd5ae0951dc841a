package dev.wharf.review.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.order.Level;
import dev.wharf.review.rule.RemarkRule.Inputs;
import dev.wharf.review.rule.RemarkRule.Remark;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemarkRuleTest {
    private final RemarkRule rule = new RemarkRule();

    private Verdict read(String buyer, String memo, String flag, Map<String, Object> set) {
        return rule.check(new Inputs(List.of(new Remark(1, buyer, memo, flag))), new Params(rule.spec(), set));
    }

    private Verdict buyer(String message) {
        return read(message, "", "", Map.of());
    }

    private Verdict memo(String memo) {
        return read("", memo, "", Map.of());
    }

    private static String plain(Verdict verdict, String result) {
        return verdict.results().get(result).replace('\n', '+');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "礼品包装 | 礼品包装", "请帮忙礼盒包装，谢谢 | 礼品包装", "Gift Wrap please | 礼品包装", "ｇｉｆｔ　ｗｒａｐ | 礼品包装",
        "礼品包装，不要放宣传册 | 不要放宣传册+礼品包装", "不要放宣传册礼品包装 | 不要放宣传册+礼品包装",
        "不要礼品包装 | -", "不用礼盒包装 | -", "不需要用礼品包装 | -", "别给我礼品包装 | -", "无需礼品包装 | -", "do not use gift wrap | -",
        "不要袋子，礼品包装 | 礼品包装", "不好意思，礼品包装 | 礼品包装", "不好意思礼品包装 | 礼品包装", "no, gift wrap | 礼品包装",
        "不要发货单 | 不要放发货单", "不要发货清单，谢谢 | 不要放发货单", "放到驿站就行 | 请放驿站", "别放驿站 | -"})
    void a_request_counts_unless_a_not_stands_before_it(String message, String requests) {
        assertThat(plain(buyer(message), RemarkRule.REQUESTS)).isEqualTo(requests == null ? "" : requests);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "急 | 加急", "特别急，尽快 | 加急", "不急 | -", "不着急，慢慢来 | -", "着急用 | 加急", "不合并 | NO_MERGE", "分开发 | NO_MERGE", "急，分开发 | NO_MERGE+加急", "发顺丰 | -"})
    void tags_from_the_buyer(String message, String tags) {
        assertThat(plain(buyer(message), RemarkRule.TAGS)).isEqualTo(tags == null ? "" : tags);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "发顺丰 | CARRIER=SF", "顺丰 | CARRIER=SF", "不要发顺丰 | -", "不发顺丰 | -", "别用顺丰 | -", "不急发顺丰 | CARRIER=SF", "改地址，发顺丰 | CARRIER=SF", "不要传单 发顺丰 | CARRIER=SF"})
    void a_carrier_is_wished_by_the_seller_only(String memo, String tags) {
        assertThat(plain(memo(memo), RemarkRule.TAGS)).isEqualTo(tags == null ? "" : tags);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "不要发货 | REMARK_HOLD", "先别发，等我改地址 | REMARK_HOLD", "暂不发货 | REMARK_HOLD", "不要发货单 | PASSED", "你好，谢谢！ | PASSED", "麻烦尽快，辛苦了 | PASSED",
        "送到隔壁王阿姨家 | REMARK_UNREAD", "'' | PASSED", "😊 | PASSED", "2026 | PASSED"})
    void hold_words_hold_and_polite_words_are_nothing(String message, String outcome) {
        assertThat(buyer(message).outcome()).isEqualTo(outcome);
        assertThat(buyer(message).holds()).isEqualTo(outcome.equals("REMARK_HOLD"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"送到隔壁王阿姨家 | REMARK_UNREAD", "礼品包装，写上小周 | REMARK_UNREAD", "礼品包装，谢谢 | PASSED", "您好 | PASSED", "thanks! | PASSED", "thanks a lot | REMARK_UNREAD"})
    void what_is_not_understood_goes_to_a_person_if_so_set(String message, String outcome) {
        var verdict = read(message, "", "", Map.of("unread", "HOLD"));
        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.holds()).isEqualTo(!outcome.equals("PASSED"));
        assertThat(verdict.reason().zh() + verdict.reason().en()).doesNotContain("王阿姨", "小周");
    }

    @Test
    void without_that_setting_it_is_only_noted() {
        assertThat(buyer("送到隔壁王阿姨家").level()).isEqualTo(Level.WARN);
    }

    @Test
    void the_reason_names_each_finding_with_its_source_words_and_nothing_else_of_the_remark() {
        var verdict = buyer("周小满 13910020001 礼物包装，急");
        assertThat(verdict.reason().zh()).contains("特殊要求 礼品包装（礼物包装）", "标签 加急（急）").doesNotContain("周小满", "139");
        assertThat(verdict.reason().en()).contains("request 礼品包装（礼物包装）").doesNotContain("周小满", "139");
    }

    @Test
    void a_latin_word_is_read_whole() {
        var sf = Map.<String, Object>of("words", List.of(Map.of("words", "sf", "where", "ANY", "action", "CARRIER", "value", "SF")));
        assertThat(plain(read("satisfied", "", "", sf), RemarkRule.TAGS)).isEmpty();
        assertThat(plain(read("send by SF", "", "", sf), RemarkRule.TAGS)).isEqualTo("CARRIER=SF");
        assertThat(plain(read("发SF吧", "", "", sf), RemarkRule.TAGS)).isEqualTo("CARRIER=SF");
    }

    @Test
    void one_word_may_ask_for_two_things() {
        var both = Map.<String, Object>of("words", List.of(Map.of("words", "生日", "where", "ANY", "action", "REQUEST", "value", "放贺卡"),
            Map.of("words", "生日", "where", "ANY", "action", "TAG", "value", "生日")));
        assertThat(plain(read("明天生日", "", "", both), RemarkRule.REQUESTS)).isEqualTo("放贺卡");
        assertThat(plain(read("明天生日", "", "", both), RemarkRule.TAGS)).isEqualTo("生日");
    }

    @Test
    void a_flag_does_what_its_colour_is_set_to() {
        var flags = Map.<String, Object>of("flags", List.of(Map.of("flag", "RED", "action", "HOLD", "value", ""), Map.of("flag", "BLUE", "action", "TAG", "value", "VIP")));
        assertThat(read("", "", "red", flags).outcome()).isEqualTo("REMARK_HOLD");
        assertThat(plain(read("", "", "BLUE", flags), RemarkRule.TAGS)).isEqualTo("VIP");
        assertThat(read("", "", "GREEN", flags).outcome()).isEqualTo("PASSED");
        assertThat(read("", "", "RED", Map.of()).outcome()).isEqualTo("PASSED");
    }

    @Test
    void remarks_of_all_merged_orders_count() {
        var verdict = rule.check(new Inputs(List.of(new Remark(1, "礼品包装", "", ""), new Remark(2, "先别发", "", ""))), Params.of(rule.spec()));
        assertThat(verdict.outcome()).isEqualTo("REMARK_HOLD");
        assertThat(plain(verdict, RemarkRule.REQUESTS)).isEqualTo("礼品包装");
    }

    @Test
    void letting_one_order_pass_lets_no_other_pass() {
        assertThat(rule.subject(new Inputs(List.of(new Remark(1, "先别发", "", ""))))).isNotEqualTo(rule.subject(new Inputs(List.of(new Remark(2, "先别发", "", "")))));
        assertThat(rule.subject(new Inputs(List.of(new Remark(1, "先别发", "", ""))))).isNotEqualTo(rule.subject(new Inputs(List.of(new Remark(1, "先别发", "改", "")))));
    }

    @Test
    void values_that_no_column_holds_are_said_instead_of_cut() {
        var tooLong = Map.<String, Object>of("words", List.of(Map.of("words", "急", "where", "ANY", "action", "REQUEST", "value", "长".repeat(201))));
        assertThatThrownBy(() -> read("急", "", "", tooLong)).isInstanceOf(RuleUnavailable.class).hasMessageContaining("at most 200");
        var fits = Map.<String, Object>of("words", List.of(Map.of("words", "急", "where", "ANY", "action", "REQUEST", "value", "长".repeat(200))));
        assertThat(read("急", "", "", fits).outcome()).isEqualTo("PASSED");
    }
}
