package dev.wharf.order;

import java.util.Set;

/** Where a fulfillment is on its way. The first six are the stages of the model. */
public enum Stage {
    REVIEW, LOCK, PICK, VERIFY, SHIP, SYNC, DONE, CANCELLING, CANCELLED,
    /** Its goods leave with another fulfillment; taking them apart again brings it back to REVIEW. */
    MERGED;

    /** From here on the parcel is with the carrier, or there is nothing left to cancel. */
    private static final Set<Stage> PAST_CANCEL = Set.of(SYNC, DONE, CANCELLING, CANCELLED, MERGED);

    public boolean mayCancel() {
        return !PAST_CANCEL.contains(this);
    }
}
