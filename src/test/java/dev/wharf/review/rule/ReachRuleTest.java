package dev.wharf.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.order.Level;
import dev.wharf.review.rule.ReachRule.Inputs;
import dev.wharf.review.rule.ReachRule.Place;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachRuleTest {
    private static final SortedMap<String, String> ALL = new TreeMap<>(Map.of("SF", "顺丰", "ZTO", "中通", "EMS", "邮政", "YD", "韵达"));
    private static final Place URUMQI = new Place("新疆维吾尔自治区", "乌鲁木齐市", "天山区");
    private static final Place HANGZHOU = new Place("浙江省", "杭州市", "西湖区");
    private final ReachRule rule = new ReachRule();

    private static Map<String, String> row(String carrier, String province, String city, String district) {
        return Map.of("carrier", carrier, "province", province, "city", city, "district", district);
    }

    private Verdict check(Inputs in, Object... set) {
        var params = new java.util.HashMap<String, Object>();
        for (int i = 0; i < set.length; i += 2) params.put((String) set[i], set[i + 1]);
        return rule.check(in, new Params(rule.spec(), params));
    }

    private static Inputs to(Place place, String chosen, String wished) {
        return new Inputs(ALL, "", chosen, wished, place);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "ZTO, 新疆, -, -, SF", "ZTO, 新疆维吾尔自治区, -, -, SF", "ZTO, 新疆, 乌鲁木齐, -, SF", "ZTO, 新疆, 乌鲁木齐市, 天山区, SF", "*, 新疆, -, -, NO_CARRIER",
        "ZTO, 新疆, 喀什, -, ZTO", "ZTO, 新疆, 乌鲁木齐市, 沙依巴克区, ZTO", "ZTO, 西藏, -, -, ZTO", "SF, 新疆, -, -, ZTO", "ZTO, -, -, -, SF"})
    void a_carrier_that_does_not_serve_the_place_is_never_chosen(String carrier, String province, String city, String district, String expected) {
        var zone = row(carrier, province == null ? "" : province, city == null ? "" : city, district == null ? "" : district);
        var verdict = check(to(URUMQI, "", ""), "carriers", List.of("ZTO", "SF"), "notServed", List.of(zone));
        assertThat(verdict.holds() ? verdict.outcome() : verdict.results().get(ReachRule.CARRIER)).isEqualTo(expected);
    }

    @Test
    void a_wish_is_followed_if_it_serves_the_place_and_else_the_preference() {
        assertThat(check(to(HANGZHOU, "", "SF"), "carriers", List.of("ZTO")).results()).containsEntry("carrier", "SF");
        assertThat(check(to(HANGZHOU, "", "JD"), "carriers", List.of("ZTO")).results()).containsEntry("carrier", "ZTO");
        var unmet = check(to(URUMQI, "", "SF"), "carriers", List.of("ZTO"), "notServed", List.of(row("SF", "新疆", "", "")));
        assertThat(unmet.results()).containsEntry("carrier", "ZTO");
        assertThat(unmet.reason().en()).contains("the wished SF is not available");
    }

    @Test
    void a_person_s_choice_goes_before_all_and_must_be_known_and_serve() {
        assertThat(check(to(HANGZHOU, "YD", "SF"), "carriers", List.of("ZTO")).results()).containsEntry("carrier", "YD");
        var unknown = check(to(HANGZHOU, "XX", ""), "carriers", List.of("ZTO"));
        assertThat(unknown.outcome()).isEqualTo("CARRIER_UNKNOWN");
        assertThat(unknown.reason().en()).contains("There is no carrier XX");
        var far = check(to(URUMQI, "ZTO", ""), "notServed", List.of(row("ZTO", "新疆", "", "")));
        assertThat(far.outcome()).isEqualTo("CARRIER_OUT_OF_REACH");
        assertThat(far.reason().zh()).contains("中通 ZTO 不送 新疆", "可改选 邮政 EMS、顺丰 SF、韵达 YD");
    }

    @Test
    void three_carriers_that_serve_are_named_though_the_shop_does_not_prefer_them() {
        var verdict = check(to(URUMQI, "", ""), "carriers", List.of("ZTO"), "notServed", List.of(row("ZTO", "新疆", "", "")));
        assertThat(verdict.outcome()).isEqualTo("NO_CARRIER");
        assertThat(verdict.reason().en()).contains("邮政 EMS、顺丰 SF、韵达 YD").contains("新疆维吾尔自治区乌鲁木齐市天山区");
    }

    @Test
    void where_nobody_serves_it_is_said_why() {
        var verdict = check(to(URUMQI, "", ""), "carriers", List.of("ZTO", "SF"), "notServed", List.of(row("ZTO", "新疆", "", ""), row("SF", "新疆", "乌鲁木齐市", ""), row("*", "新疆", "", "天山区")));
        assertThat(verdict.outcome()).isEqualTo("NO_CARRIER");
        assertThat(verdict.reason().zh()).contains("中通 ZTO ✗ 新疆", "顺丰 SF ✗ 新疆乌鲁木齐市");
    }

    @Test
    void without_preference_shipping_takes_its_standard_carrier_and_another_only_where_that_one_does_not_serve() {
        var usual = new Inputs(ALL, "ZTO", "", "", URUMQI);
        assertThat(check(usual).results()).containsEntry("carrier", "");
        assertThat(check(usual, "notServed", List.of(row("ZTO", "新疆", "", ""))).results()).containsEntry("carrier", "EMS");
        assertThat(check(new Inputs(ALL, "", "", "", URUMQI)).results()).containsEntry("carrier", "EMS");
        var none = new Inputs(new TreeMap<>(), "", "", "", URUMQI);
        assertThat(check(none).holds()).isFalse();
        assertThat(check(none, "notServed", List.of(row("*", "新疆", "", ""))).holds()).isTrue();
    }

    @Test
    void a_preference_that_names_no_carrier_there_is_holds() {
        assertThat(check(to(HANGZHOU, "", ""), "carriers", List.of("XX")).outcome()).isEqualTo("NO_CARRIER");
    }

    @Test
    void an_address_that_is_not_understood_is_held_by_its_own_rule_only() {
        assertThat(check(to(new Place("", "", ""), "", ""), "carriers", List.of("XX")).holds()).isFalse();
    }

    @Test
    void a_remote_place_is_noted_with_its_surcharge() {
        var remote = List.of(Map.of("carrier", "SF", "province", "新疆", "city", "", "district", "", "surchargeMinor", "1050"));
        var verdict = check(to(URUMQI, "", ""), "carriers", List.of("SF"), "remote", remote);
        assertThat(verdict.level()).isEqualTo(Level.WARN);
        assertThat(verdict.reason().en()).contains("surcharge 10.50");
        assertThat(verdict.results()).containsEntry("carrier", "SF");
        assertThat(check(to(HANGZHOU, "", ""), "carriers", List.of("SF"), "remote", remote).level()).isEqualTo(Level.OK);
        assertThat(check(to(URUMQI, "", ""), "carriers", List.of("ZTO"), "remote", remote).level()).isEqualTo(Level.OK);
    }
}
