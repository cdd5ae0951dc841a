package dev.wharf.effect;

import dev.wharf.common.FulfillmentId;
import java.util.Map;

/** Where stages claim calls to the outside. Call inside a lane; nothing is called unless it commits. */
public interface EffectLedger {
    /** How an effect stands: not there; on its way; done; refused for good; ended without a clear answer. */
    enum Standing { NONE, OPEN, DONE, REFUSED, IN_DOUBT }

    /**
     * Claims an effect. Claiming what is on its way or done changes nothing; what ended without being done is claimed anew.
     *
     * @param key     at most 100 characters; unique per kind for all time, the same for every attempt
     * @param target  who is called, for example {@code carrier:SF}
     * @param request ids and codes only, never personal data
     */
    void claim(String kind, String key, FulfillmentId fulfillment, String target, Map<String, String> request);

    /** Sees this transaction's own claims too. */
    Standing standing(String kind, String key);

    /** All effects of this kind for a fulfillment, by key. Sees this transaction's own claims too. */
    Map<String, Standing> standings(String kind, FulfillmentId fulfillment);
}
