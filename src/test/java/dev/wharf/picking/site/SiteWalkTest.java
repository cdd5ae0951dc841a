package dev.wharf.picking.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.picking.route.Point;
import dev.wharf.picking.site.Walk.How;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** Walks on the floor of the example and on one of measured ways. */
class SiteWalkTest {
    private final DrawnSite site = FloorPlanCheck.site(FloorPlanJson.read(text("floor-plan/example.json")));
    private final DrawnSite hall = FloorPlanCheck.site(FloorPlanJson.read(text("demo/floor-plan-GZ01.json")));

    private static String text(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Of the corners of a walk, along aisles and cross aisles. */
    private static long along(List<Point> path) {
        return IntStream.range(1, path.size()).mapToLong(i -> Math.abs(path.get(i).x() - path.get(i - 1).x()) + (long) Math.abs(path.get(i).y() - path.get(i - 1).y())).sum();
    }

    @Test
    void bins_come_in_the_shortest_order_and_those_that_are_not_on_the_plan_last_by_code() {
        var walk = site.walk(List.of("Z-10", "A-01-01-1", "F-01-01-1", "Z-9", "C-02-10-1", "a-01-01-2", "", "A-01-01-1"));
        assertThat(walk.bins()).hasSize(6).endsWith("Z-9", "Z-10");
        assertThat(walk.unknownBins()).containsExactly("Z-9", "Z-10");
        assertThat(walk.bins().indexOf("a-01-01-2") - walk.bins().indexOf("A-01-01-1")).isOne();
        assertThat(walk.how()).isEqualTo(How.EXACT);
        assertThat(walk.centimetres()).hasValue(along(walk.path()));
        assertThat(walk.path()).first().isEqualTo(new Point(750, 0)).isEqualTo(walk.path().get(walk.path().size() - 1));
    }

    @Test
    void the_rest_of_a_walk_begins_where_the_picker_stands_and_ends_at_the_depot() {
        // In front of A-02: the far end of the same aisle and F-02 lie on the way round
        var rest = site.walkOn("A-02-01-1", List.of("F-02-01-1", "A-02-10-1", "A-02-01-9"));
        assertThat(rest.bins()).containsExactly("A-02-01-9", "A-02-10-1", "F-02-01-1");
        assertThat(rest.how()).isEqualTo(How.EXACT);
        assertThat(rest.path()).first().isEqualTo(new Point(0, 1350));
        assertThat(rest.path()).last().isEqualTo(new Point(750, 0));
        assertThat(rest.centimetres()).hasValue(along(rest.path())).hasValue(1050 + 1500 + 1050 + 1350 + 750);
        // From a place nobody has drawn it begins at the depot
        assertThat(site.walkOn("ELSEWHERE", List.of("F-02-01-1"))).isEqualTo(site.walk(List.of("F-02-01-1")));
    }

    @Test
    void up_to_eleven_stops_no_order_is_shorter_and_beyond_that_it_says_so() {
        var random = new Random(7);
        for (int stops = 1; stops <= 7; stops++) {
            var bins = bins(random, stops);
            var rest = site.walkOn("C-01-05-1", bins);
            assertThat(rest.centimetres().orElseThrow()).as(bins.toString()).isEqualTo(shortest("C-01-05-1", bins));
        }
        assertThat(site.walkOn("C-01-05-1", bins(random, 11)).how()).isEqualTo(How.EXACT);
        var many = bins(random, 30);
        var searched = site.walkOn("C-01-05-1", many);
        assertThat(searched.how()).isEqualTo(How.SEARCHED);
        assertThat(searched.bins()).containsExactlyInAnyOrderElementsOf(many);
        assertThat(searched.centimetres()).hasValue(along(searched.path()));
        // Not far from the round trip, which is exact: the two differ by the way from the depot to the start at most
        long round = site.walk(union("C-01-05-1", many)).centimetres().orElseThrow();
        assertThat(searched.centimetres().getAsLong()).isBetween(round - 1250, round);
    }

    @Test
    void few_stops_and_many_are_planned_in_two_ways_and_both_are_the_shortest() {
        var random = new Random(11);
        for (int i = 0; i < 60; i++) {
            var bins = bins(random, 1 + i % 15);
            var walk = site.walk(bins);
            assertThat(walk.how()).isEqualTo(How.EXACT);
            // Of the two ways round, the one that begins with the lower code
            assertThat(new BinOrder().compare(walk.bins().get(0), walk.bins().get(walk.bins().size() - 1))).isNotPositive();
            assertThat(walk.centimetres()).as(bins.toString()).hasValue(along(walk.path())).hasValue(site.lengths(bins).of(IntStream.range(0, bins.size()).toArray(), bins.size()));
            assertThat(walk.path()).first().isEqualTo(new Point(750, 0)).isEqualTo(walk.path().get(walk.path().size() - 1));
        }
    }

    @Test
    void on_a_floor_of_very_many_blocks_many_stops_are_searched_and_the_walk_says_so() {
        var cross = IntStream.rangeClosed(0, 8).mapToObj(k -> Integer.toString(k * 500)).toList();
        var tall = FloorPlanCheck.site(FloorPlanJson.read("{\"rectangular\": {\"aisleX\": [0, 300, 600, 900], \"crossAisleY\": " + cross + ", \"blocks\": "
            + Collections.nCopies(8, "{\"bins\": 3, \"firstBinOffset\": 100, \"binPitch\": 100}") + ", \"depot\": {\"x\": 0, \"crossAisle\": 0}, \"patterns\": [\"{aisle:A-D}{bay:1-24}\"]}}"));
        var table = new ArrayList<String>();
        for (char aisle = 'A'; aisle <= 'D'; aisle++) for (int bay = 1; bay <= 24; bay += 6) table.add(aisle + "" + bay);
        assertThat(tall.walk(table.subList(0, 11)).how()).isEqualTo(How.EXACT);
        var walk = tall.walk(table);
        assertThat(walk.how()).isEqualTo(How.SEARCHED);
        assertThat(walk.centimetres()).hasValue(along(walk.path())).hasValue(tall.lengths(table).of(IntStream.range(0, 16).toArray(), 16));
    }

    private static List<String> union(String one, List<String> others) {
        var all = new ArrayList<>(others);
        all.add(one);
        return all;
    }

    private static List<String> bins(Random random, int stops) {
        var all = new ArrayList<String>();
        for (char aisle = 'A'; aisle <= 'F'; aisle++) for (int block = 1; block <= 2; block++) for (int bay = 1; bay <= 10; bay++) all.add("%c-%02d-%02d-1".formatted(aisle, block, bay));
        Collections.shuffle(all, random);
        return all.subList(0, stops);
    }

    private long shortest(String from, List<String> bins) {
        if (bins.isEmpty()) return site.walkOn(from, List.of()).centimetres().orElseThrow();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < bins.size(); i++) {
            var others = new ArrayList<>(bins);
            var next = others.remove(i);
            long there = site.walkOn(from, List.of(next)).centimetres().orElseThrow() - site.walkOn(next, List.of()).centimetres().orElseThrow();
            best = Math.min(best, there + shortest(next, others));
        }
        return best;
    }

