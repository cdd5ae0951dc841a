package dev.wharf.tracking;

import dev.wharf.tracking.PushRefused.Why;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes pushes in: verified, kept, answered; what they mean is found out after that. What is not genuine costs a digest and no database. Never more at
 * once than the settings say, so that a flood leaves connections to the pages.
 */
@Component
class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    /** A feed waits some seconds for its answer; a push is kept in a few milliseconds. */
    private static final long PATIENCE_MS = 2000;

    private final TrackingPushes pushes;
    private final PushWorker worker;
    private final RefusalLog refusals;
    private final Semaphore places;

    Reception(TrackingPushes pushes, PushWorker worker, RefusalLog refusals, TrackingSettings settings) {
        this.pushes = pushes;
        this.worker = worker;
        this.refusals = refusals;
        this.places = new Semaphore(settings.receivers());
    }

    /** @return the answer in the feed's own shape */
    String receive(TrackingFeed feed, String account, CallbackBody.Read body) {
        try {
            if (body.refused() != null) throw new PushRefused(body.refused());
            var content = feed.verified(account, body.bytes());
            feed.read(content);
            keep(feed, account, content);
            return feed.accepted(account);
        } catch (PushRefused refused) {
            refusals.note(feed.code(), refused.why());
            return feed.refused(account, refused.why().words());
        }
    }

    private void keep(TrackingFeed feed, String account, byte[] content) {
        if (!enter()) throw new PushRefused(Why.BUSY);
        try {
            pushes.keep(feed.code(), account, content);
        } catch (DataAccessException | TransactionException e) {
            LOG.error("A push of {} was not kept; the feed is asked to send it again", feed.code(), e);
            throw new PushRefused(Why.BUSY);
        } finally {
            places.release();
        }
        worker.wake();
    }

    private boolean enter() {
        try {
            return places.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
