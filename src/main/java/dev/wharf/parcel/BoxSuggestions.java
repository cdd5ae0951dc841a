package dev.wharf.parcel;

import dev.wharf.parcel.Boxes.Box;
import dev.wharf.warehouse.Products;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Suggests a box of a warehouse for goods. */
@Component
public class BoxSuggestions {
    private final Boxes boxes;
    private final PackingSettings settings;
    private final Products products;

    BoxSuggestions(Boxes boxes, PackingSettings settings, Products products) {
        this.boxes = boxes;
        this.settings = settings;
        this.products = products;
    }

    /** @param units by SKU */
    public BoxRule.Suggestion of(String warehouse, Map<String, Integer> units) {
        return among(boxes.of(warehouse), warehouse, units);
    }

    /** @param all boxes of the warehouse */
    public BoxRule.Suggestion among(List<Box> all, String warehouse, Map<String, Integer> units) {
        return all.isEmpty() ? BoxRule.NO_BOXES : BoxRule.suggest(units, products.facts(units.keySet()), all, settings.of(warehouse).fillPercent());
    }

    /** The box that a parcel is in; where that is not known or not in the list of boxes any more, the suggested one. */
    public Optional<Box> of(String warehouse, Parcel parcel, Map<String, Integer> units) {
        var all = boxes.of(warehouse);
        return Boxes.named(all, parcel.packaging().box()).or(() -> among(all, warehouse, units).box());
    }
}
