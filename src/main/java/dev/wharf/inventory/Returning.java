package dev.wharf.inventory;

import dev.wharf.common.FulfillmentId;
import java.util.List;

/** Says whose goods are on their way back to a bin: they left it and belong to no lock any more. Whoever brings them back is asked through this. */
public interface Returning {
    List<FulfillmentId> of(String warehouse, String sku);
}
