package dev.wharf.shipping.load;

import dev.wharf.common.FulfillmentId;
import java.util.List;

/** The parcels that wait for a carrier in a warehouse: verified, labelled, on no load, not handed over. Who sees the tables of orders and parcels together knows. */
public interface ExpectedParcels {
    record Expected(String trackingNumber, FulfillmentId fulfillment) { }

    /** The earliest ship-by time first. */
    List<Expected> waiting(String carrier, String warehouse, int atMost);

    int count(String carrier, String warehouse);
}
