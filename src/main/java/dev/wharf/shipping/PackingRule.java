package dev.wharf.shipping;

import dev.wharf.order.Fulfillment;
import dev.wharf.parcel.FilledBox;
import dev.wharf.parcel.Parcel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which units of which order lines go into which parcel. Units of one SKU are alike, so lines are served in their order. What is in parcels already stays
 * there, and what no box was filled with goes into a last parcel: every unit of the order is in exactly one. Pure.
 */
final class PackingRule {
    /** @param box that it was filled as; empty for what no box was filled with */
    record Packed(Optional<FilledBox> box, List<Parcel.Content> contents) { }

    private PackingRule() { }

    /** @param before of parcels that stay */
    static List<Packed> pack(List<Fulfillment.Line> lines, List<Parcel.Content> before, List<FilledBox> boxes) {
        var open = new LinkedHashMap<Long, Parcel.Content>();
        lines.forEach(l -> open.put(l.id(), new Parcel.Content(l.id(), l.sku(), l.quantity())));
        before.forEach(c -> open.computeIfPresent(c.fulfillmentLineId(), (id, o) -> less(o, c.quantity())));
        var packed = new ArrayList<Packed>();
        boxes.forEach(box -> packed.add(new Packed(Optional.of(box), take(open, box.units()))));
        packed.add(new Packed(Optional.empty(), open.values().stream().filter(c -> c.quantity() > 0).toList()));
        return packed.stream().filter(p -> !p.contents().isEmpty()).toList();
    }

    /** An order may have lost units since its boxes were filled; then the box has what is left of them. */
    private static List<Parcel.Content> take(Map<Long, Parcel.Content> open, Map<String, Integer> units) {
        var taken = new ArrayList<Parcel.Content>();
        units.forEach((sku, wanted) -> {
            int left = wanted;
            for (var line : List.copyOf(open.values())) {
                int here = line.sku().equals(sku) ? Math.min(left, line.quantity()) : 0;
                if (here <= 0) continue;
                taken.add(new Parcel.Content(line.fulfillmentLineId(), sku, here));
                open.put(line.fulfillmentLineId(), less(line, here));
                left -= here;
            }
        });
        return List.copyOf(taken);
    }

    private static Parcel.Content less(Parcel.Content content, int units) {
        return new Parcel.Content(content.fulfillmentLineId(), content.sku(), content.quantity() - units);
    }
}
