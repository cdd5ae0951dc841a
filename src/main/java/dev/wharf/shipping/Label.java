package dev.wharf.shipping;

import dev.wharf.order.Receiver;
import java.util.List;

/** What a label shows. Holds personal data: made for one page, never kept. @param parcel reference; {@code number} of {@code of} parcels of the order */
record Label(String fulfillmentNo, String parcel, int number, int of, String orderNo, String shop, String carrier, String trackingNumber, String barcodeSvg, String warehouse,
             Receiver receiver, List<String> specialRequests, int weightG, List<Item> items) {

    /** @param kit SKU of the kit it is a part of; empty if it is none */
    record Item(String sku, String name, String variant, int quantity, String kit) { }

    public int units() {
        return items.stream().mapToInt(Item::quantity).sum();
    }
}
