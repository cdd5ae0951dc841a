package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;

/**
 * One count of a fulfillment's goods at the bench.
 *
 * @param verifier who scanned last; empty before the first scan
 * @param policy   that drew it; 0 if none did
 * @param boxes    closed so far; 0 for an order that goes in one parcel
 * @param box      code of the box that the packer took for what is in no closed one; empty for the suggested one
 */
record Verification(long id, FulfillmentId fulfillment, State state, String verifier, long policy, int boxes, String box) {
    enum State { OPEN, MATCHED, DIFFERENT, REPLACED, CANCELLED }

    /** Units of one SKU. */
    record Line(String sku, int needed, int scanned) {
        int left() {
            return needed - scanned;
        }
    }

    /** What the buyer asked for, and who did it. @param confirmedBy empty while nobody has */
    record Request(int index, String request, String confirmedBy) {
        boolean confirmed() {
            return !confirmedBy.isEmpty();
        }
    }
}
