package dev.wharf.refund;

import dev.wharf.common.FulfillmentId;
import java.time.Instant;
import java.util.SortedMap;

/**
 * Money that goes back to a buyer.
 *
 * @param key         the other side recognises a second call by it
 * @param fulfillment whose goods do not ship
 * @param amountMinor 0 only where a cancel was left to the channel before anything was paid; else above
 * @param units       by line number, as the channel counts them
 * @param reference   of the refund that a person gave; empty otherwise
 * @param words       the other side's refusal, or why a person says that nothing is due; no personal data
 * @param decidedBy   who settled it; empty unless a person did
 * @param settledAt   null while it is on the way, or waits for a person
 */
public record Refund(String key, FulfillmentId fulfillment, long salesOrderId, long amountMinor, String currency, RefundReason reason, SortedMap<String, Integer> units, State state,
                     String reference, String words, String decidedBy, Instant createdAt, Instant settledAt) {
    /** WAITING: on its way. REFUSED: a person is asked. BY_HAND: a person gave it back. NOT_DUE: the buyer has it already, or is to get none. */
    public enum State { WAITING, DONE, REFUSED, BY_HAND, NOT_DUE }

    Refund done(Instant at) {
        return now(State.DONE, "", "", "", at);
    }

    Refund refused(String why) {
        return now(State.REFUSED, "", why, "", null);
    }

    Refund again() {
        return now(State.WAITING, "", "", "", null);
    }

    Refund byHand(String with, String who, Instant at) {
        return now(State.BY_HAND, with, "", who, at);
    }

    Refund notDue(String why, String who, Instant at) {
        return now(State.NOT_DUE, "", why, who, at);
    }

    private Refund now(State next, String with, String why, String who, Instant at) {
        return new Refund(key, fulfillment, salesOrderId, amountMinor, currency, reason, units, next, with, why, who, createdAt, at);
    }
}
