package dev.wharf.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillment.Line;
import dev.wharf.order.Handling;
import dev.wharf.order.Region;
import dev.wharf.order.Stage;
import dev.wharf.review.rule.Params;
import dev.wharf.review.rule.Sourced;
import dev.wharf.review.rule.StockRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WholeGoodsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** Three kits of two A and one B, and two more A. */
    private final Fulfillment order = new Fulfillment(new FulfillmentId(1), 1, "S", Stage.REVIEW, "", Region.UNKNOWN, Handling.PLAIN, NOON, NOON, NOON, null, "", 0, List.of(
        new Line(10, 1, "1", "A", 3, 100, false, "KIT", 1), new Line(11, 1, "1", "A", 3, 101, false, "KIT", 1), new Line(12, 1, "1", "B", 3, 50, false, "KIT", 1),
        new Line(13, 1, "2", "A", 2, 120)));

    private Sourced plan(Map<String, Map<String, Integer>> available) {
        var stock = new TreeMap<String, SortedMap<String, Integer>>();
        available.forEach((warehouse, units) -> stock.put(warehouse, new TreeMap<>(units)));
        var in = new StockRule.Inputs(order.units(), WholeGoods.kits(order), "", stock, new TreeMap<>(), "", List.of(), new TreeMap<>(), new TreeMap<>(), false, false);
        return StockRule.choose(in, Params.of(new StockRule().spec()));
    }

    private Map<String, Map<Long, Integer>> spread(Map<String, Map<String, Integer>> available) {
        return WholeGoods.spread(order, plan(available));
    }

    @Test
    void one_warehouse_that_has_all_ships_all() {
        assertThat(plan(Map.of("X", Map.of("A", 8, "B", 3))).whole()).isTrue();
        assertThat(spread(Map.of("X", Map.of("A", 8, "B", 3)))).isEqualTo(Map.of("X", Map.of(10L, 3, 11L, 3, 12L, 3, 13L, 2), "", Map.of()));
    }

    @Test
    void kits_are_never_divided_between_warehouses() {
        // X has goods for two kits and two loose A, Y for one kit
        assertThat(spread(Map.of("X", Map.of("A", 6, "B", 2), "Y", Map.of("A", 3, "B", 9)))).isEqualTo(Map.of("X", Map.of(10L, 2, 11L, 2, 12L, 2, 13L, 2),
            "Y", Map.of(10L, 1, 11L, 1, 12L, 1), "", Map.of()));
        // A here and B there is no kit anywhere, though every unit is in stock
        assertThat(spread(Map.of("X", Map.of("A", 100), "Y", Map.of("B", 100)))).isEqualTo(Map.of("X", Map.of(13L, 2), "", Map.of(10L, 3, 11L, 3, 12L, 3)));
    }

    @Test
    void what_is_missing_is_missing_in_whole_kits() {
        // Five A and one B make one kit and two loose ones; the fifth A helps nobody
        assertThat(spread(Map.of("X", Map.of("A", 5, "B", 1)))).isEqualTo(Map.of("X", Map.of(10L, 1, 11L, 1, 12L, 1, 13L, 2), "", Map.of(10L, 2, 11L, 2, 12L, 2)));
    }
}
