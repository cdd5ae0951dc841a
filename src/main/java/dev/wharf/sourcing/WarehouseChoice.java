package dev.wharf.sourcing;

import dev.wharf.common.FulfillmentId;
import java.util.Optional;

/** Chooses the warehouse of a fulfillment that has none. Review does, and answers here for whoever comes later; call inside a lane. */
public interface WarehouseChoice {
    /** @return empty if no warehouse may ship it whole at this moment */
    Optional<String> choose(FulfillmentId id);
}
