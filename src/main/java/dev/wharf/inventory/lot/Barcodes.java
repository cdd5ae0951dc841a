package dev.wharf.inventory.lot;

import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Trackings;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a code that a scanner read names: a product, or one unit of it. */
@Component
public class Barcodes {
    /** @param serial null if the code is that of the product */
    public record Item(String sku, Tracking.Kind kind, SerialUnit serial) { }

    private final Trackings trackings;
    private final Serials serials;

    Barcodes(Trackings trackings, Serials serials) {
        this.trackings = trackings;
        this.serials = serials;
    }

    /** One query for a product, a second one for what is none. @param wanted of several units of that serial, one of these SKUs is meant */
    public Optional<Item> identify(String code, Collection<String> wanted) {
        var product = trackings.ofBarcode(code).map(t -> new Item(t.sku(), t.kind(), null));
        if (product.isPresent()) return product;
        var units = serials.find(code);
        return units.stream().filter(u -> wanted.contains(u.sku())).findFirst().or(() -> units.stream().findFirst())
            .map(u -> new Item(u.sku(), Tracking.Kind.SERIAL, u));
    }
}
