package dev.wharf.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.order.Level;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockRuleTest {
    private final StockRule rule = new StockRule();

    private Verdict check(Map<String, Integer> needed, String named, Map<String, Map<String, Integer>> available) {
        var byWarehouse = new TreeMap<String, SortedMap<String, Integer>>();
        available.forEach((warehouse, units) -> byWarehouse.put(warehouse, new TreeMap<>(units)));
        return rule.check(new StockRule.Inputs(new TreeMap<>(needed), named, byWarehouse, false, false), Params.of(rule.spec()));
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

    private static final Map<String, Map<String, Integer>> SPREAD = Map.of("SH01", Map.of("MUG", 2), "GZ01", Map.of("TEE", 1));

    private Verdict policy(String whenShort, Map<String, Integer> needed, String named, Map<String, Map<String, Integer>> available, boolean sealed, boolean otherHolds) {
        var byWarehouse = new TreeMap<String, SortedMap<String, Integer>>();
        available.forEach((warehouse, units) -> byWarehouse.put(warehouse, new TreeMap<>(units)));
        return rule.check(new StockRule.Inputs(new TreeMap<>(needed), named, byWarehouse, sealed, otherHolds), new Params(rule.spec(), Map.of("whenShort", whenShort)));
    }

    @ParameterizedTest
    @CsvSource({
        // policy,         mugs, tees, sealed, other holds, level, outcome
        "ASK,             3, 1, false, false, BLOCK, STOCK_SHORT",
        "WAIT,            3, 1, false, false, BLOCK, WAITING",
        "WAIT,            3, 1, false, true,  BLOCK, WAITING",
        "SPLIT,           3, 1, false, false, FIXED, SPLIT",
        "SPLIT,           2, 1, false, false, FIXED, SPLIT",
        "SPLIT,           2, 1, true,  false, BLOCK, STOCK_SHORT",
        "SPLIT,           3, 0, true,  false, BLOCK, STOCK_SHORT",
        "SPLIT,           3, 1, false, true,  WARN,  STOCK_SHORT",
        "CANCEL_PART,     3, 0, false, false, FIXED, CANCEL_PART",
        "CANCEL_PART,     3, 0, true,  false, FIXED, CANCEL_PART",
        "CANCEL_PART,     3, 1, true,  false, BLOCK, STOCK_SHORT",
        "CANCEL_PART,     2, 1, false, false, FIXED, SPLIT",
        "CANCEL_PART,     3, 1, false, true,  WARN,  STOCK_SHORT",
        "OTHER_WAREHOUSE, 3, 0, false, false, BLOCK, STOCK_SHORT",
        "SPLIT,           2, 0, false, false, OK,    PASSED"})
    void a_shop_may_say_what_is_done_without_asking(String whenShort, int mugs, int tees, boolean sealed, boolean otherHolds, Level level, String outcome) {
        var needed = tees == 0 ? Map.of("MUG", mugs) : Map.of("MUG", mugs, "TEE", tees);
        var verdict = policy(whenShort, needed, "", SPREAD, sealed, otherHolds);
        assertThat(verdict.level()).isEqualTo(level);
        assertThat(verdict.outcome()).isEqualTo(outcome);
        if (level == Level.FIXED) assertThat(verdict.results()).containsEntry("action", outcome);
    }

    @Test
    void another_warehouse_is_used_only_if_it_has_everything() {
        var moved = policy("OTHER_WAREHOUSE", Map.of("TEE", 1), "SH01", SPREAD, false, false);
        assertThat(moved.results()).isEqualTo(Map.of("action", "MOVE", "warehouse", "GZ01"));
        assertThat(moved.reason().en()).contains("shipped by GZ01");
        assertThat(policy("OTHER_WAREHOUSE", Map.of("TEE", 2), "SH01", SPREAD, false, false).outcome()).isEqualTo("STOCK_SHORT");
    }

    @Test
    void with_nothing_there_a_shop_that_splits_waits_and_one_that_cancels_asks() {
        assertThat(policy("SPLIT", Map.of("CAP", 1), "", SPREAD, false, false).outcome()).isEqualTo("WAITING");
        assertThat(policy("CANCEL_PART", Map.of("CAP", 1), "", SPREAD, false, false).outcome()).isEqualTo("STOCK_SHORT");
    }
}
