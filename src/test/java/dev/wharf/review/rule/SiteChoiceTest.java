package dev.wharf.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.review.rule.StockRule.Site;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which warehouse the stock rule chooses, for each objective and each condition, and what it says of the others. */
class SiteChoiceTest {
    private static final List<Map<String, String>> ROWS = List.of(
        row("warehouse", "SH01", "priority", "3", "perShipmentMinor", "500", "perKmMinor", "2", "perUnitMinor", "30"),
        row("warehouse", "GZ01", "priority", "1", "perShipmentMinor", "400", "perKmMinor", "1", "perUnitMinor", "10"),
        row("warehouse", "BJ01", "priority", "2", "perShipmentMinor", "100", "perKmMinor", "1", "perUnitMinor", "10"));
    /** To a receiver near Shanghai; the near one is almost full. */
    private static final Map<String, Site> SITES = Map.of("SH01", new Site(160, 90, 100, false), "GZ01", new Site(1050, 50, 100, false), "BJ01", new Site(1120, 10, 100, false));

    private final StockRule rule = new StockRule();

    private static Map<String, String> row(String... cells) {
        var row = new HashMap<String, String>();
        for (int i = 0; i < cells.length; i += 2) row.put(cells[i], cells[i + 1]);
        return row;
    }

    private Params params(String objectives, List<Map<String, String>> rows, Map<String, Object> more) {
        var set = new HashMap<String, Object>(more);
        set.put("objectives", Arrays.stream(objectives.split(">")).map(o -> Map.of("objective", o.strip())).toList());
        set.put("warehouses", rows);
        return new Params(rule.spec(), set);
    }

    /** {@code "SH01 MUG 2, SH01 TEE 1"} */
    private static SortedMap<String, SortedMap<String, Integer>> stock(String text) {
        var stock = new TreeMap<String, SortedMap<String, Integer>>();
        for (var one : text.split(",")) {
            var words = one.strip().split(" ");
            stock.computeIfAbsent(words[0], w -> new TreeMap<>()).put(words[1], Integer.valueOf(words[2]));
        }
        return stock;
    }

    private static StockRule.Inputs order(Map<String, Integer> needed, String available) {
        return new StockRule.Inputs(new TreeMap<>(needed), List.of(), "", stock(available), new TreeMap<>(SITES), "浙江省", List.of("VIP"), new TreeMap<>(), new TreeMap<>(), false, false);
    }

    private static StockRule.Inputs with(StockRule.Inputs in, Map<String, Site> sites, Map<String, String> handling, Map<String, String> rejected, String named) {
        return new StockRule.Inputs(in.needed(), in.kits(), named, in.available(), new TreeMap<>(sites), in.province(), in.tags(), new TreeMap<>(handling), new TreeMap<>(rejected), false, false);
    }

