package dev.wharf.shipping;

import java.util.Map;
import java.util.Optional;

/**
 * A carrier that sells waybills. An adapter throws {@link dev.wharf.effect.EffectRefused} when the carrier says no for good; any other
 * exception means that it may have been done.
 */
public interface Carrier {
    /** As in settings and on parcels, for example {@code SF}. */
    String code();

    /** As people know it, for the label. */
    String name();

    /** Buys a waybill. A second call with the same reference buys nothing and answers the first number. */
    Waybill buy(WaybillRequest request);

    /** @return the waybill bought under this reference and not voided; empty means a certain no */
    Optional<Waybill> findByReference(String reference);

    /** Gives a waybill back. Voiding one that is voided already succeeds. */
    void voidWaybill(String trackingNumber, String reference);

    /** Numbers left by account; a carrier that sells without limit has none to tell. */
    default Map<String, Long> numbersLeft() {
        return Map.of();
    }

    /** @return minor units of CNY that came back for a voided waybill; empty if none have yet, or the carrier credits nothing */
    default Optional<Long> credited(String trackingNumber, String reference) {
        return Optional.empty();
    }
}
