package dev.wharf.order;

import java.util.Arrays;
import java.util.Optional;

/** What systems outside may want to hear about an order. The names on the wire are never renamed (docs/rules/events.md). */
public enum NewsType {
    ORDER_RECEIVED("order.received"), ORDER_HELD("order.held"), ORDER_RELEASED("order.released"), ORDER_CANCELLED("order.cancelled"),
    STAGE_CHANGED("fulfillment.stage_changed"),
    PARCEL_LABELLED("parcel.labelled"), PARCEL_SHIPPED("parcel.shipped"), PARCEL_VOIDED("parcel.voided"), PARCEL_DELIVERED("parcel.delivered"),
    EXCEPTION_RAISED("exception.raised"), EXCEPTION_RESOLVED("exception.resolved");

    private final String wire;

    NewsType(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    public static Optional<NewsType> of(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
    }
}
