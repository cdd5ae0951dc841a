package dev.wharf.review.bulk;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Stage;
import java.util.List;

/**
 * What became of one order, or would.
 *
 * @param stage  where it is afterwards; null if nobody looked
 * @param holds  codes that are open afterwards
 * @param reason why it did not pass; empty if it did
 */
record Moved(FulfillmentId id, Outcome outcome, Stage stage, List<String> holds, Text reason) {
    static final Text NONE = new Text("", "");

    /** PASSED: no hold is open. HELD: it was done, and a hold is open still. REFUSED: this order is not there for it. FAILED: a fault; nothing was written. */
    enum Outcome { PASSED, HELD, CANCELLED, REFUSED, FAILED }
}
