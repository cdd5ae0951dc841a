package dev.wharf.verification;

import dev.wharf.order.Fulfillments;
import dev.wharf.verification.Verification.Request;
import dev.wharf.verification.Verification.State;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Special requests that changed after a count was opened, because the seller changed the memo: new ones join the open count, so that it cannot
 * end without them; those no longer asked for and not yet ticked leave it. Call inside a transaction.
 */
@Component
class LateRequests {
    private final JdbcVerifications verifications;
    private final Fulfillments fulfillments;

    LateRequests(JdbcVerifications verifications, Fulfillments fulfillments) {
        this.verifications = verifications;
        this.fulfillments = fulfillments;
    }

    /** @return the requests of the count as they stand now */
    List<Request> of(Verification count) {
        var there = verifications.requests(count.id());
        var wanted = fulfillments.get(count.fulfillment()).specialRequests();
        if (count.state() != State.OPEN || same(there, wanted)) return there;
        verifications.lockLatest(count.fulfillment());
        there = verifications.requests(count.id());
        var known = there.stream().map(Request::request).toList();
        verifications.dropRequests(count.id(), known.stream().filter(request -> !wanted.contains(request)).toList());
        verifications.addRequests(count.id(), there.stream().mapToInt(Request::index).max().orElse(-1) + 1,
            wanted.stream().filter(request -> !known.contains(request)).toList());
        return verifications.requests(count.id());
    }

    private static boolean same(List<Request> there, List<String> wanted) {
        return there.stream().map(Request::request).filter(request -> !wanted.contains(request)).findAny().isEmpty() && there.size() == wanted.size();
    }
}
