package dev.wharf.channel;

import java.time.Instant;
import java.util.List;

/**
 * What a channel is told about goods that left. No personal data: the channel knows its buyer.
 *
 * @param key the channel, or its adapter, recognises a second notice by it
 */
public record ShipmentNotice(String key, String shop, String channelOrderNo, String carrier, String trackingNumber, Instant shippedAt, List<Line> lines) {
    /** @param lineNo as the channel numbered its line */
    public record Line(String lineNo, String sku, int quantity) { }
}
