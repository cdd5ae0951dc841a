package dev.wharf.shipping;

/** A waybill that a carrier sold. Its tracking number has 1 to 64 printable ASCII characters, so that a Code 128 barcode can carry it. */
public record Waybill(String trackingNumber) {
    public Waybill {
        if (trackingNumber == null || !trackingNumber.matches("[!-~]{1,64}")) throw new IllegalArgumentException("Not a tracking number");
    }
}
