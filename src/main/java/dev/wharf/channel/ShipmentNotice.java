package dev.wharf.channel;

import java.time.Instant;
import java.util.List;

/**
 * What a channel is told about goods that left. No personal data: the channel knows its buyer.
 *
 * @param key     the channel, or its adapter, recognises a second notice by it
 * @param parcels that it names, the main one first; one unless the channel takes several numbers at once
 * @param lines   that it names, with units; of a whole order all of them
 * @param whole   nothing of the order was told before and nothing of it is left to tell
 * @param change  tells anew what was told before, with more numbers
 */
public record ShipmentNotice(String key, String shop, String channelOrderNo, List<Parcel> parcels, Instant shippedAt, List<Line> lines, boolean whole, boolean change) {
    public ShipmentNotice {
        if (parcels.isEmpty()) throw new IllegalArgumentException("Notice " + key + " names no parcel");
    }

    /** @param lineNo as the channel numbered its line */
    public record Line(String lineNo, String sku, int quantity) { }

    /** @param carrier our code */
    public record Parcel(String carrier, String trackingNumber) { }

    public String carrier() {
        return parcels.get(0).carrier();
    }

    public String trackingNumber() {
        return parcels.get(0).trackingNumber();
    }

    public List<String> trackingNumbers() {
        return parcels.stream().map(Parcel::trackingNumber).toList();
    }
}