    private static String chosen(Sourced sourced) {
        return sourced.portions().stream().map(Sourced.Portion::warehouse).sorted().collect(Collectors.joining("+"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // All three have both. Costs of 3 units: SH01 500+320+90 = 910, GZ01 400+1050+30 = 1480, BJ01 100+1120+30 = 1250.
        "NEAREST                    | SH01 MUG 2, SH01 TEE 1, GZ01 MUG 2, GZ01 TEE 1, BJ01 MUG 2, BJ01 TEE 1 | SH01 | GZ01 890 km farther",
        "LOWEST_COST                | SH01 MUG 2, SH01 TEE 1, GZ01 MUG 2, GZ01 TEE 1, BJ01 MUG 2, BJ01 TEE 1 | SH01 | BJ01 3.40 dearer",
        "PRIORITY                   | SH01 MUG 2, SH01 TEE 1, GZ01 MUG 2, GZ01 TEE 1, BJ01 MUG 2, BJ01 TEE 1 | GZ01 | SH01 ranks 2 lower",
        "BALANCE                    | SH01 MUG 2, SH01 TEE 1, GZ01 MUG 2, GZ01 TEE 1, BJ01 MUG 2, BJ01 TEE 1 | BJ01 | SH01 80 % busier",
        "FEWEST_PARCELS > PRIORITY  | SH01 MUG 2, SH01 TEE 1, GZ01 MUG 2, GZ01 TEE 1, BJ01 MUG 2, BJ01 TEE 1 | GZ01 | BJ01 ranks 1 lower",
        // Only the far one has all; the near ones together are nearer than it is not: 160 + 1050 > 1120.
        "FEWEST_PARCELS > NEAREST   | SH01 MUG 2, GZ01 TEE 1, BJ01 MUG 2, BJ01 TEE 1 | BJ01      | SH01 short of 1 × TEE",
        // Two parcels cost less than the one of a dear warehouse: 500+320+60 + 100+1120+10 against 400+1050+30.
        "PRIORITY                   | SH01 MUG 2, BJ01 TEE 1, GZ01 MUG 2, GZ01 TEE 1 | GZ01      | SH01 short of 1 × TEE"})
    void each_objective_decides_as_its_figures_say(String chain, String available, String warehouse, String why) {
        var verdict = rule.check(order(Map.of("MUG", 2, "TEE", 1), available), params(chain, ROWS, Map.of()));
        assertThat(verdict.outcome()).isEqualTo("PASSED");
        assertThat(verdict.results()).containsEntry("warehouse", warehouse);
        assertThat(verdict.reason().en()).contains(warehouse + " has everything", why);
    }

    @Test
    void a_line_of_thirteen_is_ten_from_one_and_three_from_another() {
        var sourced = StockRule.choose(order(Map.of("MUG", 13), "SH01 MUG 10, GZ01 MUG 3"), params("FEWEST_PARCELS > NEAREST", ROWS, Map.of()));
        assertThat(sourced.missing()).isEmpty();
        assertThat(sourced.portions()).extracting(Sourced.Portion::warehouse).containsExactly("SH01", "GZ01");
        assertThat(sourced.portions().get(0).units()).containsEntry("sku:MUG", 10);
        assertThat(sourced.portions().get(1).units()).containsEntry("sku:MUG", 3);
    }

    @Test
    void a_line_that_may_not_be_shared_is_not() {
        var sourced = StockRule.choose(order(Map.of("MUG", 13), "SH01 MUG 10, GZ01 MUG 3"), params("NEAREST", ROWS, Map.of("shareLines", false)));
        assertThat(chosen(sourced)).isEqualTo("SH01");
        assertThat(sourced.missing()).containsEntry("sku:MUG", 3);
    }

    @Test
    void the_greedy_choice_would_take_three_parcels_where_two_do() {
        // C has most of it, but then A and B are both needed; without C two are enough.
        var in = order(Map.of("A", 2, "B", 2, "C", 2, "D", 2), "BJ01 B 2, BJ01 C 2, BJ01 A 1, SH01 A 2, SH01 B 2, GZ01 C 2, GZ01 D 2");
        assertThat(chosen(StockRule.choose(in, params("FEWEST_PARCELS", ROWS, Map.of())))).isEqualTo("GZ01+SH01");
    }

    @Test
    void a_kit_leaves_in_whole_kits() {
        // Two cups and a pot per kit; SH01 could send three cups, which is one kit and a half.
        var in = new StockRule.Inputs(new TreeMap<>(Map.of("CUP", 4, "POT", 2)), List.of(new StockRule.Kit(2, new TreeMap<>(Map.of("CUP", 2, "POT", 1)))), "",
            stock("SH01 CUP 3, SH01 POT 2, GZ01 CUP 2, GZ01 POT 1"), new TreeMap<>(SITES), "", List.of(), new TreeMap<>(), new TreeMap<>(), false, false);
        var sourced = StockRule.choose(in, params("FEWEST_PARCELS > NEAREST", ROWS, Map.of()));
        assertThat(sourced.portions()).extracting(p -> p.warehouse() + p.units()).containsExactly("GZ01{kit:0=1}", "SH01{kit:0=1}");
        assertThat(sourced.missing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "excluded   | YES            | excluded by the setting       | true",
        "excluded   | NO             |                               | false",
        "provinces  | 江苏 上海        | does not ship to 浙江省         | true",
        "provinces  | 江苏 浙江        |                               | false",
        "tags       | GIFT           | ships only orders tagged      | true",
        "tags       | GIFT VIP       |                               | false",
        "handlings  | NORMAL         | does not take such goods      | true",
        "handlings  | NORMAL COLD    |                               | false"})
    void a_condition_keeps_a_warehouse_out_and_is_named(String column, String cell, String why, boolean out) {
        var in = with(order(Map.of("ICE", 1), "SH01 ICE 1, GZ01 ICE 1"), SITES, Map.of("ICE", "COLD"), Map.of(), "");
        var verdict = rule.check(in, params("NEAREST", List.of(row("warehouse", "SH01", column, cell)), Map.of()));
        assertThat(verdict.results()).containsEntry("warehouse", out ? "GZ01" : "SH01");
        if (out) assertThat(verdict.reason().en()).contains("SH01 " + why);
    }

    @Test
    void a_row_for_all_holds_for_each_and_its_figures_where_a_warehouse_has_none_of_its_own() {
        var rows = List.of(row("warehouse", "*", "priority", "5"), row("warehouse", "GZ01", "priority", "9"));
        assertThat(rule.check(order(Map.of("MUG", 1), "SH01 MUG 1, GZ01 MUG 1"), params("PRIORITY", rows, Map.of())).reason().en()).contains("SH01 has everything", "GZ01 ranks 4 lower");
        var closed = rule.check(order(Map.of("MUG", 1), "SH01 MUG 1"), params("NEAREST", List.of(row("warehouse", "*", "excluded", "YES")), Map.of()));
        assertThat(closed.outcome()).isEqualTo("STOCK_SHORT");
        assertThat(closed.reason().en()).contains("Not shipping: SH01 excluded by the setting");
    }

    @Test
    void goods_that_a_warehouse_does_not_take_leave_from_another() {
        var in = with(order(Map.of("ICE", 1, "MUG", 1), "SH01 ICE 1, SH01 MUG 1, GZ01 ICE 1"), SITES, Map.of("ICE", "COLD"), Map.of(), "");
        assertThat(chosen(StockRule.choose(in, params("NEAREST", List.of(row("warehouse", "SH01", "handlings", "NORMAL")), Map.of())))).isEqualTo("GZ01+SH01");
    }

    private static final Map<String, Site> NEAR_IS_FULL = Map.of("SH01", new Site(160, 100, 100, true), "GZ01", SITES.get("GZ01"));

    @Test
    void a_warehouse_without_a_slot_is_passed_over_with_that_reason() {
        var in = with(order(Map.of("MUG", 1), "SH01 MUG 1, GZ01 MUG 1"), NEAR_IS_FULL, Map.of(), Map.of(), "");
        var verdict = rule.check(in, params("NEAREST", ROWS, Map.of()));
        assertThat(verdict.results()).containsEntry("warehouse", "GZ01");
        assertThat(verdict.reason().en()).contains("SH01 no slot left, 100 of 100 taken");
    }

    @ParameterizedTest
    @CsvSource({"ASK", "WAIT", "CANCEL_PART", "SPLIT"})
    void where_only_a_full_warehouse_has_it_the_order_waits_for_a_slot_whatever_the_policy(String policy) {
        var in = with(order(Map.of("MUG", 2), "SH01 MUG 2, GZ01 MUG 1"), NEAR_IS_FULL, Map.of(), Map.of(), "");
        var verdict = rule.check(in, params("NEAREST", ROWS, Map.of("whenShort", policy)));
        assertThat(verdict.outcome()).isEqualTo(StockRule.WAITING);
        assertThat(verdict.reason().en()).startsWith("No capacity left: SH01 100/100").contains("GZ01 short of 1 × MUG");
        assertThat(verdict.results()).containsEntry(StockRule.AWAITED, "SH01");
    }

    @Test
    void a_slot_is_not_waited_for_where_it_would_not_help() {
        var in = with(order(Map.of("MUG", 9), "SH01 MUG 1, GZ01 MUG 1"), Map.of("SH01", SITES.get("SH01"), "GZ01", new Site(1050, 5, 5, true)), Map.of(), Map.of(), "SH01");
        assertThat(rule.check(in, params("NEAREST", ROWS, Map.of())).outcome()).isEqualTo("STOCK_SHORT");
    }

    @Test
    void a_warehouse_that_rejected_the_order_does_not_get_it_again_and_a_shortage_is_for_a_person() {
        var one = with(order(Map.of("MUG", 1), "SH01 MUG 1, GZ01 MUG 1"), SITES, Map.of(), Map.of("SH01", "DAMAGED"), "");
        var verdict = rule.check(one, params("NEAREST", ROWS, Map.of()));
        assertThat(verdict.results()).containsEntry("warehouse", "GZ01");
        assertThat(verdict.reason().en()).contains("SH01 rejected it (damaged)");
        var both = with(one, SITES, Map.of(), Map.of("SH01", "DAMAGED", "GZ01", "CLOSED"), "");
        var nobody = rule.check(both, params("NEAREST", ROWS, Map.of("whenShort", "WAIT")));
        assertThat(nobody.outcome()).isEqualTo("STOCK_SHORT");
        assertThat(nobody.reason().en()).contains("GZ01 rejected it (closed)", "SH01 rejected it (damaged)");
    }

    @ParameterizedTest
    @CsvSource({"2, PASSED", "3, REJECTED"})
    void after_three_rejections_a_person_decides_even_if_another_warehouse_has_it(int rejections, String outcome) {
        var rejected = Stream.of("W1", "W2", "W3").limit(rejections).collect(Collectors.toMap(w -> w, w -> "OTHER"));
        var in = with(order(Map.of("MUG", 1), "SH01 MUG 1"), SITES, Map.of(), rejected, "");
        assertThat(rule.check(in, params("NEAREST", ROWS, Map.of())).outcome()).isEqualTo(outcome);
        // Whoever names a warehouse has decided
        assertThat(rule.check(with(in, SITES, Map.of(), rejected, "SH01"), params("NEAREST", ROWS, Map.of())).outcome()).isEqualTo("PASSED");
    }

    @ParameterizedTest
    @CsvSource({
        // several warehouses, when short, level and outcome
        "LIKE_SHORT, ASK,   STOCK_SHORT", "LIKE_SHORT, SPLIT, SPLIT", "SPLIT, ASK, SPLIT", "SPLIT, WAIT, SPLIT", "ASK, SPLIT, STOCK_SHORT"})
    void several_warehouses_together_are_not_a_shortage(String several, String whenShort, String outcome) {
        var verdict = rule.check(order(Map.of("MUG", 13), "SH01 MUG 10, GZ01 MUG 3"), params("NEAREST", ROWS, Map.of("severalWarehouses", several, "whenShort", whenShort)));
        assertThat(verdict.outcome()).isEqualTo(outcome);
        // Units that nobody has are a shortage all the same
        var lacking = rule.check(order(Map.of("MUG", 14), "SH01 MUG 10, GZ01 MUG 3"), params("NEAREST", ROWS, Map.of("severalWarehouses", several, "whenShort", "ASK")));
        assertThat(lacking.outcome()).isEqualTo("STOCK_SHORT");
    }

    @ParameterizedTest
    @CsvSource({"0, SPLIT", "2, STOCK_SHORT", "3, SPLIT"})
    void more_parcels_than_allowed_are_asked_about(int most, String outcome) {
        var in = order(Map.of("MUG", 3), "SH01 MUG 1, GZ01 MUG 1, BJ01 MUG 1");
        var verdict = rule.check(in, params("NEAREST", ROWS, Map.of("severalWarehouses", "SPLIT", "mostParcels", most)));
        assertThat(verdict.outcome()).isEqualTo(outcome);
        if (most == 2) assertThat(verdict.reason().en()).startsWith("It takes 3 parcels, 2 are allowed.");
    }

    @Test
    void a_limit_of_parcels_is_kept_before_any_other_objective() {
        // Cheapest would be two parcels of near warehouses; one from afar is allowed.
        var sites = Map.of("SH01", new Site(10, 0, 0, false), "HZ01", new Site(10, 0, 0, false), "BJ01", new Site(1120, 0, 0, false));
        var in = with(order(Map.of("MUG", 1, "TEE", 1), "SH01 MUG 1, HZ01 TEE 1, BJ01 MUG 1, BJ01 TEE 1"), sites, Map.of(), Map.of(), "");
        assertThat(chosen(StockRule.choose(in, params("NEAREST", List.of(), Map.of())))).isEqualTo("HZ01+SH01");
        assertThat(chosen(StockRule.choose(in, params("NEAREST", List.of(), Map.of("mostParcels", 1))))).isEqualTo("BJ01");
    }
}
