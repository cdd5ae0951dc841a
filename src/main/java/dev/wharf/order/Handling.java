package dev.wharf.order;

import java.time.Instant;
import java.util.List;

/**
 * How review says that a fulfillment is to be handled.
 *
 * @param specialRequests what must be done when packing, one per entry
 * @param tags            words that rules put on it, for filters and for other rules; no personal data
 * @param carrier         code of the carrier it goes with; empty until one is chosen
 * @param notBefore       nothing is locked before this time; null for at once
 * @param mergeUntil      it waits until then for other orders of the same buyer; null if it does not wait
 */
public record Handling(List<String> specialRequests, List<String> tags, String carrier, Instant notBefore, Instant mergeUntil) {
    public static final Handling PLAIN = new Handling(List.of(), List.of(), "", null, null);

    public Handling {
        specialRequests = List.copyOf(specialRequests);
        tags = List.copyOf(tags);
    }

    public Handling requesting(List<String> requests) {
        return new Handling(requests, tags, carrier, notBefore, mergeUntil);
    }

    public Handling tagged(List<String> words) {
        return new Handling(specialRequests, words, carrier, notBefore, mergeUntil);
    }

    public Handling with(String carrierCode) {
        return new Handling(specialRequests, tags, carrierCode, notBefore, mergeUntil);
    }

    public Handling notBefore(Instant at) {
        return new Handling(specialRequests, tags, carrier, at, mergeUntil);
    }

    public Handling mergeUntil(Instant at) {
        return new Handling(specialRequests, tags, carrier, notBefore, at);
    }
}
