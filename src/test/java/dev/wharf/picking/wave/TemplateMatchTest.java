package dev.wharf.picking.wave;

import static dev.wharf.picking.wave.Orders.NOW;
import static dev.wharf.picking.wave.Orders.due;
import static dev.wharf.picking.wave.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.picking.wave.Limits.Load;
import dev.wharf.picking.wave.Template.Conditions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both sides of each condition, and how orders are dealt out to templates. */
class TemplateMatchTest {
    private static final Limits CART = new Limits(4, null, null, null);

    private static Template template(String code, int min, int max, Conditions when) {
        return new Template(code, code, false, min, max, null, null, CART, when);
    }

    private static WaveSettings settings(Template... templates) {
        // 10:00 in China at NOW; SF collects at 11:00
        return new WaveSettings(true, 15, 60, 5, 2, WaveSettings.USUAL, Map.of("SF", "11:00"), List.of(templates));
    }

    private static Conditions when(List<String> carriers, Integer cutOff, List<String> zones, Boolean single, List<String> skus, Integer hot, Integer units, Long grams, Long cm3, Long from, Long to) {
        return new Conditions(carriers, cutOff, zones, single, skus, hot, units, grams, cm3, from, to);
    }

    private static PoolOrder big() {
        return Orders.of(1, Duration.ofDays(1), "YTO", Set.of("S", "T"), List.of("A-1-1", "B-1-1"), Set.of("A", "B"), 2, new Load(1, 3, 900, 5000), 20_000);
    }

    static Stream<Arguments> conditions() {
        var small = order(1);
        return Stream.of(
            Arguments.of("carrier", when(List.of("SF"), null, null, null, null, null, null, null, null, null, null), small, big()),
            Arguments.of("all in the zone", when(null, null, List.of("A"), null, null, null, null, null, null, null, null), small, big()),
            Arguments.of("single item", when(null, null, null, true, null, null, null, null, null, null, null), small, big()),
            Arguments.of("no single item", when(null, null, null, false, null, null, null, null, null, null, null), big(), small),
            Arguments.of("these goods only", when(null, null, null, null, List.of("S"), null, null, null, null, null, null), small, big()),
            Arguments.of("units", when(null, null, null, null, null, null, 2, null, null, null, null), small, big()),
            Arguments.of("weight, the limit itself", when(null, null, null, null, null, null, null, 100L, null, null, null), small, big()),
            Arguments.of("volume", when(null, null, null, null, null, null, null, null, 4999L, null, null), small, big()),
            Arguments.of("value from, the limit itself", when(null, null, null, null, null, null, null, null, null, 20_000L, null), big(), small),
            Arguments.of("value to, the limit itself", when(null, null, null, null, null, null, null, null, null, null, 1000L), small, big()),
            Arguments.of("collected within an hour", when(null, 60, null, null, null, null, null, null, null, null, null), small, big()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conditions")
    void a_condition_takes_one_and_leaves_the_other(String name, Conditions when, PoolOrder fits, PoolOrder not) {
        var match = new TemplateMatch(settings(template("T", 1, 10, when)), List.of(fits, not), NOW);
        assertThat(match.unwanted(List.of(fits))).as(name).isEmpty();
        assertThat(match.unwanted(List.of(not))).as(name).containsExactly(not);
    }

    @Test
    void a_collection_further_away_than_asked_is_not_near() {
        var near = when(null, 59, null, null, null, null, null, null, null, null, null);
        assertThat(new TemplateMatch(settings(template("T", 1, 10, near)), List.of(), NOW).unwanted(List.of(order(1)))).hasSize(1);
    }

    @Test
    void goods_are_hot_if_so_many_orders_want_them_and_nothing_else() {
        var hot = when(null, null, null, null, null, 3, null, null, null, null, null);
        var two = List.of(order(1), order(2));
        assertThat(new TemplateMatch(settings(template("T", 1, 10, hot)), two, NOW).groups(two)).isEmpty();
        var three = List.of(order(1), order(2), order(3));
        assertThat(new TemplateMatch(settings(template("T", 1, 10, hot)), three, NOW).groups(three)).singleElement().satisfies(g -> assertThat(g.orders()).hasSize(3));
        var mixed = Stream.concat(three.stream(), Stream.of(big())).toList();
        assertThat(new TemplateMatch(settings(template("T", 1, 10, hot)), mixed, NOW).unwanted(mixed)).containsExactly(big());
    }

    @Test
    void an_order_joins_the_first_template_it_fits_and_the_most_urgent_go_first() {
        var settings = settings(template("SINGLE", 1, 2, when(null, null, null, true, null, null, null, null, null, null, null)), template("ALL", 1, 10, Conditions.ANY));
        var pool = List.of(due(3, Duration.ofHours(9)), due(1, Duration.ofHours(5)), due(2, Duration.ofHours(7)), Orders.with(4, new Load(1, 2, 0, 0)));
        var groups = new TemplateMatch(settings, pool, NOW).groups(pool);
        assertThat(groups).extracting(g -> g.template().code() + g.orders().stream().map(o -> o.id().value()).toList()).containsExactly("SINGLE[1, 2]", "SINGLE[3]", "ALL[4]");
    }

    @Test
    void too_few_wait_on_and_limits_of_lines_and_units_start_another_wave() {
        var pool = LongStream.rangeClosed(1, 5).mapToObj(Orders::order).toList();
        assertThat(new TemplateMatch(settings(template("T", 6, 10, Conditions.ANY)), pool, NOW).groups(pool)).isEmpty();
        assertThat(new TemplateMatch(settings(template("T", 2, 2, Conditions.ANY)), pool, NOW).groups(pool)).as("the last one waits").hasSize(2);
        var byUnits = new Template("T", "T", false, 1, 10, null, 2, CART, Conditions.ANY);
        assertThat(new TemplateMatch(settings(byUnits), pool, NOW).groups(pool)).extracting(g -> g.orders().size()).containsExactly(2, 2, 1);
        var byLines = new Template("T", "T", false, 1, 10, 3, null, CART, Conditions.ANY);
        assertThat(new TemplateMatch(settings(byLines), pool, NOW).groups(pool)).extracting(g -> g.orders().size()).containsExactly(3, 2);
    }

    @Test
    void due_is_the_next_collection_if_that_is_sooner_and_urgent_counts_the_limit_itself() {
        var settings = settings(template("T", 1, 10, Conditions.ANY));
        var eleven = NOW.plus(Duration.ofHours(1));
        assertThat(settings.due(NOW.plus(Duration.ofDays(1)), "SF", NOW)).isEqualTo(eleven);
        assertThat(settings.due(NOW.plusSeconds(60), "SF", NOW)).isEqualTo(NOW.plusSeconds(60));
        assertThat(settings.due(NOW.plus(Duration.ofDays(2)), "SF", eleven.plusSeconds(1))).as("tomorrow").isEqualTo(eleven.plus(Duration.ofDays(1)));
        assertThat(settings.due(NOW.plusSeconds(60), "YTO", NOW)).isEqualTo(NOW.plusSeconds(60));
        assertThat(settings.urgent(eleven, NOW)).isTrue();
        assertThat(settings.urgent(eleven.plusSeconds(1), NOW)).isFalse();
    }
}
