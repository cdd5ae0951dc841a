package dev.wharf.webhook;

import dev.wharf.order.NewsType;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who wants to hear of what, in memory: a lane asks for every fact and must not ask the database. Read anew at every look of {@link WebhookWatch}. */
@Component
class Subscriptions {
    private final Endpoints endpoints;
    private volatile List<Endpoint> known;

    Subscriptions(Endpoints endpoints) {
        this.endpoints = endpoints;
        this.known = endpoints.all();
    }

    void refresh() {
        known = endpoints.all();
    }

    List<Endpoint> known() {
        return known;
    }

    /** By an endpoint that is off, too: it is told once it is on again. */
    boolean wanted(NewsType type) {
        for (var endpoint : known) if (endpoint.types().contains(type)) return true;
        return false;
    }

    boolean wanted(NewsType type, String shop) {
        for (var endpoint : known) if (endpoint.wants(type, shop)) return true;
        return false;
    }
}
