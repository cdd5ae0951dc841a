package dev.wharf.overview.track;

import java.time.Instant;
import java.util.List;

/** What a buyer sees of an order: goods, parcels, and what carriers said. Nothing about people, the buyer's own address included: who has the link need not be the buyer. */
record TrackView(String orderNo, String shop, List<Parcel> parcels, List<Goods> unsent) {

    /** @param name as in the shop; the SKU if there is none */
    record Goods(String name, String variant, int quantity) { }

    /** @param text with phone numbers and names masked */
    record Event(Instant at, String state, String text, String place) { }

    /**
     * @param number empty until the carrier gave one
     * @param state  PREPARING until it is with the carrier, HANDED_OVER until a scan has a state, then that state
     * @param events the newest first
     */
    record Parcel(long id, String carrier, String number, String state, Instant deliveredAt, List<Goods> goods, List<Event> events) { }
}
