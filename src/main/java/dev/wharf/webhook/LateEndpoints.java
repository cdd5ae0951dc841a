package dev.wharf.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Endpoints that are told too late. Found anew whenever somebody asks, so it is over as soon as they have caught up. */
@Component
class LateEndpoints {
    record Late(long endpoint, Instant since) { }

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final Clock clock;
    private final LateRule rule;

    LateEndpoints(Subscriptions subscriptions, Deliveries deliveries, WebhookSettings settings, Clock clock) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.clock = clock;
        this.rule = new LateRule(settings.lateAfter());
    }

    /** The longest waiting first. */
    List<Late> all() {
        return among(subscriptions.known());
    }

    List<Late> among(Collection<Endpoint> asked) {
        var since = deliveries.waitingSince(asked.stream().map(Endpoint::id).toList());
        var now = clock.instant();
        return asked.stream().filter(e -> rule.late(e.offReason(), since.get(e.id()), now)).map(e -> new Late(e.id(), since.get(e.id()))).sorted(Comparator.comparing(Late::since)).toList();
    }
}
