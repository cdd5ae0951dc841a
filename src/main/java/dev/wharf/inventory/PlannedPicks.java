package dev.wharf.inventory;

import dev.wharf.common.FulfillmentId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What pickers will do, and have begun to do, for whoever wants to change the goods under their hands. */
public interface PlannedPicks {
    /** Numbers of the open pick tasks that want something of this SKU from this bin, at most ten. */
    List<Long> at(String warehouse, String bin, String sku);

    /** Those of the orders of which a unit has left its bin. */
    Set<FulfillmentId> begun(Collection<FulfillmentId> ids);
}
