package dev.wharf.shipping.weigh;

import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.Lane;
import dev.wharf.process.Lanes;
import dev.wharf.warehouse.Products;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What scales say against the books: SKUs whose weight in the master data is wrong, and parcels that wait because theirs is. */
@Component
public class WeightErrors {
    private static final int MOST_PARCELS = 200;

    /** Grams; {@code masterG} 0 if the master data has none. */
    public record WrongSku(String sku, String name, int masterG, double meanG, double deviationG, long weighings) { }

    public record Waiting(String fulfillmentNo, String number, int grams, int expectedG, int toleranceG, String person, Instant at) { }

    private final UnitWeights learned;
    private final Weighings weighings;
    private final Products products;
    private final Parcels parcels;
    private final Lanes lanes;

    WeightErrors(UnitWeights learned, Weighings weighings, Products products, Parcels parcels, Lanes lanes) {
        this.learned = learned;
        this.weighings = weighings;
        this.products = products;
        this.parcels = parcels;
        this.lanes = lanes;
    }

    /** SKUs whose mean differs from the master data by more than chance explains, by code. */
    public List<WrongSku> skus() {
        var all = learned.learned();
        var known = products.facts(all.stream().map(Map.Entry::getKey).toList());
        return all.stream().filter(e -> known.containsKey(e.getKey()) && e.getValue().contradicts(known.get(e.getKey()).weightG())).map(e -> {
            var product = known.get(e.getKey());
            return new WrongSku(e.getKey(), product.name(), product.weightG(), e.getValue().mean(), e.getValue().deviation(), e.getValue().weighings());
        }).toList();
    }

    /** Parcels in the house whose last weight was out of range. */
    public List<Waiting> parcels() {
        return lanes.call(() -> {
            var found = weighings.outOfRange(MOST_PARCELS);
            Lane.current().join(found.stream().map(Weighing::fulfillment).toList());
            return found.stream().filter(w -> inHouse(parcels.get(w.fulfillment(), w.parcel())))
                .map(w -> new Waiting(w.fulfillment().toString(), parcels.get(w.fulfillment(), w.parcel()).reference(), w.grams(), w.expectedG(), w.toleranceG(), w.person(), w.at())).toList();
        });
    }

    private static boolean inHouse(Parcel parcel) {
        return parcel.state() == Parcel.State.PACKED || parcel.state() == Parcel.State.LABELLED;
    }
}
