package dev.wharf.parcel;

import dev.wharf.warehouse.Products;
import java.util.Map;
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
        var all = boxes.of(warehouse);
        return BoxRule.suggest(units, all.isEmpty() ? Map.of() : products.facts(units.keySet()), all, settings.of(warehouse).fillPercent());
    }
}
