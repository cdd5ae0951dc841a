package dev.wharf.warehouse;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How products are tracked. Kept apart from the other master data, which integrators send again and again: a list of prices must not end the tracking of a product. */
public interface Trackings {
    /** By SKU; unknown ones left out. */
    Map<String, Tracking> of(Collection<String> skus);

    /** @return the product a barcode belongs to; a SKU code is its own barcode */
    Optional<Tracking> ofBarcode(String barcode);

    /** Changes category, kind and days of products that are there. Their handling stays. */
    void put(List<Tracking> trackings);
}
