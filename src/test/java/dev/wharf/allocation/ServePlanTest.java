package dev.wharf.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.allocation.BackorderSettings.Policy;
import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.Supply;
import dev.wharf.order.GoodsQueue.WaitingOrder;
import dev.wharf.order.ShortageWishes.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ServePlanTest {
    private static final Instant DAY = Instant.parse("2026-11-23T00:00:00Z");

    private static WaitingOrder order(long id, String shop, String warehouse, String needs) {
        var units = new TreeMap<String, Integer>();
        for (var need : needs.split(" ")) units.put(need.substring(0, 1), Integer.parseInt(need.substring(1)));
        return new WaitingOrder(new FulfillmentId(10_000_000 + id), shop, warehouse, Set.of(), DAY, DAY, units);
    }

    private static WaitingOrder order(long id, String needs) {
        return order(id, "S", "", needs);
    }

    /** {@code W1 A3 B2, W2 A1} */
    private static Supply supply(String text) {
        var byWarehouse = new HashMap<String, Map<String, Integer>>();
        for (var warehouse : text.split(", ")) {
            var parts = warehouse.split(" ");
            var units = new HashMap<String, Integer>();
            Arrays.stream(parts).skip(1).forEach(p -> units.put(p.substring(0, 1), Integer.parseInt(p.substring(1))));
            byWarehouse.put(parts[0], units);
        }
        return Supply.of(byWarehouse);
    }

    private static List<Long> served(boolean strict, String supply, WaitingOrder... waiting) {
        var plan = new ServePlan(List.of("W1", "W2"), shop -> new Wish(shop.equals("PART"), shop.equals("ELSEWHERE")), strict);
        return plan.served(List.of(waiting), supply(supply)).stream().map(id -> id.value() - 10_000_000).toList();
    }

    @Test
    void only_as_many_are_woken_as_the_units_can_serve() {
        assertThat(served(false, "W1 A2", order(1, "A1"), order(2, "A1"), order(3, "A1"))).containsExactly(1L, 2L);
        assertThat(served(false, "W1 A2, W2 A1", order(1, "A1"), order(2, "A1"), order(3, "A1"))).containsExactly(1L, 2L, 3L);
        assertThat(served(false, "W1 A0", order(1, "A1"))).isEmpty();
    }

    @Test
    void an_order_leaves_one_warehouse_whole() {
        assertThat(served(false, "W1 A1, W2 A1", order(1, "A2"), order(2, "A1"))).containsExactly(2L);
        assertThat(served(false, "W1 A1, W2 B1", order(1, "A1 B1"))).isEmpty();
        assertThat(served(false, "W1 A1, W2 A2", order(1, "S", "W1", "A2"), order(2, "S", "W2", "A2"))).containsExactly(2L);
        assertThat(served(false, "W1 A1, W2 A2", order(1, "ELSEWHERE", "W1", "A2"))).containsExactly(1L);
    }

    @Test
    void a_big_one_that_cannot_be_served_blocks_only_if_the_house_says_so() {
        var waiting = new WaitingOrder[] {order(1, "A5 B1"), order(2, "A1"), order(3, "B1"), order(4, "C1")};
        assertThat(served(false, "W1 A3 B1 C1", waiting)).containsExactly(2L, 3L, 4L);
        // It lacks A; those behind it that need A wait with it, and what they lack then waits as well.
        assertThat(served(true, "W1 A3 B1 C1", waiting)).containsExactly(3L, 4L);
        assertThat(served(true, "W1 A3 B1 C1", order(1, "A5"), order(2, "A1 C1"), order(3, "C1"))).containsExactly(3L);
        assertThat(served(true, "W1 A1, W2 B1", order(1, "A1 B1"), order(2, "A1"), order(3, "B1"))).isEmpty();
    }

    @Test
    void a_shop_that_ships_or_cancels_parts_takes_what_there_is() {
        assertThat(served(false, "W1 A3", order(1, "PART", "", "A5"), order(2, "A1"))).containsExactly(1L);
        assertThat(served(false, "W1 A3", order(1, "PART", "W2", "A5"), order(2, "A1"))).containsExactly(2L);
    }

    @Test
    void the_policies_are_a_chain_and_the_number_has_the_last_word() {
        var a = new WaitingOrder(new FulfillmentId(10_000_001), "S", "", Set.of(), DAY.plusSeconds(9), DAY.plusSeconds(1), new TreeMap<>());
        var b = new WaitingOrder(new FulfillmentId(10_000_002), "S", "", Set.of("VIP", "X"), DAY.plusSeconds(9), DAY.plusSeconds(2), new TreeMap<>());
        var c = new WaitingOrder(new FulfillmentId(10_000_003), "S", "", Set.of(), DAY.plusSeconds(5), DAY.plusSeconds(3), new TreeMap<>());
        var d = new WaitingOrder(new FulfillmentId(10_000_004), "RICH", "", Set.of(), DAY.plusSeconds(9), DAY.plusSeconds(2), new TreeMap<>());
        assertThat(sorted(List.of(Policy.VIP, Policy.DEADLINE, Policy.PAID), a, b, c, d)).containsExactly(2L, 4L, 3L, 1L);
        assertThat(sorted(List.of(Policy.DEADLINE), a, b, c, d)).containsExactly(3L, 1L, 2L, 4L);
        assertThat(sorted(List.of(Policy.PAID, Policy.DEADLINE), a, b, c, d)).containsExactly(1L, 2L, 4L, 3L);
        assertThat(sorted(List.of(), d, c, b, a)).containsExactly(1L, 2L, 3L, 4L);
    }

    private static List<Long> sorted(List<Policy> policies, WaitingOrder... orders) {
        var shuffled = new ArrayList<>(List.of(orders));
        Collections.shuffle(shuffled, new Random(7));
        return new ServeOrder(policies, Set.of("RICH")).sorted(shuffled).stream().map(w -> w.id().value() - 10_000_000).toList();
    }

    /** Never one asleep that could be served: after the plan nobody left finds all it needs, and nobody was promised what is not there. */
    @Test
    void after_a_plan_nobody_left_could_be_served() {
        var random = new Random(42);
        for (int round = 0; round < 300; round++) {
            var waiting = new ArrayList<WaitingOrder>();
            for (int i = 0; i < 12; i++) {
                var needs = new StringBuilder("A" + (1 + random.nextInt(3)));
                if (random.nextBoolean()) needs.append(" B").append(1 + random.nextInt(3));
                waiting.add(order(i, "S", random.nextInt(4) == 0 ? "W2" : "", needs.toString()));
            }
            var supply = supply("W1 A%d B%d, W2 A%d B%d".formatted(random.nextInt(9), random.nextInt(5), random.nextInt(9), random.nextInt(5)));
            var served = new ServePlan(List.of("W1", "W2"), shop -> new Wish(false, false), false).served(waiting, supply);
            for (var order : waiting) {
                if (served.contains(order.id())) continue;
                for (var warehouse : order.warehouse().isEmpty() ? List.of("W1", "W2") : List.of(order.warehouse())) {
                    assertThat(order.needs().entrySet()).anyMatch(n -> supply.sellable("S", warehouse, n.getKey()) < n.getValue());
                }
            }
        }
    }
}
