package dev.wharf.shipping.weigh;

import dev.wharf.common.FulfillmentId;
import java.time.Instant;

/**
 * One time that a parcel was on a scale, or that a lead took its weight as it is.
 *
 * @param expectedG and {@code toleranceG}: null where a weight is not known
 * @param reason    the lead's; empty for a scale
 */
record Weighing(long id, long parcel, FulfillmentId fulfillment, int grams, Integer expectedG, Integer toleranceG, Verdict verdict, String reason, String person, Instant at, String clientKey) {
    /** UNKNOWN: nothing to compare with. Published; never renamed. */
    enum Verdict { PASSED, OUT_OF_RANGE, UNKNOWN, ACCEPTED }
}
