package dev.wharf.shipping;

import dev.wharf.order.Receiver;
import dev.wharf.warehouse.Warehouses.Warehouse;

/**
 * What a carrier needs to know of a parcel. Holds personal data: lives in memory only.
 *
 * @param reference the carrier recognises a second request by it
 * @param account   of ours at the carrier that the number is taken from; empty for its only one
 * @param units     pieces of goods in the parcel
 */
public record WaybillRequest(String reference, String account, Warehouse from, Receiver to, int weightG, int units) { }
