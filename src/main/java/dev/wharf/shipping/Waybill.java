package dev.wharf.shipping;

/**
 * A waybill that a carrier sold. Its tracking number has 1 to 64 printable ASCII characters, so that a Code 128 barcode can carry it.
 *
 * @param chargedMinor what the account was charged for it, in minor units of CNY; 0 if the carrier does not say
 */
public record Waybill(String trackingNumber, long chargedMinor) {
    public Waybill {
        if (trackingNumber == null || !trackingNumber.matches("[!-~]{1,64}")) throw new IllegalArgumentException("Not a tracking number");
        if (chargedMinor < 0) throw new IllegalArgumentException("A charge is 0 or more");
    }

    public Waybill(String trackingNumber) {
        this(trackingNumber, 0);
    }
}
