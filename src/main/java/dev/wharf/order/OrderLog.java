package dev.wharf.order;

import dev.wharf.common.Cut;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import java.util.List;

/** What is written down about a fulfillment: holds, decisions of rules, and acts of people. Call inside a transaction. */
public interface OrderLog {
    /**
     * @param setting versions of the settings the rule ran with, see {@code decision.setting_ref}
     * @param inputs  JSON from which the verdict can be derived again
     */
    record Decision(FulfillmentId fulfillment, String rule, String version, String setting, Level level, String outcome, Text reason, String inputs) { }

    /** As wide as the columns of notes and reasons. */
    int TEXT_MAX = 500;

    /** A sentence as it is kept: one that is too long loses its end. */
    static Text kept(Text text) {
        return new Text(Cut.words(text.zh(), TEXT_MAX), Cut.words(text.en(), TEXT_MAX));
    }

    record OpenHold(long holdId, FulfillmentId fulfillment, String code, Text note) { }

    void decided(Decision decision);

    /** A fulfillment that this transaction creates: it has no holds yet, so nobody needs to ask. */
    void begins(FulfillmentId id);

    /** Opens a hold unless one with this code is open; then its note is made new. */
    void hold(FulfillmentId id, String code, Text note);

    /** Closes the open hold with this code, if there is one. */
    void release(FulfillmentId id, String code, String resolution);

    void releaseAll(FulfillmentId id, String resolution);

    List<OpenHold> openHolds(FulfillmentId id);

    /** Fulfillments with an open hold of this code that need one of these SKUs; the earliest ship-by time first. */
    List<FulfillmentId> held(String code, java.util.Collection<String> skus);

    /** Fulfillments in review that wait for nothing but a hold of this code, the earliest ship-by time first. @param shop empty for all */
    List<FulfillmentId> heldOnly(String code, String shop, int atMost);

    void happened(FulfillmentId id, String kind, Text text);
}
