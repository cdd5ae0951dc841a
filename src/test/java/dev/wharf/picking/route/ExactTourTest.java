package dev.wharf.picking.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactTourTest {
    @Provide
    Arbitrary<RandomSites.Site> fewPicks() {
        return Arbitraries.randomValue(random -> RandomSites.site(random, 8));
    }

    @Provide
    Arbitrary<RandomSites.Site> manyPicks() {
        return Arbitraries.randomValue(random -> RandomSites.site(random, 25));
    }

    @Property(tries = 10_000)
    void no_order_of_the_picks_is_shorter(@ForAll("fewPicks") RandomSites.Site site) {
        assertThat(ExactTour.of(site.layout(), site.spots()).centimetres()).isEqualTo(EveryOrder.shortest(site.layout(), site.spots()));
    }

    @Property(tries = 10_000)
    void it_visits_every_pick_once_and_starts_and_ends_at_the_depot(@ForAll("manyPicks") RandomSites.Site site) {
        var route = ExactTour.of(site.layout(), site.spots());
        assertThat(route.exact()).isTrue();
        assertThat(route.order()).containsExactlyInAnyOrderElementsOf(IntStream.range(0, site.spots().size()).boxed().toList());
        assertThat(site.layout().tour(route.order().stream().map(site.spots()::get).toList())).isEqualTo(route.centimetres());
        if (site.spots().isEmpty()) return;
        var depot = new Point(site.layout().depot().x(), site.layout().crossAisleY().get(site.layout().depot().crossAisle()));
        assertThat(route.walk()).startsWith(depot).endsWith(depot);
        assertThat(drawn(site.layout(), route.walk())).isEqualTo(route.centimetres());
    }

    @Property(tries = 10_000)
    void no_rule_of_pickers_is_shorter(@ForAll("manyPicks") RandomSites.Site site) {
        int shortest = ExactTour.of(site.layout(), site.spots()).centimetres();
        for (var rule : Heuristic.values()) assertThat(rule.walk(site.layout(), site.spots()).centimetres()).isGreaterThanOrEqualTo(shortest);
    }

    @Property(tries = 10_000)
    void the_length_alone_is_the_same(@ForAll("manyPicks") RandomSites.Site site) {
        assertThat(new ExactWalkLength(site.layout(), site.spots()).of(site.numbers(), site.spots().size())).isEqualTo(ExactTour.of(site.layout(), site.spots()).centimetres());
    }

    /** Centimetres of a drawn walk; each step follows an aisle or a cross aisle. */
    static int drawn(Layout layout, List<Point> walk) {
        int sum = 0;
        for (int i = 1; i < walk.size(); i++) {
            var from = walk.get(i - 1);
            var to = walk.get(i);
            assertThat(from.x() == to.x() && layout.aisleX().contains(from.x()) || from.y() == to.y() && layout.crossAisleY().contains(from.y())).as("%s to %s", from, to).isTrue();
            sum += Math.abs(from.x() - to.x()) + Math.abs(from.y() - to.y());
        }
        return sum;
    }

    /** Above five blocks the classes are found on the way; the search by permutations knows no blocks. */
    @Test
    void sites_of_many_blocks_are_solved_too() {
        var random = new Random(5);
        for (int blocks = 5; blocks <= 8; blocks++) {
            for (int i = 0; i < 4; i++) {
                var site = RandomSites.site(random, 6, blocks);
                int shortest = EveryOrder.shortest(site.layout(), site.spots());
                assertThat(ExactTour.of(site.layout(), site.spots()).centimetres()).isEqualTo(shortest);
                assertThat(new ExactWalkLength(site.layout(), site.spots()).of(site.numbers(), site.spots().size())).isEqualTo(shortest);
            }
        }
    }

    /** Nine blocks, each with a pick: no proof is tried, and the answer says so. */
    @Test
    void a_walk_of_too_many_blocks_is_searched_and_says_so() {
        var layout = RandomSites.regular(9, 4, 5);
        var spots = IntStream.range(0, 9).mapToObj(block -> layout.spot(block % 4, block, block % 5)).toList();
        assertThat(Walks.best(layout, spots)).isInstanceOf(SearchedWalk.class);
        assertThat(Walks.best(layout, spots.subList(0, 3))).isEqualTo(ExactTour.of(layout, spots.subList(0, 3)));
        assertThat(Walks.best(layout, List.of())).isEqualTo(ExactTour.of(layout, List.of()));
    }

    /** Aisles at 0, 10 and 20, one block of 100 with bins at 10 to 90, depot at 0 unless said otherwise; picks are aisle.bin. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nothing to pick                                 |  0 |             |   0
        the nearest bin                                 |  0 | 0.0         |  20
        two goods in one bin                            |  0 | 0.0 0.0     |  20
        a dead end is walked to its last pick and back  |  0 | 0.1 0.3     |  80
        near picks of all aisles: from the front        |  0 | 0.0 1.0 2.0 | 100
        far picks of two aisles: around                 |  0 | 0.8 1.8     | 220
        through two aisles, the third from behind       |  0 | 0.8 1.0 1.8 2.8 | 260
        depot between two aisles, one pick to each side |  5 | 0.0 1.0     |  60
        depot outside of all aisles                     | 30 | 2.0         |  40
        """)
    void one_block(String what, int depotX, String picks, int centimetres) {
        var layout = new Layout(List.of(0, 10, 20), List.of(0, 100), List.of(new Block(9, 10, 10)), new Depot(depotX, 0));
        List<Spot> spots = new ArrayList<>();
        for (var pick : picks == null ? new String[0] : picks.split(" ")) spots.add(layout.spot(pick.charAt(0) - '0', 0, pick.charAt(2) - '0'));
        assertThat(ExactTour.of(layout, spots).centimetres()).as(what).isEqualTo(centimetres);
    }

    /** 6, 24 and 112 as Pansart, Catusse and Cambazard count them, without the classes "not begun" and "ended" where ours needs only the first. */
    @ParameterizedTest
    @CsvSource({"2, 6", "3, 24", "4, 112", "5, 568", "6, 3032"})
    void classes_of_partial_tours(int crossAisles, int classes) {
        assertThat(PartialTours.of(crossAisles).size()).isEqualTo(classes);
    }
}
