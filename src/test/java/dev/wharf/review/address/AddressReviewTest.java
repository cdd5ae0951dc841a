package dev.wharf.review.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The review as its callers see it. */
class AddressReviewTest {
    private static final AddressReview REVIEW = Case.REVIEW;

    @ParameterizedTest
    @CsvSource({
        "浙江省杭州市西湖区文三路12号, 浙江省, 杭州市, 西湖区, 文三路12号",
        "徐汇区漕溪北路88号, 上海市, 上海市, 徐汇区, 漕溪北路88号",
        "江苏昆山前进路12号, 江苏省, 苏州市, 昆山市, 前进路12号",
        "北京市宣武区广安门内大街12号, 北京市, 北京市, 西城区, 广安门内大街12号",
        "苏州工业园区星湖街328号, 江苏省, 苏州市, 苏州工业园区, 星湖街328号",
        "廣東省廣州市天河區體育東路12號, 广东省, 广州市, 天河区, 体育东路12号",
        "福州市玉屏街道清昌大道12号, 福建省, 福州市, 福清市, 清昌大道12号",
        "仙桃市沔阳大道12号, 湖北省, 省直辖县级行政区划, 仙桃市, 沔阳大道12号"})
    void the_region_is_resolved(String line, String province, String city, String district, String street) {
        var verdict = REVIEW.check(new Case("OK", line).receiver());
        assertThat(verdict.usable()).isTrue();
        assertThat(List.of(verdict.province(), verdict.district(), verdict.street())).containsExactly(province, district, street);
        assertThat(verdict.city()).contains(city.startsWith("省直辖") ? "" : city);
    }

    @Test
    void codes_stand_in_the_order_of_the_enum() {
        var verdict = REVIEW.check(new Receiver("测试", "123", "", "", "", "", "人民路"));
        assertThat(verdict.codes()).isEqualTo("MISSING_PROVINCE_CITY+MISSING_DISTRICT+VAGUE_STREET+BAD_PHONE+BAD_NAME");
        assertThat(verdict.usable()).isFalse();
        assertThat(REVIEW.check(new Case("OK", "上海市徐汇区漕溪北路88号").receiver()).codes()).isEqualTo("OK");
    }

    @Test
    void no_finding_holds_personal_data() {
        var verdict = REVIEW.check(new Receiver("xxx", "130123", "浙江省", "杭州市", "天河区", "翡翠巷", ""));
        assertThat(verdict.codes()).isEqualTo("DISTRICT_MISMATCH+VAGUE_STREET+BAD_PHONE+BAD_NAME");
        assertThat(verdict.findings()).allSatisfy(finding -> {
            assertThat(finding.zh() + finding.en()).doesNotContain("xxx", "130123", "翡翠");
            assertThat(finding.zh()).endsWith("。");
            assertThat(finding.en()).endsWith(".");
        });
        assertThat(verdict.toString()).doesNotContain("翡翠");
    }

    @Test
    void a_receiver_does_not_print_itself() {
        assertThat(new Case("", "上海市徐汇区漕溪北路88号").receiver().toString()).doesNotContain("徐汇", "139");
    }

    @Test
    void an_empty_receiver_has_every_problem_but_a_contradiction() {
        assertThat(REVIEW.check(new Receiver("", "", "", "", "", "", "")).codes())
            .isEqualTo("MISSING_PROVINCE_CITY+MISSING_DISTRICT+VAGUE_STREET+BAD_PHONE+BAD_NAME");
    }

    @Test
    void long_or_odd_text_is_judged_and_not_thrown_at() {
        for (String odd : List.of("\u0000", "((((((((", "路".repeat(5000), "1".repeat(5000), "省市区县".repeat(500), "\uD83D", "号号号", "/|\\")) {
            assertThat(REVIEW.check(new Receiver(odd, odd, odd, odd, odd, odd, odd)).codes()).isNotEqualTo("OK");
        }
    }

    @Test
    void many_threads_get_the_same_answers() {
        var receiver = new Case("", "浙江省杭州市文三路12号").receiver();
        assertThat(IntStream.range(0, 2000).parallel().mapToObj(i -> REVIEW.check(receiver).codes()).distinct())
            .containsExactly("MISSING_DISTRICT");
    }
}
