package dev.wharf.tracking;

/** Where a parcel is, as a carrier says it. In the order that decides between two words for the same second. */
public enum TrackingState {
    /** With the carrier: collected, in transit, handed to another carrier, at the customs. */
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    /** The carrier has trouble: address, damage, nobody there. */
    PROBLEM,
    DELIVERED,
    /** Refused by the receiver, or on its way back. */
    RETURNED
}
