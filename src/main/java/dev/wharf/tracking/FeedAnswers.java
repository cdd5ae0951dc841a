package dev.wharf.tracking;

import org.springframework.stereotype.Component;

/** Takes in what feeds answer, in the same way as what they push: kept first, once, then understood in whatever order it came. */
@Component
public class FeedAnswers {
    private final TrackingPushes pushes;
    private final PushWorker worker;

    FeedAnswers(TrackingPushes pushes, PushWorker worker) {
        this.pushes = pushes;
        this.worker = worker;
    }

    /** @param answer as {@link TrackingFeed#read} understands it. Commits before it returns */
    public void keep(TrackingFeed feed, String account, byte[] answer) {
        pushes.keep(feed.code(), account, answer);
        worker.wake();
    }
}