    @Test
    void lengths_are_those_of_the_walks_and_bins_that_are_not_on_the_plan_cost_nothing() {
        for (var floor : List.of(site, hall)) {
            var table = List.of("A-01-01-1", "NOWHERE", "B-02-01-3", "C-01-01-2", "A-02-01-2");
            var lengths = floor.lengths(table);
            assertThat(lengths.of(new int[] {0, 1, 2, 3, 2}, 5)).isEqualTo((int) floor.walk(List.of("A-01-01-1", "B-02-01-3", "C-01-01-2")).centimetres().orElseThrow());
            assertThat(lengths.of(new int[] {4, 0}, 1)).isEqualTo((int) floor.walk(List.of("A-02-01-2")).centimetres().orElseThrow());
            assertThat(lengths.of(new int[] {1}, 1)).isZero();
        }
        assertThat(new UnknownSite().lengths(List.of("A")).of(new int[] {0}, 1)).isZero();
    }

    @Test
    void measured_ways_are_walked_as_measured() {
        // To the loft it is 400 + 700 to the gate, 671 to the stair and 900 up, there and back
        var walk = hall.walk(List.of("C-01-01-2"));
        assertThat(walk.centimetres()).hasValue(2 * (400 + 700 + 671 + 900));
        assertThat(walk.path()).hasSize(9);
        assertThat(hall.zone("C-01-01-2")).contains("LOFT");
        assertThat(hall.comparison(List.of("C-01-01-2"))).isEmpty();
        assertThat(hall.walkOn("B-01-01-1", List.of("B-02-01-3", "A-01-01-1")).bins()).containsExactly("B-02-01-3", "A-01-01-1");
    }

    @Test
    void without_a_plan_bins_go_by_their_codes_and_nobody_knows_metres() {
        var walk = new UnknownSite().walk(List.of("B-10", "B-9", "A-1", "b-9"));
        assertThat(walk.bins()).hasSize(3).first().isEqualTo("A-1");
        assertThat(walk.bins()).last().isEqualTo("B-10");
        assertThat(walk.how()).isEqualTo(How.BY_CODE);
        assertThat(walk.centimetres()).isEmpty();
        assertThat(walk.unknownBins()).isEqualTo(walk.bins());
    }
}
