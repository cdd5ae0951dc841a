package dev.wharf.picking.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.picking.route.Block;
import dev.wharf.picking.route.Depot;
import dev.wharf.picking.route.Layout;
import dev.wharf.picking.route.Spot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavePlannerTest {
    private static final Layout SITE = new Layout(List.of(0, 300, 600), List.of(0, 1100), List.of(new Block(10, 100, 100)), new Depot(0, 0));

    @Provide
    Arbitrary<Wave> tinyWaves() {
        return Arbitraries.randomValue(random -> RandomWaves.wave(random, 7));
    }

    @Provide
    Arbitrary<Wave> waves() {
        return Arbitraries.randomValue(random -> RandomWaves.wave(random, 30));
    }

    @Property(tries = 300)
    void no_other_way_to_fill_the_carts_is_shorter(@ForAll("tinyWaves") Wave wave) {
        assertThat(WavePlanner.plan(wave, Effort.steps(20_000), 1).centimetres()).isEqualTo(EveryPartition.shortest(wave));
    }

    @Property(tries = 500)
    void every_order_is_on_one_cart_that_holds_it_and_the_walks_are_never_longer_than_first_come_first_served(@ForAll("waves") Wave wave) {
        var plan = WavePlanner.plan(wave, Effort.steps(2_000), 1);
        holds(wave, plan.carts(), plan.oversize());
        holds(wave, plan.firstCome(), plan.oversize());
        assertThat(plan.oversize()).containsExactlyElementsOf(wave.orders().stream().filter(order -> !EveryPartition.fits(wave.cart(), List.of(order))).map(WaveOrder::id).toList());
        assertThat(plan.centimetres()).isLessThanOrEqualTo(plan.firstComeCentimetres());
    }

    private static void holds(Wave wave, List<Cart> carts, List<String> oversize) {
        Map<String, WaveOrder> byId = wave.orders().stream().collect(Collectors.toMap(WaveOrder::id, Function.identity()));
        assertThat(carts.stream().flatMap(cart -> cart.orders().stream())).containsExactlyInAnyOrderElementsOf(byId.keySet());
        for (var cart : carts) {
            var orders = cart.orders().stream().map(byId::get).toList();
            if (orders.size() > 1 || !oversize.contains(cart.orders().get(0))) assertThat(EveryPartition.fits(wave.cart(), orders)).isTrue();
            assertThat(cart.centimetres()).isEqualTo(EveryPartition.centimetres(wave, orders));
        }
    }

    @Property(tries = 100)
    void the_same_seed_and_steps_give_the_same_plan(@ForAll("waves") Wave wave) {
        assertThat(WavePlanner.plan(wave, Effort.steps(3_000), 9)).isEqualTo(WavePlanner.plan(wave, Effort.steps(3_000), 9));
    }

    @Test
    void another_seed_goes_another_way() {
        var wave = new Wave(SITE, Stream.iterate(0, i -> i + 1).limit(60).map(i -> order("o" + i, i * 7 % 3, i * 3 % 10)).toList(), CartLimits.orders(4));
        assertThat(WavePlanner.plan(wave, Effort.steps(300), 1).carts()).isNotEqualTo(WavePlanner.plan(wave, Effort.steps(300), 2).carts());
    }

    /** Two orders of 4 units, 400 g and 4000 cm³ each, in one aisle: together on a cart if it holds both, and only then. */
    @ParameterizedTest
    @CsvSource({",,,,1", "2,,,,1", "1,,,,2", ",8,,,1", ",7,,,2", ",,800,,1", ",,799,,2", ",,,8000,1", ",,,7999,2", "2,8,800,8000,1", "2,8,800,7999,2"})
    void both_sides_of_every_limit(Integer orders, Integer units, Long weightG, Long volumeCm3, int carts) {
        var wave = new Wave(SITE, List.of(new WaveOrder("a", List.of(new Spot(1, 300)), 4, 400, 4000), new WaveOrder("b", List.of(new Spot(1, 500)), 4, 400, 4000)),
            new CartLimits(orders, units, weightG, volumeCm3));
        var plan = WavePlanner.plan(wave, Effort.steps(100), 1);
        assertThat(plan.carts()).hasSize(carts);
        assertThat(plan.centimetres()).isEqualTo(carts == 1 ? 2 * (300 + 500) : 2 * (300 + 300) + 2 * (300 + 500));
        assertThat(plan.oversize()).isEmpty();
    }

    @Test
    void an_order_too_large_for_a_cart_goes_alone_and_is_named() {
        var large = new WaveOrder("large", List.of(new Spot(1, 400)), 9, 0, 0);
        var wave = new Wave(SITE, List.of(order("a", 1, 2), large, order("b", 1, 4)), new CartLimits(null, 8, null, null));
        var plan = WavePlanner.plan(wave, Effort.steps(100), 1);
        assertThat(plan.oversize()).containsExactly("large");
        assertThat(plan.carts()).containsExactly(new Cart(List.of("a", "b"), 1600), new Cart(List.of("large"), 1400));
        var alone = WavePlanner.plan(new Wave(SITE, List.of(large), wave.cart()), Effort.steps(100), 1);
        assertThat(alone.carts()).containsExactly(new Cart(List.of("large"), 1400));
    }

    /** Near and far orders come in turn; each aisle is a cart. */
    @Test
    void the_plan_stands_beside_first_come_first_served() {
        List<WaveOrder> orders = new ArrayList<>();
        for (int i = 0; i < 4; i++) orders.add(order("o" + i, i % 2 * 2, 9));
        var plan = WavePlanner.plan(new Wave(SITE, orders, CartLimits.orders(2)), Effort.steps(5_000), 1);
        assertThat(plan.firstCome()).containsExactly(new Cart(List.of("o0", "o1"), 3400), new Cart(List.of("o2", "o3"), 3400));
        assertThat(plan.carts()).containsExactly(new Cart(List.of("o0", "o2"), 2000), new Cart(List.of("o1", "o3"), 3200));
    }

    @Test
    void time_ends_the_search() {
        var clock = new AtomicLong();
        var wave = new Wave(SITE, Stream.iterate(0, i -> i + 1).limit(40).map(i -> order("o" + i, i % 3, i % 10)).toList(), CartLimits.orders(4));
        var plan = WavePlanner.plan(wave, Effort.of(Duration.ofNanos(10), clock::getAndIncrement), 1);
        assertThat(plan.steps()).isEqualTo(9 * 128);
    }

    @Test
    void a_wave_without_orders_needs_no_cart() {
        assertThat(WavePlanner.plan(new Wave(SITE, List.of(), CartLimits.orders(1)), Effort.steps(1), 1).carts()).isEmpty();
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> CartLimits.orders(0)).hasMessage("maxOrders of a cart must be 1 or more, or missing for no limit, not 0.");
        assertThatThrownBy(() -> new WaveOrder("a", List.of(), 1, 0, 0)).hasMessage("Order a has no spot to pick from.");
        assertThatThrownBy(() -> new WaveOrder(" ", List.of(new Spot(0, 0)), 1, 0, 0)).hasMessage("An order of a wave needs an id.");
        assertThatThrownBy(() -> new WaveOrder("a", List.of(new Spot(0, 0)), -1, 0, 0)).hasMessage("Order a has units, weight or volume below zero.");
        assertThatThrownBy(() -> new Wave(SITE, List.of(order("a", 0, 0), order("a", 1, 1)), CartLimits.orders(1))).hasMessage("Order a is in the wave twice.");
        assertThatThrownBy(() -> Effort.steps(0)).hasMessage("The effort for a wave must be above zero.");
    }

    private static WaveOrder order(String id, int aisle, int bin) {
        return new WaveOrder(id, List.of(SITE.spot(aisle, 0, bin)), 1, 0, 0);
    }
}
