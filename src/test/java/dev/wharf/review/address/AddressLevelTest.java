package dev.wharf.review.address;

import static dev.wharf.review.address.AddressLevel.BLOCK;
import static dev.wharf.review.address.AddressLevel.FIXED;
import static dev.wharf.review.address.AddressLevel.OK;
import static dev.wharf.review.address.AddressLevel.WARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is usable as written, what was completed, and what a clerk is offered. Fields are province|city|district|detail. */
class AddressLevelTest {
    @ParameterizedTest
    @CsvSource({
        "浙江省杭州市西湖区文三路12号, OK, 浙江省, 杭州市, 西湖区",
        "浙江省|杭州市|西湖区|文三路12号, OK, 浙江省, 杭州市, 西湖区",
        "北京市朝阳区建国路88号, OK, 北京市, 北京市, 朝阳区",
        "北京市|北京市|朝阳区|建国路88号, OK, 北京市, 北京市, 朝阳区",
        "广东省|东莞市|虎门镇|太沙路12号, OK, 广东省, 东莞市, 虎门镇",
        "湖北省|省直辖县级行政区划|仙桃市|沔阳大道12号, OK, 湖北省, 省直辖县级行政区划, 仙桃市",
        "徐汇区漕溪北路88号, FIXED, 上海市, 上海市, 徐汇区",
        "浙江杭州西湖文三路12号, FIXED, 浙江省, 杭州市, 西湖区",
        "浙江省|杭州市||西湖区文三路12号, FIXED, 浙江省, 杭州市, 西湖区",
        "浙江|杭州|西湖|文三路12号, FIXED, 浙江省, 杭州市, 西湖区",
        "北京市|市辖区|朝阳区|建国路88号, FIXED, 北京市, 北京市, 朝阳区",
        "廣東省廣州市天河區體育東路12號, FIXED, 广东省, 广州市, 天河区",
        "福州市玉屏街道清昌大道12号, FIXED, 福建省, 福州市, 福清市",
        "北京市宣武区广安门内大街12号, FIXED, 北京市, 北京市, 西城区",
        "江苏省苏州市吴江市中山北路12号, FIXED, 江苏省, 苏州市, 吴江区",
        "浙江省|杭州市|江干区|天城路12号, OK, 浙江省, 杭州市, 江干区",
        "安徽省|安庆市|枞阳县|渡江路12号, FIXED, 安徽省, 铜陵市, 枞阳县",
        "仙桃市沔阳大道12号, FIXED, 湖北省, 省直辖县级行政区划, 仙桃市"})
    void a_usable_region_is_completed_with_present_names(String written, AddressLevel level, String province, String city, String district) {
        var verdict = Case.REVIEW.check(new Case("OK", written).receiver());
        assertThat(List.of(verdict.level(), verdict.province(), verdict.city(), verdict.district())).containsExactly(level, province, city, district);
        assertThat(verdict.codes()).isEqualTo("OK");
    }

    @ParameterizedTest
    @CsvSource({
        "朝阳区建国路88号, 北京市朝阳区 / 吉林省长春市朝阳区",
        "鼓楼区中山路88号, 江苏省南京市鼓楼区 / 江苏省徐州市鼓楼区 / 福建省福州市鼓楼区 / …",
        "高新区天府大道88号, ''",
        "建国路88号, ''",
        "北京市回龙观龙腾苑五区3号楼, 北京市昌平区",
        "杭州市文三路12号, ''",
        "浙江省|杭州市|鄞州区|文三路12号, 浙江省宁波市鄞州区",
        "浙江省|杭州市|西湖区|广东省深圳市南山区科技园路12号, 广东省深圳市南山区",
        "浙江省|杭州市|西湖区|文三路, ''"})
    void a_clerk_is_offered_regions_where_some_are_known(String written, String proposal) {
        var verdict = Case.REVIEW.check(new Case("", written).receiver());
        assertThat(verdict.level()).isEqualTo(BLOCK);
        assertThat(verdict.findings().get(0).proposal()).isEqualTo(proposal);
    }

    @Test
    void a_contradiction_names_both_regions() {
        var finding = Case.REVIEW.check(new Case("", "浙江省|杭州市|鄞州区|文三路12号").receiver()).findings().get(0);
        assertThat(finding.zh()).contains("鄞州区不属于杭州市");
        assertThat(finding.en()).contains("鄞州区 is not in 杭州市");
    }

    @ParameterizedTest
    @CsvSource({"87654320, 杭州市, 西湖区, 0571-", "8765 4320, 杭州市, 西湖区, 0571-", "17654320, 杭州市, 西湖区, ''", "876543, 杭州市, 西湖区, ''",
        "8765432, 恩施土家族苗族自治州, 恩施市, 0718-", "87654320, '', '', ''"})
    void a_local_number_lacks_the_area_code_of_the_city(String phone, String city, String district, String proposal) {
        var findings = Case.REVIEW.check(new Receiver("王女士", phone, "", city, district, "文三路12号", "")).findings();
        assertThat(findings.get(findings.size() - 1).problem()).isEqualTo(AddressProblem.BAD_PHONE);
        assertThat(findings.get(findings.size() - 1).proposal()).isEqualTo(proposal);
    }

    @Test
    void a_remark_makes_a_usable_address_worth_a_look_and_leaves_a_blocked_one_blocked() {
        var remark = new AddressRemark("X", "phone", "。", ".", "");
        assertThat(Case.REVIEW.check(new Case("", "浙江省杭州市西湖区文三路12号").receiver()).with(remark).level()).isEqualTo(WARN);
        assertThat(Case.REVIEW.check(new Case("", "浙江省杭州市西湖区文三路").receiver()).with(remark).level()).isEqualTo(BLOCK);
        assertThatIllegalArgumentException().isThrownBy(() -> new AddressVerdict(BLOCK, List.of(), List.of(), "", "", "", ""));
        assertThat(List.of(OK, FIXED, WARN, BLOCK)).containsExactly(AddressLevel.values());
    }
}
