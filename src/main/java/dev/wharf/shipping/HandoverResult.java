package dev.wharf.shipping;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import java.time.Instant;

/**
 * What became of one scanned tracking number.
 *
 * @param code        HANDED_OVER, or why the parcel must stay; never renamed
 * @param fulfillment null if no parcel has this number
 * @param at          when it was handed over, now or before; null if it was not
 */
public record HandoverResult(String trackingNumber, boolean handedOver, String code, Text text, FulfillmentId fulfillment, Instant at) {
    public static HandoverResult refused(String number, String code, FulfillmentId fulfillment, String zh, String en) {
        return new HandoverResult(number, false, code, new Text(zh, en), fulfillment, null);
    }
}
