package dev.wharf.parcel;

import dev.wharf.common.FulfillmentId;

/** What else has to be seen to when labels of a fulfillment come or go before its parcels leave. Shipping tells, inside the lane that changes them and with the fulfillment's row held. */
public interface LabelNews {
    /** Each of its parcels has a label now. Costs at most one read per lane where nobody wants to know. */
    void complete(FulfillmentId id);

    /** A label is given back, or the order is cancelled: what is known of its parcels is true no longer. */
    void lost(FulfillmentId id);
}
