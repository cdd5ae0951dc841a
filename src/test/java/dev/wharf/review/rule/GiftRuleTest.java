package dev.wharf.review.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.review.rule.GiftRule.Inputs;
import dev.wharf.review.rule.GiftRule.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GiftRuleTest {
    private static final Instant PLACED = Instant.parse("2026-11-10T15:59:59Z"); // 23:59:59 in China
    private final GiftRule rule = new GiftRule();

    private static Map<String, String> tier(long min, String sku, int quantity, String group, String from, String until) {
        return Map.of("minMinor", "" + min, "sku", sku, "quantity", "" + quantity, "group", group, "from", from, "until", until);
    }

    private static SortedMap<String, Integer> units(Object... skusAndUnits) {
        var units = new TreeMap<String, Integer>();
        for (int i = 0; i < skusAndUnits.length; i += 2) units.put((String) skusAndUnits[i], (Integer) skusAndUnits[i + 1]);
        return units;
    }

    private static Order order(long paid, boolean here, SortedMap<String, Integer> given, SortedMap<String, Integer> present, SortedMap<String, Integer> mine) {
        return new Order(7, "A7", paid, 1, PLACED, here, given, present, mine);
    }

    private Map<String, String> changes(Order order, Object... tiers) {
        var rows = new ArrayList<>(List.of(tiers));
        return new TreeMap<>(rule.check(new Inputs(List.of(order), List.of()), new Params(rule.spec(), Map.of("tiers", rows))).results());
    }

    private Map<String, String> changes(long paid, Object... tiers) {
        return changes(order(paid, true, units(), units(), units()), tiers);
    }

    @ParameterizedTest
    @CsvSource({"9999, {}", "10000, {7/CUP=1}", "19999, {7/CUP=1}", "20000, {7/BAG=2}"})
    void the_highest_tier_reached_counts(long paid, String changes) {
        assertThat(changes(paid, tier(10_000, "CUP", 1, "", "", ""), tier(20_000, "BAG", 2, "", "", ""))).hasToString(changes);
    }

    @Test
    void each_group_gives_its_own_and_a_tier_may_give_several() {
        assertThat(changes(20_000, tier(10_000, "CUP", 1, "a", "", ""), tier(20_000, "BAG", 1, "a", "", ""), tier(20_000, "PEN", 3, "a", "", ""), tier(5_000, "CUP", 2, "b", "", "")))
            .hasToString("{7/BAG=1, 7/CUP=2, 7/PEN=3}");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"-, -, 1", "2026-11-10, 2026-11-10, 1", "2026-11-11, -, 0", "-, 2026-11-09, 0", "2026-11-01, 2026-11-30, 1"})
    void the_day_on_which_the_order_was_placed_decides_in_chinese_time(String from, String until, int gifts) {
        assertThat(changes(10_000, tier(10_000, "CUP", 1, "", from == null ? "" : from, until == null ? "" : until))).hasSize(gifts);
    }

    @Test
    void only_the_difference_is_changed() {
        var cup = tier(10_000, "CUP", 2, "", "", "");
        assertThat(changes(order(10_000, true, units("CUP", 2), units("CUP", 2), units("CUP", 2)), cup)).isEmpty();
        assertThat(changes(order(10_000, true, units("CUP", 1), units("CUP", 1), units("CUP", 1)), cup)).hasToString("{7/CUP=1}");
        assertThat(changes(order(9_999, true, units("CUP", 2), units("CUP", 2), units("CUP", 2)), cup)).hasToString("{7/CUP=-2}");
        assertThat(changes(order(9_999, true, units("CUP", 2), units("CUP", 2), units("CUP", 1)), cup)).as("one has shipped elsewhere").hasToString("{7/CUP=-1}");
    }

    @Test
    void what_was_taken_away_is_not_given_again() {
        assertThat(changes(order(10_000, true, units("CUP", 1), units(), units()), tier(10_000, "CUP", 1, "", "", ""))).isEmpty();
    }

    @Test
    void of_a_divided_order_only_one_part_adds_and_each_takes_its_own_away() {
        var cup = tier(10_000, "CUP", 1, "", "", "");
        assertThat(changes(order(10_000, false, units(), units(), units()), cup)).isEmpty();
        assertThat(changes(order(9_999, false, units("CUP", 1), units("CUP", 1), units("CUP", 1)), cup)).hasToString("{7/CUP=-1}");
    }

    @Test
    void an_order_whose_goods_are_all_cancelled_earns_nothing() {
        var all = new Order(7, "A7", 0, 0, PLACED, true, units("CUP", 1), units("CUP", 1), units("CUP", 1));
        assertThat(changes(all, tier(0, "CUP", 1, "", "", ""))).hasToString("{7/CUP=-1}");
    }

    @Test
    void the_reason_says_what_was_paid_what_it_earns_and_what_changes() {
        var params = new Params(rule.spec(), Map.of("tiers", List.of(tier(10_000, "CUP", 1, "", "", ""))));
        var verdict = rule.check(new Inputs(List.of(order(10_000, true, units(), units(), units())), List.of()), params);
        assertThat(verdict.reason().en()).contains("order A7 paid 100.00 for goods, earns CUP × 1, change CUP × +1");
    }

    @Test
    void a_gift_that_is_no_product_and_a_date_that_is_none_are_named() {
        var params = new Params(rule.spec(), Map.of("tiers", List.of(tier(1, "NOSUCH", 1, "", "", ""))));
        assertThatThrownBy(() -> rule.check(new Inputs(List.of(), List.of("NOSUCH")), params)).isInstanceOf(RuleUnavailable.class).hasMessageContaining("NOSUCH");
        assertThatThrownBy(() -> changes(1, tier(1, "CUP", 1, "", "tomorrow", ""))).isInstanceOf(RuleUnavailable.class).hasMessageContaining("Row 1").hasMessageContaining("tomorrow");
    }

    @Test
    void without_tiers_nothing_is_given() {
        assertThat(rule.check(new Inputs(List.of(), List.of()), Params.of(rule.spec())).results()).isEmpty();
    }

    private static SortedMap<String, SortedMap<String, Integer>> stock(Object... warehousesAndUnits) {
        var stock = new TreeMap<String, SortedMap<String, Integer>>();
        for (int i = 0; i < warehousesAndUnits.length; i += 2) {
            @SuppressWarnings("unchecked")
            var units = (SortedMap<String, Integer>) warehousesAndUnits[i + 1];
            stock.put((String) warehousesAndUnits[i], units);
        }
        return stock;
    }

    @Test
    void gifts_stay_behind_only_where_the_paid_goods_can_leave() {
        var paid = units("LAMP", 2);
        var gifts = units("CUP", 2);
        assertThat(GiftsShort.missing(paid, gifts, "", stock("A", units("LAMP", 2, "CUP", 2)))).isEmpty();
        assertThat(GiftsShort.missing(paid, gifts, "", stock("A", units("LAMP", 2, "CUP", 1)))).isEqualTo(units("CUP", 1));
        assertThat(GiftsShort.missing(paid, gifts, "", stock("A", units("LAMP", 1, "CUP", 1)))).as("the goods are short themselves").isEmpty();
        assertThat(GiftsShort.missing(paid, gifts, "", stock("A", units("LAMP", 2), "B", units("LAMP", 2, "CUP", 1)))).as("the fewest stay behind").isEqualTo(units("CUP", 1));
        assertThat(GiftsShort.missing(paid, gifts, "A", stock("A", units("LAMP", 2), "B", units("LAMP", 2, "CUP", 2)))).as("a named warehouse is the only one").isEqualTo(units("CUP", 2));
        assertThat(GiftsShort.missing(paid, units("LAMP", 1), "", stock("A", units("LAMP", 2)))).as("a gift of the same SKU").isEqualTo(units("LAMP", 1));
        assertThat(GiftsShort.missing(units(), gifts, "", stock("A", units("LAMP", 9)))).as("gifts that travel alone").isEmpty();
    }
}
