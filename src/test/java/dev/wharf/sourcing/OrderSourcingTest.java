package dev.wharf.sourcing;

import static dev.wharf.sourcing.Objective.BALANCE;
import static dev.wharf.sourcing.Objective.FEWEST_PARCELS;
import static dev.wharf.sourcing.Objective.LOWEST_COST;
import static dev.wharf.sourcing.Objective.NEAREST;
import static dev.wharf.sourcing.Objective.PRIORITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderSourcingTest {
    private static final Site NEAR = new Site("NEAR", 10, 900, 1, 50, 3, 0.9);
    private static final Site FAR = new Site("FAR", 500, 300, 1, 10, 2, 0.5);
    private static final Site FIRST = new Site("FIRST", 200, 1000, 1, 20, 1, 0.2);
    private static final List<Site> SITES = List.of(NEAR, FAR, FIRST);

    private static Plan plan(List<Line> lines, Map<String, Map<String, Integer>> stock, Objective... objectives) {
        return OrderSourcing.plan(new Question(lines, SITES, stock, List.of(objectives)));
    }

    @ParameterizedTest
    @CsvSource({"NEAREST, NEAR", "LOWEST_COST, FAR", "PRIORITY, FIRST", "BALANCE, FIRST", "FEWEST_PARCELS, FAR"})
    void each_objective_has_its_own_favourite(Objective objective, String site) {
        var everywhere = Map.of("NEAR", Map.of("A", 5), "FAR", Map.of("A", 5), "FIRST", Map.of("A", 5));
        assertThat(plan(List.of(Line.plain("1", "A", 2, false)), everywhere, objective).portions()).containsOnlyKeys(site);
    }

    @ParameterizedTest
    @CsvSource({"449, NEAR", "450, FAR", "451, FAR"})
    void the_dearer_site_is_taken_only_while_it_is_cheaper_in_all(int perShipment, String site) {
        // FAR: 300 + 500 km + 2 x 10 = 820; NEAR: perShipment + 10 km + 2 x 180 = 819, 820, 821; at 820 the code decides
        var near = new Site("NEAR", 10, perShipment, 1, 180, 3, 0);
        var question = new Question(List.of(Line.plain("1", "A", 2, false)), List.of(near, FAR), Map.of("NEAR", Map.of("A", 2), "FAR", Map.of("A", 2)), List.of(LOWEST_COST));
        assertThat(OrderSourcing.plan(question).portions()).containsOnlyKeys(site);
    }

    @Test
    void one_parcel_from_far_beats_two_from_near_only_if_parcels_come_first() {
        var stock = Map.of("NEAR", Map.of("A", 1), "FIRST", Map.of("B", 1), "FAR", Map.of("A", 1, "B", 1));
        var lines = List.of(Line.plain("1", "A", 1, false), Line.plain("2", "B", 1, false));
        assertThat(plan(lines, stock, FEWEST_PARCELS, NEAREST).portions()).containsOnlyKeys("FAR");
        assertThat(plan(lines, stock, NEAREST, FEWEST_PARCELS).portions()).containsOnlyKeys("NEAR", "FIRST");
    }

    @Test
    void a_kit_leaves_a_site_whole() {
        // Given parts for one kit at NEAR, for two at FAR, and loose parts that make no kit at FIRST
        var stock = Map.of("NEAR", Map.of("A", 2, "B", 3), "FAR", Map.of("A", 4, "B", 2), "FIRST", Map.of("A", 9));
        var kit = new Line("1", 3, Map.of("A", 2, "B", 1), true);
        assertThat(plan(List.of(kit), stock, NEAREST).portions()).isEqualTo(Map.of("NEAR", Map.of("1", 1), "FAR", Map.of("1", 2)));
    }

    @Test
    void what_nobody_has_is_missing_by_line_and_the_rest_goes() {
        var stock = Map.of("NEAR", Map.of("A", 1), "FAR", Map.of("A", 2));
        var plan = plan(List.of(Line.plain("1", "A", 5, true), Line.plain("2", "B", 1, true)), stock, FEWEST_PARCELS);
        assertThat(plan.filled()).isFalse();
        assertThat(plan.missing()).isEqualTo(Map.of("1", 2, "2", 1));
        assertThat(plan.score().units()).isEqualTo(3);
    }

    @Test
    void a_line_that_may_not_be_shared_takes_the_most_that_one_site_has() {
        var stock = Map.of("NEAR", Map.of("A", 3), "FAR", Map.of("A", 4));
        assertThat(plan(List.of(Line.plain("1", "A", 5, false)), stock, NEAREST).portions()).isEqualTo(Map.of("FAR", Map.of("1", 4)));
        assertThat(plan(List.of(Line.plain("1", "A", 5, true)), stock, NEAREST).portions()).isEqualTo(Map.of("NEAR", Map.of("1", 3), "FAR", Map.of("1", 2)));
    }

    @Test
    void every_other_site_says_why_with_numbers() {
        var stock = Map.of("NEAR", Map.of("A", 1, "B", 2), "FAR", Map.of("A", 3, "B", 2), "FIRST", Map.of("C", 7));
        var plan = plan(List.of(Line.plain("1", "A", 3, true), Line.plain("2", "B", 2, true)), stock, FEWEST_PARCELS, LOWEST_COST);
        assertThat(plan.portions()).isEqualTo(Map.of("FAR", Map.of("1", 3, "2", 2)));
        var first = plan.notChosen().get(0);
        var near = plan.notChosen().get(1);
        assertThat(first.site()).isEqualTo("FIRST");
        assertThat(first.shortOf()).isEqualTo(Map.of("A", 3L, "B", 2L));
        assertThat(first.with()).isEmpty();
        assertThat(near.shortOf()).isEqualTo(Map.of("A", 2L));
        assertThat(near.decidedBy()).contains(FEWEST_PARCELS);
        assertThat(near.worseBy(FEWEST_PARCELS, plan.score())).isEqualTo(1);
        assertThat(near.worseBy(LOWEST_COST, plan.score())).isEqualTo(910);
        assertThat(near.worseBy(NEAREST, plan.score())).isEqualTo(10);
        assertThat(near.worseBy(PRIORITY, plan.score())).isEqualTo(3);
        assertThat(near.worseBy(BALANCE, plan.score())).isEqualTo(900_000);
    }

    @Test
    void the_exact_bounds_are_kept_by_a_hard_question_and_said_to_be_left_beyond() {
        assertThat(OrderSourcing.plan(hard(OrderSourcing.EXACT_SITES)).exact()).isTrue();
        var many = OrderSourcing.plan(hard(OrderSourcing.MOST_SITES + 5));
        assertThat(many.filled()).isTrue();
        assertThat(many.exact()).isFalse();
    }

    /** Every site has a third of the lines, in another mixture, at its own price. */
    private static Question hard(int count) {
        List<Line> lines = IntStream.range(0, 50).mapToObj(i -> Line.plain("L" + i, "S" + i, 1 + i % 3, i % 2 == 0)).toList();
        List<Site> sites = new ArrayList<>();
        Map<String, Map<String, Integer>> stock = new HashMap<>();
        var random = new Random(1);
        for (int site = 0; site < count; site++) {
            sites.add(new Site("W" + site, 100 + 37 * site % 90, 500 + 13 * site % 50, 2, 10 + site % 4, site, 0));
            Map<String, Integer> pieces = new HashMap<>();
            for (int i = 0; i < 50; i++) if (random.nextInt(3) == 0) pieces.put("S" + i, 3);
            stock.put("W" + site, pieces);
        }
        return new Question(lines, sites, stock, List.of(LOWEST_COST, FEWEST_PARCELS));
    }

    @Test
    void nothing_to_send_and_nobody_to_send_are_plans_too() {
        var line = List.of(Line.plain("1", "A", 1, true));
        assertThat(OrderSourcing.plan(new Question(List.of(), SITES, Map.of(), List.of(NEAREST))).filled()).isTrue();
        assertThat(OrderSourcing.plan(new Question(line, List.of(), Map.of(), List.of(NEAREST))).missing()).isEqualTo(Map.of("1", 1));
        assertThat(plan(line, Map.of("NEAR", Map.of("A", -1)), NEAREST).missing()).isEqualTo(Map.of("1", 1));
    }

    @Test
    void a_question_that_makes_no_sense_names_the_field() {
        assertThatThrownBy(() -> Line.plain("7", "A", 0, true)).hasMessage("Line 7: units must be 1 to 100000, not 0");
        assertThatThrownBy(() -> new Line("7", 1, Map.of(), true)).hasMessage("Line 7: unitsPerOne names no SKU");
        assertThatThrownBy(() -> new Line("7", 1, Map.of("A", 0), true)).hasMessage("Line 7, SKU A: pieces must be 1 to 1000, not 0");
        assertThatThrownBy(() -> new Site("W", -1, 0, 0, 0, 0, 0)).hasMessage("Site W: distanceKm must be 0 to 1000000, not -1");
        assertThatThrownBy(() -> new Site("W", 0, 0, 0, 0, 0, Double.NaN)).hasMessage("Site W: load must be 0 to 1, not NaN");
        assertThatThrownBy(() -> new Question(List.of(), List.of(NEAR, NEAR), Map.of(), List.of(NEAREST))).hasMessage("Site NEAR is there twice");
        assertThatThrownBy(() -> new Question(List.of(), List.of(), Map.of(), List.of())).hasMessage("objectives is empty: name at least one");
    }
}
