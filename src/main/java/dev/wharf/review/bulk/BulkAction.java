package dev.wharf.review.bulk;

import dev.wharf.process.FulfillOrder;
import java.util.List;

/** What may be done to many orders at once. What a person has to decide order by order (an address, a carrier, an approval) is not here. */
enum BulkAction {
    /** The whole review anew, with the rules and settings of now. */
    REVIEW_AGAIN,
    RECHECK, ACCEPT, RELEASE, SHIP_NOW, WAIT, SHIP_AVAILABLE, OTHER_WAREHOUSE, CANCEL;

    /** Completes the task of one kind of hold. */
    boolean isDecision() {
        return this != REVIEW_AGAIN;
    }

    boolean needsReason() {
        return this == CANCEL || FulfillOrder.NEED_REASON.contains(name());
    }

    boolean fits(String hold) {
        return FulfillOrder.DECISIONS.get(task(hold)).contains(decision(hold));
    }

    /** What the task of that hold calls it: an address is checked anew by saying that it was fixed. */
    String decision(String hold) {
        return this == RECHECK && hold.equals("ADDRESS") ? "FIXED" : name();
    }

    /** Holds that it resolves. */
    List<String> holds() {
        return FulfillOrder.TASK_OF_HOLD.keySet().stream().filter(this::fits).sorted().toList();
    }

    static String task(String hold) {
        return FulfillOrder.TASK_OF_HOLD.getOrDefault(hold, FulfillOrder.RELEASE_HOLD);
    }
}
