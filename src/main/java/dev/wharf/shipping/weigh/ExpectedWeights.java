package dev.wharf.shipping.weigh;

import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.BoxSuggestions;
import dev.wharf.parcel.Boxes.Box;
import dev.wharf.parcel.PackingSettings;
import dev.wharf.parcel.Parcel;
import dev.wharf.warehouse.Products;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What a parcel should weigh: its goods, and the box it is in, else the one that is suggested, else the packaging of the warehouse. Call inside a lane. */
@Component
class ExpectedWeights {
    private final UnitWeights learned;
    private final Products products;
    private final BoxSuggestions boxes;
    private final PackingSettings settings;
    private final Fulfillments fulfillments;

    ExpectedWeights(UnitWeights learned, Products products, BoxSuggestions boxes, PackingSettings settings, Fulfillments fulfillments) {
        this.learned = learned;
        this.products = products;
        this.boxes = boxes;
        this.settings = settings;
        this.fulfillments = fulfillments;
    }

    Optional<WeightRule.Expected> of(Parcel parcel) {
        var units = units(parcel);
        var known = products.facts(units.keySet());
        var weights = learned.of(units.keySet());
        var items = units.entrySet().stream()
            .map(u -> new WeightRule.Item(u.getKey(), u.getValue(), known.containsKey(u.getKey()) ? known.get(u.getKey()).weightG() : 0, weights.get(u.getKey()))).toList();
        return WeightRule.expect(items, packing(parcel), settings.of(warehouse(parcel)).weighFloorG());
    }

    /** Grams of the parcel beside its goods. */
    int packing(Parcel parcel) {
        return boxes.of(warehouse(parcel), parcel, units(parcel)).map(Box::weightG).orElseGet(() -> settings.of(warehouse(parcel)).packagingG());
    }

    private String warehouse(Parcel parcel) {
        return fulfillments.get(parcel.fulfillment()).warehouse();
    }

    private static Map<String, Integer> units(Parcel parcel) {
        var units = new TreeMap<String, Integer>();
        parcel.contents().forEach(c -> units.merge(c.sku(), c.quantity(), Integer::sum));
        return units;
    }
}
