package dev.wharf.message;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;

/**
 * One message to the buyer of an order.
 *
 * @param key   the other side recognises a second sending by it; at most 100 characters
 * @param kind  upper snake case, for the people who look at it: what it is about
 * @param to    what the linked page is about
 * @param home  where the linked page is, see {@link BuyerSite}
 * @param words with {@code {link}} where the link goes; no personal data
 */
public record BuyerMessage(String key, FulfillmentId fulfillment, long salesOrderId, String kind, LinkKind link, long to, String home, Text words) { }
