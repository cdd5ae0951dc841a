package dev.wharf.webhook;

import dev.wharf.webhook.Queues.Entry;
import java.util.ArrayList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives committed events to the endpoints that want them, in the order of their numbers. One node at a time: two could let a later event of an order overtake an earlier one. */
@Component
class Distribution {
    private static final int CHUNK = 500;
    /** In one look, so that under load sending gets its turn too. */
    private static final int CHUNKS = 10;

    private final Events events;
    private final Endpoints endpoints;
    private final Queues queues;
    private final TransactionTemplate transaction;

    Distribution(Events events, Endpoints endpoints, Queues queues, PlatformTransactionManager transactions) {
        this.events = events;
        this.endpoints = endpoints;
        this.queues = queues;
        this.transaction = new TransactionTemplate(transactions);
    }

    void run() {
        boolean more = events.anyUntold();
        for (int done = 0; more && done < CHUNKS; done++) more = Boolean.TRUE.equals(transaction.execute(status -> chunk()));
    }

    /** @return whether there may be more */
    private boolean chunk() {
        var all = endpoints.lockAll();
        var untold = events.untold(CHUNK);
        var entries = new ArrayList<Entry>();
        for (var event : untold) {
            for (var endpoint : all) if (endpoint.wants(event.type(), event.shop())) entries.add(new Entry(event.id(), endpoint.id(), event.order()));
        }
        queues.put(entries);
        events.told(untold);
        return untold.size() == CHUNK;
    }
}
