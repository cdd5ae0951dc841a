package dev.wharf.picking.wave;

import static dev.wharf.picking.wave.Orders.NOW;
import static dev.wharf.picking.wave.Orders.due;
import static dev.wharf.picking.wave.Orders.from;
import static dev.wharf.picking.wave.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.common.FulfillmentId;
import dev.wharf.picking.site.Site;
import dev.wharf.picking.site.TestFloor;
import dev.wharf.picking.wave.Limits.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What a plan says, and what holds for every way of filling carts. */
class PlanTest {
    private static final Site FLOOR = TestFloor.site();
    private static final Limits TWO = new Limits(2, null, null, null);

    private static Terms terms(Limits cart, int pickers) {
        return new Terms(cart, new Pace(100, 10, 3), pickers, 1);
    }

    private static FulfillmentId id(long number) {
        return new FulfillmentId(number);
    }

    @Test
    void seconds_are_walk_and_lines_and_units() {
        assertThat(new Pace(100, 10, 3).seconds(10_000, 4, 7)).isEqualTo(100 + 40 + 21);
        assertThat(new Pace(100, 10, 3).seconds(1, 0, 0)).as("begun seconds count").isOne();
    }

    @Test
    void limits_hold_up_to_the_limit_itself() {
        var limits = new Limits(2, 5, 1000L, 2000L);
        assertThat(limits.hold(new Load(2, 5, 1000, 2000))).isTrue();
        for (var over : List.of(new Load(3, 5, 1000, 2000), new Load(2, 6, 1000, 2000), new Load(2, 5, 1001, 2000), new Load(2, 5, 1000, 2001))) assertThat(limits.hold(over)).isFalse();
        assertThat(new Limits(null, null, null, null).hold(new Load(99, 99, 99, 99))).isTrue();
    }

    @Test
    void an_order_is_at_risk_if_its_cart_comes_back_after_it_is_due() {
        // Each cart: A-1-1 is 100 cm away, 2 s and 10 s and 3 s
        var carts = List.of(List.of(due(1, Duration.ofSeconds(100))), List.of(due(2, Duration.ofSeconds(29))), List.of(due(3, Duration.ofSeconds(15))));
        assertThat(Plan.of(carts, terms(TWO, 1), FLOOR, NOW).atRisk()).as("the most urgent first: back after 15, 30, 45 s").containsExactly(id(2));
        assertThat(Plan.of(carts, terms(TWO, 2), FLOOR, NOW).atRisk()).as("two at once").isEmpty();
        assertThat(Plan.of(carts, terms(TWO, 1), FLOOR, NOW).figures()).isEqualTo(new Figures(600, 45, 1));
    }

    @Test
    void places_on_a_cart_go_by_urgency_and_one_above_a_limit_is_told() {
        var plan = Plan.of(List.of(List.of(due(1, Duration.ofHours(5)), due(2, Duration.ofHours(4)))), terms(TWO, 1), FLOOR, NOW);
        assertThat(plan.carts().get(0).orders()).extracting(PoolOrder::id).containsExactly(id(2), id(1));
        assertThat(plan.carts().get(0).oversize()).isFalse();
        assertThat(Plan.of(List.of(List.of(order(1), order(2), order(3))), terms(TWO, 1), FLOOR, NOW).carts().get(0).oversize()).isTrue();
    }

    @Test
    void first_come_begins_a_new_cart_with_the_first_that_does_not_fit() {
        var weights = List.of(Orders.with(1, new Load(1, 1, 600, 0)), Orders.with(2, new Load(1, 1, 500, 0)), Orders.with(3, new Load(1, 1, 400, 0)));
        assertThat(FirstCome.fill(weights, new Limits(null, null, 1000L, null))).extracting(cart -> cart.stream().map(o -> o.id().value()).toList()).containsExactly(List.of(1L), List.of(2L, 3L));
    }

    @Test
    void carts_walk_less_than_in_the_order_of_arrival() {
        var orders = List.of(from(1, "A-1-9"), from(2, "D-2-9"), from(3, "A-1-8"), from(4, "D-2-8"));
        var walked = Plan.of(new FillByWalk().fill(orders, terms(TWO, 1), FLOOR), terms(TWO, 1), FLOOR, NOW).figures().centimetres();
        var arrival = Plan.of(FirstCome.fill(orders, TWO), terms(TWO, 1), FLOOR, NOW).figures().centimetres();
        assertThat(walked).isLessThan(arrival);
        assertThat(Plan.of(LeastAdded.fill(orders, TWO, FLOOR), terms(TWO, 1), FLOOR, NOW).figures().centimetres()).isEqualTo(walked);
    }

    @Test
    void goods_that_are_not_on_the_plan_go_where_there_is_room() {
        var orders = List.of(from(1, "A-1-9"), from(2, "NOWHERE"), from(3, "D-2-8"), from(4));
        assertThat(new FillByWalk().fill(orders, terms(TWO, 1), FLOOR).stream().flatMap(List::stream).map(PoolOrder::id)).containsExactlyInAnyOrder(id(1), id(2), id(3), id(4));
    }

    @Provide
    Arbitrary<List<PoolOrder>> orders() {
        var bins = Arbitraries.of("A-1-1", "A-2-9", "B-1-5", "C-2-2", "D-1-9", "D-2-9", "NOWHERE").list().ofMinSize(0).ofMaxSize(4);
        var loads = Combinators.combine(Arbitraries.integers().between(1, 9), Arbitraries.longs().between(0, 900)).as((units, grams) -> new Load(1, units, grams, grams * 2));
        return Combinators.combine(bins, loads).as((b, load) -> Orders.of(1, Duration.ofDays(1), "SF", java.util.Set.of("S"), b, java.util.Set.of("A"), 1, load, 1000)).list().ofMaxSize(12)
            .map(some -> {
                var numbered = new ArrayList<PoolOrder>();
                some.forEach(o -> numbered.add(Orders.of(numbered.size() + 1, Duration.ofDays(1), o.carrier(), o.skus(), o.bins(), o.zones(), o.lines(), o.load(), o.valueMinor())));
                return numbered;
            });
    }

    @Property(tries = 60)
    void every_order_is_on_one_cart_and_limits_hold(@ForAll("orders") List<PoolOrder> orders) {
        var limits = new Limits(3, 12, 1500L, null);
        var ways = Stream.of(FirstCome.fill(orders, limits), LeastAdded.fill(orders, limits, FLOOR), new FillByWalk().fill(orders, terms(limits, 1), FLOOR)).toList();
        for (var carts : ways) {
            var ids = new ArrayList<>(carts.stream().flatMap(List::stream).map(PoolOrder::id).toList());
            Collections.sort(ids);
            assertThat(ids).isEqualTo(orders.stream().map(PoolOrder::id).toList());
            for (var cart : carts) assertThat(cart.size() == 1 || limits.hold(cart.stream().map(PoolOrder::load).reduce(Load.NONE, Load::plus))).isTrue();
        }
    }
}
