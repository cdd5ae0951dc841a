package dev.wharf.shipping.label;

import dev.wharf.order.Receiver;
import java.time.LocalDateTime;
import java.util.List;

/**
 * What a label says, whatever it is printed with. Holds personal data: made for one print or one page, never kept.
 *
 * @param trackingNumber 1 to 64 printable ASCII characters, so that a Code 128 barcode can carry it
 * @param reference      by which the carrier and the floor know the parcel without its tracking number
 * @param sender         name and address of the warehouse it leaves
 * @param to             as it is to be printed: a phone that must not be shown is masked already
 * @param marks          special requests of the order
 * @param parcel         which one it is, from 1. @param of how many parcels the order has
 * @param printedAt      on the clock of the house
 */
public record ParcelLabel(String carrier, String trackingNumber, String reference, String fulfillmentNo, String orderNo, String shop, String warehouse, String sender,
                          Receiver to, List<String> marks, int weightG, List<Item> items, int parcel, int of, LocalDateTime printedAt) {

    /** @param kit SKU of the kit it is a part of; empty if it is none */
    public record Item(String sku, String name, String variant, int quantity, String kit) { }

    public int units() {
        return items.stream().mapToInt(Item::quantity).sum();
    }

    @Override
    public String toString() {
        return "ParcelLabel[" + reference + "]";
    }
}
