package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import java.util.List;

/** Who of finance approved what. Call inside a transaction; it is asked for held orders only, which are few. */
interface FinanceApprovals {
    /** @param subject as the finance rule says; only its hash is kept. @return names, in order of the alphabet */
    List<String> of(FulfillmentId id, String subject);

    /** @return false if this person has approved exactly this before; it counts once */
    boolean give(FulfillmentId id, String subject, String person);
}
