package dev.wharf.review.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.review.merge.Sourcing.Portion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SourcingTest {
    private static Sourcing.Plan plan(Map<String, Integer> needed, Map<String, Map<String, Integer>> available) {
        return Sourcing.plan(new TreeMap<>(needed), List.of(), available.keySet(), available);
    }

    @Test
    void one_warehouse_that_has_all_ships_all_and_ties_go_by_code() {
        var plan = plan(Map.of("A", 2), Map.of("SH", Map.of("A", 2), "GZ", Map.of("A", 9)));
        assertThat(plan.whole()).isTrue();
        assertThat(plan.portions()).extracting(Portion::warehouse).containsExactly("GZ");
    }

    @Test
    void the_warehouse_with_most_ships_first_and_the_next_one_what_is_left() {
        var plan = plan(Map.of("A", 2, "B", 1), Map.of("SH", Map.of("A", 2), "GZ", Map.of("A", 1, "B", 1), "CD", Map.of("B", 1)));
        assertThat(plan.portions()).extracting(Portion::warehouse, Portion::units)
            .containsExactly(org.assertj.core.groups.Tuple.tuple("GZ", new TreeMap<>(Map.of("A", 1, "B", 1))), org.assertj.core.groups.Tuple.tuple("SH", new TreeMap<>(Map.of("A", 1))));
        assertThat(plan.missing()).isEmpty();
        assertThat(plan.whole()).isFalse();
    }

    @Test
    void what_nobody_has_is_missing() {
        assertThat(plan(Map.of("A", 3), Map.of("SH", Map.of("A", 1))).missing()).isEqualTo(Map.of("A", 2));
        assertThat(plan(Map.of("A", 3), Map.of()).portions()).isEmpty();
    }

    @Property(tries = 10_000)
    void needed_is_what_ships_and_what_is_missing_and_no_warehouse_ships_more_than_it_has(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 0, max = 9) Integer> needed, @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 9) Integer> has) {
        var wanted = new TreeMap<String, Integer>();
        for (int i = 0; i < needed.size(); i++) wanted.put("SKU" + i, needed.get(i));
        var available = new HashMap<String, Map<String, Integer>>();
        for (int i = 0; i < has.size(); i++) available.computeIfAbsent("W" + i % 4, w -> new HashMap<>()).put("SKU" + i / 4, has.get(i));
        var plan = plan(wanted, available);
        var sum = new TreeMap<>(plan.missing());
        for (var portion : plan.portions()) {
            assertThat(portion.units()).isNotEmpty();
            portion.units().forEach((sku, units) -> {
                assertThat(units).isLessThanOrEqualTo(available.get(portion.warehouse()).get(sku));
                sum.merge(sku, units, Integer::sum);
            });
        }
        wanted.values().removeIf(units -> units == 0);
        assertThat(sum).isEqualTo(wanted);
        plan.missing().keySet().forEach(sku -> {
            int shipped = plan.portions().stream().mapToInt(p -> p.units().getOrDefault(sku, 0)).sum();
            assertThat(shipped).as("all there is").isEqualTo(available.values().stream().mapToInt(w -> w.getOrDefault(sku, 0)).sum());
        });
    }
}
