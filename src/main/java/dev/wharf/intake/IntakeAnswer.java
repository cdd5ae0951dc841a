package dev.wharf.intake;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;

/**
 * What became of one order of a request.
 *
 * @param outcome     ACCEPTED; DUPLICATE (known before, nothing started); REFUSED (correct it and send it again); FAILED (our fault, send it again)
 * @param fulfillment number of its fulfillment, also for a duplicate; empty if it was not taken
 * @param differs     true for a duplicate whose content is not what came the first time; the first stays valid
 */
public record IntakeAnswer(String outcome, String orderNo, String fulfillment, boolean differs, String code, String field, String message) {

    static IntakeAnswer accepted(String orderNo, FulfillmentId id) {
        return new IntakeAnswer("ACCEPTED", orderNo, id.toString(), false, "", "", "");
    }

    static IntakeAnswer duplicate(String orderNo, FulfillmentId id, boolean differs) {
        return new IntakeAnswer("DUPLICATE", orderNo, id.toString(), differs, "", "",
            differs ? "This order came before with other content, which stays valid; change it through its own calls." : "");
    }

    static IntakeAnswer refused(Refusal refusal) {
        return new IntakeAnswer("REFUSED", "", "", false, refusal.code(), refusal.field(), refusal.getMessage());
    }

    static IntakeAnswer failed(String orderNo, String reference) {
        return new IntakeAnswer("FAILED", orderNo, "", false, "INTERNAL", "", "The order was not taken because of a fault on our side; send it again. Reference " + reference + ".");
    }

    IntakeAnswer of(String channelOrderNo) {
        return new IntakeAnswer(outcome, channelOrderNo, fulfillment, differs, code, field, message);
    }

    /** The same order twice in one request. */
    IntakeAnswer again() {
        return new IntakeAnswer("DUPLICATE", orderNo, fulfillment, false, "", "", "");
    }
}
