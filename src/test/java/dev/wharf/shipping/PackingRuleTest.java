package dev.wharf.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wharf.order.Fulfillment;
import dev.wharf.parcel.FilledBox;
import dev.wharf.parcel.Parcel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PackingRuleTest {
    private static final int SPLITS = 1_000;

    private static Fulfillment.Line line(long id, String sku, int units) {
        return new Fulfillment.Line(id, 1, Long.toString(id), sku, units, 1000);
    }

    private static FilledBox box(int no, Object... units) {
        var bySku = new TreeMap<String, Integer>();
        for (int i = 0; i < units.length; i += 2) bySku.put((String) units[i], (Integer) units[i + 1]);
        return new FilledBox(no, bySku, List.of());
    }

    @Test
    void an_order_without_boxes_is_one_parcel_of_all_its_lines() {
        var packed = PackingRule.pack(List.of(line(1, "CUP", 2), line(2, "LAMP", 0), line(3, "CUP", 1)), List.of(), List.of());
        assertThat(packed).hasSize(1);
        assertThat(packed.get(0).contents()).containsExactly(new Parcel.Content(1, "CUP", 2), new Parcel.Content(3, "CUP", 1));
    }

    @Test
    void units_of_one_sku_serve_the_lines_in_their_order_and_the_rest_is_a_last_parcel() {
        var packed = PackingRule.pack(List.of(line(1, "CUP", 2), line(2, "CUP", 2)), List.of(), List.of(box(1, "CUP", 3)));
        assertThat(packed).extracting(p -> p.box().map(FilledBox::no).orElse(0), PackingRule.Packed::contents)
            .containsExactly(tuple(1, List.of(new Parcel.Content(1, "CUP", 2), new Parcel.Content(2, "CUP", 1))), tuple(0, List.of(new Parcel.Content(2, "CUP", 1))));
    }

    @Test
    void what_is_in_a_parcel_stays_there_and_a_box_has_at_most_what_the_order_still_has() {
        var packed = PackingRule.pack(List.of(line(1, "CUP", 3)), List.of(new Parcel.Content(1, "CUP", 1)), List.of(box(1, "CUP", 2), box(2, "CUP", 1)));
        assertThat(packed).extracting(PackingRule.Packed::contents).containsExactly(List.of(new Parcel.Content(1, "CUP", 2)));
    }

    @Test
    void of_random_boxes_every_unit_is_in_exactly_one_parcel_and_each_box_holds_what_was_scanned_into_it() {
        for (int seed = 0; seed < SPLITS; seed++) {
            var random = new Random(seed);
            var lines = new ArrayList<Fulfillment.Line>();
            for (int id = 1; id <= 1 + random.nextInt(5); id++) lines.add(line(id, "SKU" + random.nextInt(3), 1 + random.nextInt(5)));
            var open = new ArrayList<String>();
            lines.forEach(l -> { for (int i = 0; i < l.quantity(); i++) open.add(l.sku()); });
            java.util.Collections.shuffle(open, random);
            var boxes = new ArrayList<FilledBox>();
            int filled = 0;
            while (filled < open.size() && random.nextInt(4) > 0) {
                int units = 1 + random.nextInt(open.size() - filled);
                var inBox = open.subList(filled, filled + units).stream().collect(Collectors.toMap(sku -> sku, sku -> 1, Integer::sum, TreeMap::new));
                boxes.add(new FilledBox(boxes.size() + 1, inBox, List.of()));
                filled += units;
            }
            var packed = PackingRule.pack(lines, List.of(), boxes);
            assertThat(packed.stream().filter(p -> p.box().isPresent()).map(p -> units(p.contents()))).as("seed " + seed).containsExactlyElementsOf(boxes.stream().map(FilledBox::units).toList());
            var byLine = packed.stream().flatMap(p -> p.contents().stream()).collect(Collectors.toMap(Parcel.Content::fulfillmentLineId, Parcel.Content::quantity, Integer::sum));
            assertThat(byLine).as("seed " + seed).isEqualTo(lines.stream().collect(Collectors.toMap(Fulfillment.Line::id, Fulfillment.Line::quantity)));
        }
    }

    private static Map<String, Integer> units(List<Parcel.Content> contents) {
        return contents.stream().collect(Collectors.toMap(Parcel.Content::sku, Parcel.Content::quantity, Integer::sum, TreeMap::new));
    }
}
