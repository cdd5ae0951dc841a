package dev.wharf.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StockRuleTest {
    private final StockRule rule = new StockRule();

    private Verdict check(Map<String, Integer> needed, String named, Map<String, Map<String, Integer>> available) {
        var byWarehouse = new TreeMap<String, SortedMap<String, Integer>>();
        available.forEach((warehouse, units) -> byWarehouse.put(warehouse, new TreeMap<>(units)));
        return rule.check(new StockRule.Inputs(new TreeMap<>(needed), named, byWarehouse), Params.of(rule.spec()));
    }

    @Test
    void ordered_two_available_one_is_an_oversell_risk_with_both_numbers() {
        var verdict = check(Map.of("MUG", 2), "", Map.of("SH01", Map.of("MUG", 1)));
        assertThat(verdict.outcome()).isEqualTo("STOCK_SHORT");
        assertThat(verdict.reason().en()).isEqualTo("Oversell risk: MUG ordered 2, available 1 (SH01 1)");
        assertThat(verdict.reason().zh()).contains("订购 2", "可用 1");
    }

    @Test
    void exactly_enough_passes() {
        assertThat(check(Map.of("MUG", 2), "", Map.of("SH01", Map.of("MUG", 2))).outcome()).isEqualTo("PASSED");
    }

    @Test
    void goods_spread_over_warehouses_are_held_and_the_sentence_says_so() {
        var verdict = check(Map.of("MUG", 1, "TEE", 1), "", Map.of("SH01", Map.of("MUG", 1), "GZ01", Map.of("TEE", 1)));
        assertThat(verdict.outcome()).isEqualTo("STOCK_SHORT");
        assertThat(verdict.reason().en()).contains("no warehouse has all 2");
    }

    @Test
    void only_the_named_warehouse_counts() {
        var available = Map.of("SH01", Map.of("MUG", 1), "GZ01", Map.of("MUG", 5));
        assertThat(check(Map.of("MUG", 2), "SH01", available).outcome()).isEqualTo("STOCK_SHORT");
        assertThat(check(Map.of("MUG", 2), "GZ01", available).outcome()).isEqualTo("PASSED");
    }

    @Test
    void a_sku_that_nobody_has_is_short() {
        assertThat(check(Map.of("MUG", 1), "", Map.of()).reason().en()).contains("ordered 1, available 0");
    }
}
