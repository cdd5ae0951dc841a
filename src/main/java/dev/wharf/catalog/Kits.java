package dev.wharf.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What kits are made of. A change holds for orders that come later; those taken before keep what they were taken with. */
public interface Kits {
    /** As they were put; SKUs that are no kits are left out. */
    Map<String, Kit> bySkus(Collection<String> skus);

    /** The kits that these SKUs are components of, by component. */
    Map<String, List<String>> containing(Collection<String> components);

    /**
     * Replaces what these kits are made of.
     *
     * @throws dev.wharf.common.Refusal INVALID if a SKU is no product or a component is a kit; CONFLICT if a kit is a component, or has stock
     */
    void put(List<Kit> kits);

    /** It is sold as it is again. @throws dev.wharf.common.Refusal NOT_FOUND if it is no kit */
    void remove(String sku);
}
