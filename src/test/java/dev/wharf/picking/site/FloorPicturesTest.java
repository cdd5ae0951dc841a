package dev.wharf.picking.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.picking.route.Point;
import dev.wharf.picking.site.FloorPictures.Named;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FloorPicturesTest {
    /** Two aisles 4 m apart, one block of four bins on each side, the depot in front of the first. */
    private final DrawnSite site = FloorPlanCheck.site(FloorPlanJson.read("""
        {"rectangular": {"aisleX": [0, 400], "aisleNames": ["A", "B"], "crossAisleY": [0, 500], "blocks": [{"bins": 4, "firstBinOffset": 100, "binPitch": 100}],
          "depot": {"x": 0, "crossAisle": 0}, "patterns": ["{aisle:A-B}{side:LR}{bay:1-4}"], "zones": [{"name": "COLD", "aisles": [1]}]}}"""));

    @Test
    void draws_each_bin_in_its_zone_and_names_the_aisles() {
        var picture = FloorPictures.of(site, List.of()).orElseThrow();
        assertThat(picture.bins()).extracting(FloorPicture.Cells::zone).containsExactly("", "COLD");
        assertThat(picture.bins()).allSatisfy(cells -> assertThat(cells.path().chars().filter(c -> c == 'M').count()).isEqualTo(8));
        assertThat(picture.labels()).extracting(FloorPicture.Label::text).containsExactly("A", "B");
        assertThat(picture.ways()).hasSize(4);
        // The front is at the bottom
        assertThat(picture.depot().y()).isEqualTo(picture.ways().stream().mapToDouble(FloorPicture.Strip::y1).max().orElseThrow());
        assertThat(picture.height()).isGreaterThan((int) picture.depot().y());
    }

    @Test
    void numbers_the_stops_of_each_walk_and_bins_of_one_place_share_a_number() {
        var picture = FloorPictures.of(site, List.of(new Named("1", site.walk(List.of("AL1", "AR3", "NOWHERE"))), new Named("2", site.walk(List.of("BL2"))))).orElseThrow();
        assertThat(picture.tracks()).extracting(FloorPicture.Track::colour).containsExactly(0, 1);
        assertThat(picture.tracks().get(0).stops()).hasSize(2).extracting(FloorPicture.Stop::numbers).containsExactlyInAnyOrder("1", "2");
        assertThat(picture.tracks().get(0).off()).containsExactly("NOWHERE");
        assertThat(picture.tracks().get(0).metres()).isEqualTo(6.0);
        assertThat(picture.tracks().get(1).metres()).isEqualTo(12.0);
        // Left of its aisle and right of it
        var byBin = picture.tracks().get(0).stops();
        assertThat(byBin).filteredOn(s -> s.bins().equals("AL1")).allSatisfy(left -> assertThat(left.x())
            .isLessThan(byBin.stream().filter(s -> s.bins().equals("AR3")).findFirst().orElseThrow().x()));
    }

    @Test
    void there_and_back_are_two_lines() {
        var pen = new Pen(0, 500, 0.2);
        var line = new TrackDrawing(List.of(new Point(0, 0), new Point(0, 500), new Point(0, 0)), pen, 0).path();
        // Up on the right of the way, which is the right of the drawing, and down on the left
        assertThat(line).isEqualTo("M47.2 144.0L47.2 44.0L40.8 44.0L40.8 144.0");
        assertThat(new TrackDrawing(List.of(new Point(0, 0)), pen, 0).path()).isEmpty();
    }

    @Test
    void many_walks_have_their_colours_in_turn() {
        var walk = new Walk(List.of(), OptionalLong.empty(), Walk.How.EXACT, List.of(), List.of());
        var picture = FloorPictures.of(site, IntStream.range(0, 8).mapToObj(i -> new Named("C" + i, walk)).toList()).orElseThrow();
        assertThat(picture.tracks()).extracting(FloorPicture.Track::colour).containsExactly(0, 1, 2, 3, 4, 5, 0, 1);
        assertThat(FloorPictures.of(new UnknownSite(), List.of())).isEmpty();
    }
}
