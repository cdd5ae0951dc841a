package dev.wharf.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.order.Level;
import dev.wharf.review.rule.CarrierRule.Inputs;
import dev.wharf.review.rule.ReachRule.Place;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarrierRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
    private static final Place HANGZHOU = new Place("浙江省", "杭州市", "西湖区");
    private static final Place URUMQI = new Place("新疆维吾尔自治区", "乌鲁木齐市", "天山区");
    private static final List<Map<String, String>> TERMS = List.of(Map.of("carrier", "SF"), Map.of("carrier", "ZTO", "perDay", "5"));
    private static final List<Map<String, String>> RATES = List.of(
        Map.of("carrier", "SF", "firstG", "1000", "firstMinor", "1800", "stepG", "1000", "stepMinor", "500", "transitHours", "24"),
        Map.of("carrier", "ZTO", "province", "新疆", "firstG", "1000", "firstMinor", "2500", "transitHours", "120"),
        Map.of("carrier", "ZTO", "firstG", "1000", "firstMinor", "600", "stepG", "1000", "stepMinor", "100", "transitHours", "72"));
    private final CarrierRule rule = new CarrierRule();

    private static Inputs to(Place place, String chosen, String wished, Map<String, String> outOfReach, int used) {
        return new Inputs("SH", place, 900, 0, 10_000, NOW, NOW.plusSeconds(3600), "taobao", new TreeMap<>(Map.of("SF", "顺丰", "ZTO", "中通", "YD", "韵达")), new TreeMap<>(outOfReach),
            new TreeMap<>(Map.of("ZTO", used)), chosen, wished);
    }

    private Verdict check(Inputs in, Object... set) {
        var params = new HashMap<String, Object>(Map.of("terms", TERMS, "rates", RATES));
        for (int i = 0; i < set.length; i += 2) params.put((String) set[i], set[i + 1]);
        return rule.check(in, new Params(rule.spec(), params));
    }

    @Test
    void the_cheapest_goes_and_every_other_is_explained() {
        var verdict = check(to(HANGZHOU, "", "", Map.of(), 4));
        assertThat(verdict.level()).isEqualTo(Level.OK);
        assertThat(verdict.results()).containsEntry("carrier", "ZTO").containsEntry("costMinor", "600").containsEntry("perDay", "5");
        assertThat(verdict.reason().en()).isEqualTo("With 中通 ZTO, 900 g billed, about 6.00; 顺丰 SF is 12.00 dearer; 韵达 YD has no terms.");
    }

    @Test
    void a_used_up_quota_a_place_out_of_reach_and_a_channel_that_refuses_leave_the_other() {
        assertThat(check(to(HANGZHOU, "", "", Map.of(), 5)).reason().en()).contains("With 顺丰 SF", "中通 ZTO no quota left today, 5 of 5 taken");
        assertThat(check(to(HANGZHOU, "", "", Map.of("ZTO", "浙江"), 0)).reason().en()).contains("With 顺丰 SF", "中通 ZTO does not serve 浙江");
        var accepted = List.of(Map.of("channel", "taobao", "carrier", "SF"), Map.of("channel", "jd", "carrier", "ZTO"));
        assertThat(check(to(HANGZHOU, "", "", Map.of(), 0), "accepted", accepted).reason().en()).contains("With 顺丰 SF", "中通 ZTO is not accepted by channel taobao");
        var others = List.of(Map.of("channel", "jd", "carrier", "SF"));
        assertThat(check(to(HANGZHOU, "", "", Map.of(), 0), "accepted", others).results()).as("no rows for this channel").containsEntry("carrier", "ZTO");
    }

    @Test
    void rates_are_those_of_the_place_and_of_the_warehouse_the_first_row_that_fits() {
        assertThat(check(to(URUMQI, "", "", Map.of(), 0)).results()).containsEntry("carrier", "SF").containsEntry("costMinor", "1800");
        var fromSh = List.of(Map.of("carrier", "ZTO", "warehouse", "GZ", "firstMinor", "1"), Map.of("carrier", "ZTO", "warehouse", "SH", "firstMinor", "2"), Map.of("carrier", "ZTO", "firstMinor", "3"));
        assertThat(check(to(HANGZHOU, "", "", Map.of(), 0), "rates", fromSh).results()).containsEntry("costMinor", "2");
        var termsOfGz = List.of(Map.of("carrier", "ZTO", "warehouse", "GZ"));
        assertThat(check(to(HANGZHOU, "", "", Map.of(), 0), "terms", termsOfGz).outcome()).as("nobody has terms here").isEqualTo("NO_CARRIER");
    }

    /** Ship-by is an hour from now; SF takes 24 h, ZTO 72 h. */
    @ParameterizedTest
    @CsvSource({"0, ZTO, PASSED", "71, ZTO, PASSED", "70, SF, PASSED", "23, SF, PASSED", "22, SF, LATE"})
    void the_deadline_decides_between_cheap_and_fast(long deliverHours, String carrier, String outcome) {
        var verdict = check(to(HANGZHOU, "", "", Map.of(), 0), "deliverHours", deliverHours);
        assertThat(verdict.results()).containsEntry("carrier", carrier);
        assertThat(verdict.outcome()).isEqualTo(outcome);
    }

    @Test
    void a_wish_is_followed_if_that_carrier_may_and_else_the_cheapest_goes() {
        assertThat(check(to(HANGZHOU, "", "SF", Map.of(), 0)).results()).containsEntry("carrier", "SF").containsEntry("costMinor", "1800");
        assertThat(check(to(HANGZHOU, "", "YD", Map.of(), 0)).results()).containsEntry("carrier", "ZTO");
        assertThat(check(to(HANGZHOU, "", "SF", Map.of("SF", "浙江"), 0)).results()).containsEntry("carrier", "ZTO");
    }

    @Test
    void a_person_may_take_one_without_a_price_but_none_that_is_full_or_does_not_go_there() {
        var unpriced = check(to(HANGZHOU, "YD", "", Map.of(), 0));
        assertThat(unpriced.level()).isEqualTo(Level.OK);
        assertThat(unpriced.results()).containsEntry("carrier", "YD").doesNotContainKey("costMinor");
        assertThat(check(to(HANGZHOU, "SF", "ZTO", Map.of(), 0)).results()).containsEntry("carrier", "SF");
        for (var refused : List.of(to(HANGZHOU, "ZTO", "", Map.of(), 5), to(HANGZHOU, "YD", "", Map.of("YD", "浙江"), 0), to(HANGZHOU, "XX", "", Map.of(), 0))) {
            assertThat(check(refused).outcome()).isEqualTo("NO_CARRIER");
            assertThat(check(refused).results()).doesNotContainKey("carrier").containsKeys("whyZh", "whyEn");
        }
    }

    @Test
    void it_never_holds_an_order_and_is_off_as_it_comes() {
        var nobody = rule.check(to(HANGZHOU, "", "", Map.of(), 0), new Params(rule.spec(), Map.of()));
        assertThat(nobody.holds()).isFalse();
        assertThat(nobody.results().get("whyEn")).contains("No carrier may take it", "has no terms");
        assertThat(rule.spec().enabled()).isFalse();
        assertThat(rule.subject(to(HANGZHOU, "", "", Collections.emptyMap(), 0))).doesNotContain("2026");
    }
}
