package dev.wharf.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Endpoints that are told too late. Found anew whenever somebody asks, so it is over as soon as they have caught up. */
@Component
class LateEndpoints {
    record Late(long endpoint, Instant since) { }

    /** Where events are not given to endpoints, the first ones say it: all are given in their order. A probe asks often, so the rest is not read. */
    private static final int FIRST = 100;

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final Events events;
    private final Clock clock;
    private final LateRule rule;

    LateEndpoints(Subscriptions subscriptions, Deliveries deliveries, Events events, WebhookSettings settings, Clock clock) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.events = events;
        this.clock = clock;
        this.rule = new LateRule(settings.lateAfter());
    }

    /** The longest waiting first. */
    List<Late> all() {
        return among(subscriptions.known());
    }

    List<Late> among(Collection<Endpoint> asked) {
        var since = waitingSince(asked);
        var now = clock.instant();
        return asked.stream().filter(e -> rule.late(e.offReason(), since.get(e.id()), now)).map(e -> new Late(e.id(), since.get(e.id()))).sorted(Comparator.comparing(Late::since)).toList();
    }

    /** What is in an endpoint's queue, and what happened and is in no queue yet. */
    private Map<Long, Instant> waitingSince(Collection<Endpoint> asked) {
        var since = new HashMap<>(deliveries.waitingSince(asked.stream().map(Endpoint::id).toList()));
        var untold = events.firstUntold(FIRST);
        for (var endpoint : asked) {
            untold.stream().filter(u -> endpoint.wants(u.event().type(), u.event().shop())).map(Events.Untold::happenedAt).min(Comparator.naturalOrder())
                .ifPresent(at -> since.merge(endpoint.id(), at, (a, b) -> a.isBefore(b) ? a : b));
        }
        return since;
    }
}
