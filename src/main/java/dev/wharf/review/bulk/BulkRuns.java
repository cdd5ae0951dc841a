package dev.wharf.review.bulk;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.order.Fingerprint;
import dev.wharf.order.OrderSelection;
import dev.wharf.process.Actor;
import dev.wharf.process.Tasks;
import dev.wharf.review.bulk.BulkRun.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Chooses orders, shows what would happen, and starts and stops runs. */
@Service
class BulkRuns {
    private static final int KEY_MAX = 64;

    private final OrderSelection selection;
    private final BulkPreview preview;
    private final BulkRunStore store;
    private final BulkWorker worker;
    private final Tasks tasks;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    BulkRuns(OrderSelection selection, BulkPreview preview, BulkRunStore store, BulkWorker worker, Tasks tasks, Ids ids, Clock clock, PlatformTransactionManager transactions) {
        this.selection = selection;
        this.preview = preview;
        this.store = store;
        this.worker = worker;
        this.tasks = tasks;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    BulkPreview.Preview preview(BulkRequest request) {
        return preview.of(request, chosen(request));
    }

    /**
     * Starts it; whoever sends the same key again gets the run of the first time.
     *
     * @throws Refusal INVALID for a bad request, more than {@value BulkRequest#AT_MOST} orders or none; CONFLICT if the key belongs to another request
     */
    BulkRun start(BulkRequest request, String key) {
        if (key.isBlank() || key.length() > KEY_MAX) {
            throw Refusal.invalid("IDEMPOTENCY_KEY_MISSING", "Idempotency-Key", "Send a header Idempotency-Key of 1 to " + KEY_MAX + " characters, the same if you send this again.");
        }
        var hash = Fingerprint.of(request.toString());
        var known = known(key, hash);
        if (known != null) return known;
        var orders = chosen(request);
        if (orders.isEmpty()) throw Refusal.invalid("NOTHING_CHOSEN", "", "No order matches now; nothing was started.");
        var run = new BulkRun(ids.next(), request, State.RUNNING, orders.size(), Actor.current(), Actor.groups(), Instant.now(clock), null, Map.of("PENDING", orders.size()));
        try {
            transaction.executeWithoutResult(status -> store.add(run, key, hash, orders));
        } catch (DuplicateKeyException e) {
            return known(key, hash);
        }
        worker.ring();
        return run;
    }

    private BulkRun known(String key, byte[] hash) {
        var known = store.known(Actor.current(), key).orElse(null);
        if (known == null) return null;
        if (!Arrays.equals(known.requestHash(), hash)) throw Refusal.conflict("IDEMPOTENCY_KEY_USED", "This Idempotency-Key belongs to another request; use a new one.");
        return store.get(known.id());
    }

    /** The lane under way is still done; what is left stays as it is. A second stop changes nothing. */
    BulkRun stop(long id) {
        store.get(id);
        store.end(id, State.STOPPED);
        return store.get(id);
    }

    private List<FulfillmentId> chosen(BulkRequest request) {
        request.check();
        request.checkRights(tasks, Actor.groups());
        if (!request.numbers().isEmpty()) return atMost(selection.numbered(request.numbers()));
        var before = request.olderThanMinutes() == 0 ? null : Instant.now(clock).minus(Duration.ofMinutes(request.olderThanMinutes()));
        return atMost(selection.inReview(new OrderSelection.InReview(request.hold(), request.shop(), request.tag(), before), BulkRequest.AT_MOST + 1));
    }

    private static List<FulfillmentId> atMost(List<FulfillmentId> chosen) {
        if (chosen.size() > BulkRequest.AT_MOST) throw BulkRequest.tooMany();
        return chosen;
    }
}
