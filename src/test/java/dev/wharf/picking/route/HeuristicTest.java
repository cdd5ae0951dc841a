package dev.wharf.picking.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HeuristicTest {
    @Provide
    Arbitrary<RandomSites.Site> sites() {
        return Arbitraries.randomValue(random -> RandomSites.site(random, 25));
    }

    @Property(tries = 5_000)
    void each_rule_visits_every_pick_once_along_aisles(@ForAll("sites") RandomSites.Site site) {
        for (var rule : Heuristic.values()) {
            var route = rule.walk(site.layout(), site.spots());
            assertThat(route.exact()).isFalse();
            assertThat(route.order()).containsExactlyInAnyOrderElementsOf(IntStream.range(0, site.spots().size()).boxed().toList());
            assertThat(ExactTourTest.drawn(site.layout(), route.walk())).isEqualTo(route.centimetres());
        }
    }

    /** Three aisles 10 apart, a block of 100; picks at 20 and 80 of the first, 30 of the second, 10 and 90 of the third. */
    @Test
    void one_block() {
        var layout = new Layout(List.of(0, 10, 20), List.of(0, 100), List.of(new Block(9, 10, 10)), new Depot(0, 0));
        var spots = List.of(layout.spot(0, 0, 1), layout.spot(0, 0, 7), layout.spot(1, 0, 2), layout.spot(2, 0, 0), layout.spot(2, 0, 8));
        assertThat(Heuristic.S_SHAPE.walk(layout, spots).centimetres()).isEqualTo(100 + 100 + 180 + 40);
        assertThat(Heuristic.RETURN.walk(layout, spots).centimetres()).isEqualTo(160 + 60 + 180 + 40);
        assertThat(Heuristic.LARGEST_GAP.walk(layout, spots).centimetres()).isEqualTo(100 + 60 + 100 + 40);
        assertThat(Comparison.of(layout, spots)).isEqualTo(new Comparison(3.0, 4.2, 4.4, 3.0));
    }

    /** Two blocks of 100 with a pick in the far one's second aisle and one in the near one's first: up the first aisle, over, down the second. */
    @Test
    void two_blocks_are_taken_from_far_to_near() {
        var layout = new Layout(List.of(0, 10), List.of(0, 100, 200), List.of(new Block(9, 10, 10), new Block(9, 10, 10)), new Depot(0, 0));
        var spots = List.of(layout.spot(1, 1, 4), layout.spot(0, 0, 4));
        for (var rule : Heuristic.values()) {
            assertThat(rule.walk(layout, spots).centimetres()).isEqualTo(320);
            assertThat(rule.walk(layout, spots).order()).containsExactly(1, 0);
        }
    }
}
