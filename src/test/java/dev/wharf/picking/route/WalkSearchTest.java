package dev.wharf.picking.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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

class WalkSearchTest {
    /** Up to seven picks; there and back differ in every second matrix. */
    @Provide
    Arbitrary<DistanceMatrix> matrices() {
        return Arbitraries.randomValue(random -> {
            int stops = 1 + random.nextInt(8);
            boolean symmetric = random.nextBoolean();
            var centimetres = new int[stops][stops];
            for (int from = 0; from < stops; from++) {
                for (int to = 0; to < stops; to++) {
                    if (from != to) centimetres[from][to] = symmetric && to < from ? centimetres[to][from] : random.nextInt(50);
                }
            }
            return new DistanceMatrix(centimetres);
        });
    }

    @Property(tries = 2_000)
    void few_picks_come_out_at_the_optimum_but_are_not_called_exact(@ForAll("matrices") DistanceMatrix distances) {
        var walk = WalkSearch.of(distances, 3_000, 1);
        assertThat(walk.exact()).isFalse();
        assertThat(walk.order()).containsExactlyInAnyOrderElementsOf(IntStream.range(0, distances.picks()).boxed().toList());
        assertThat(walk.centimetres()).isEqualTo(distances.tour(walk.order().stream().mapToInt(pick -> pick + 1).toArray()));
        assertThat(walk.centimetres()).isEqualTo(shortest(distances, 0, 0));
    }

    private static int shortest(DistanceMatrix distances, int visited, int at) {
        if (Integer.bitCount(visited) == distances.picks()) return distances.walk(at, 0);
        int best = Integer.MAX_VALUE;
        for (int next = 1; next <= distances.picks(); next++) {
            if ((visited >> next & 1) == 0) best = Math.min(best, distances.walk(at, next) + shortest(distances, visited | 1 << next, next));
        }
        return best;
    }

    @Test
    void a_rectangular_site_walked_by_distances_alone_is_within_two_percent_of_the_shortest_walk() {
        var random = new Random(3);
        var layout = RandomSites.regular(3, 12, 20);
        var spots = IntStream.range(0, 40).mapToObj(any -> RandomSites.spot(layout, random)).toList();
        var distances = DistanceMatrix.of(layout, spots);
        var searched = WalkSearch.of(distances, 300, 7);
        assertThat(searched).isEqualTo(WalkSearch.of(distances, 300, 7));
        int shortest = ExactTour.of(layout, spots).centimetres();
        assertThat(searched.centimetres()).isBetween(shortest, shortest + shortest / 50);
    }

    /** Depot 0 – 1 – 2 in a row, and back from 2 to the depot only over a one-way ramp. */
    private static final List<WayGraph.Way> RAMP = List.of(new WayGraph.Way(0, 1, 10, false), new WayGraph.Way(1, 2, 10, true), new WayGraph.Way(2, 0, 5, true), new WayGraph.Way(0, 2, 100, true));

    @Test
    void way_points_give_the_shortest_ways_and_one_way_aisles_stay_one_way() {
        var distances = new WayGraph(3, RAMP).distances(0, List.of(2, 1, 1));
        assertThat(distances.walk(0, 1)).isEqualTo(20);
        assertThat(distances.walk(1, 0)).isEqualTo(5);
        assertThat(distances.walk(1, 2)).isEqualTo(15);
        assertThat(distances.walk(2, 3)).isZero();
        var walk = WalkSearch.of(distances, 10, 1);
        assertThat(walk.centimetres()).isEqualTo(25);
        assertThat(walk.order()).endsWith(0);
        assertThat(WalkSearch.of(new WayGraph(1, List.of()).distances(0, List.of()), 10, 1)).isEqualTo(new SearchedWalk(List.of(), 0));
    }

    @Test
    void ways_and_distances_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new WayGraph(2, RAMP)).hasMessage("There is no way point 2; there are 2, the first is 0.");
        assertThatThrownBy(() -> new WayGraph(2, List.of(new WayGraph.Way(0, 1, -1, false)))).hasMessage("The way from 0 to 1 is 0 cm or longer, not -1.");
        assertThatThrownBy(() -> new WayGraph(2, List.of(new WayGraph.Way(0, 1, 1, true))).distances(0, List.of(1))).hasMessage("There is no way from way point 1 to 0.");
        assertThatThrownBy(() -> new DistanceMatrix(new int[0][])).hasMessage("The matrix needs a row for the depot.");
        assertThatThrownBy(() -> new DistanceMatrix(new int[][] {{0, 1}, {1}})).hasMessage("Row 1 has 1 distances; it needs 2, one to each stop.");
        assertThatThrownBy(() -> new DistanceMatrix(new int[][] {{0, -1}, {1, 0}})).hasMessage("From 0 to 1 it is 0 to 10000000 cm, not -1.");
        assertThatThrownBy(() -> new DistanceMatrix(new int[][] {{1}})).hasMessage("From 0 to itself it is 0 cm, not 1.");
        assertThatThrownBy(() -> WalkSearch.of(new DistanceMatrix(new int[][] {{0}}), -1, 1)).hasMessage("A search makes 0 attempts or more, not -1.");
    }

    @Test
    void a_page_can_tell_proven_from_searched() {
        var layout = RandomSites.regular(1, 1, 1);
        List<Walk> walks = new ArrayList<>(List.of(ExactTour.of(layout, List.of(layout.spot(0, 0, 0))), new SearchedWalk(List.of(0), 200)));
        assertThat(walks).extracting(Walk::exact, Walk::centimetres).containsExactly(tuple(true, 200), tuple(false, 200));
    }
}
