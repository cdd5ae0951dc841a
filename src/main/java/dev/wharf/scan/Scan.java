package dev.wharf.scan;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;

/**
 * One barcode that somebody read, and what it was answered.
 *
 * @param taskId    the pick task, the verification, the put-back or the put wall it belongs to
 * @param sku       empty if the barcode names none
 * @param bin       empty at the bench
 * @param quantity  units counted by it; zero for a refused scan and for the scan of a bin
 * @param result    code of the answer
 * @param note      sentence of the answer; empty if all was well
 * @param clientKey made by the device, so that sending a scan again counts it once
 * @param source    PAPER if it was booked from a sheet: then its time is that of the booking
 */
public record Scan(Kind kind, FulfillmentId fulfillment, long taskId, String barcode, String sku, String bin, int quantity, String result,
                   Text note, String person, String clientKey, Source source) {
    public enum Kind { PICK, VERIFY, PUT_BACK, SORT }

    public enum Source { DEVICE, PAPER }

    public Scan(Kind kind, FulfillmentId fulfillment, long taskId, String barcode, String sku, String bin, int quantity, String result, Text note, String person, String clientKey) {
        this(kind, fulfillment, taskId, barcode, sku, bin, quantity, result, note, person, clientKey, Source.DEVICE);
    }
}
