package dev.wharf.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.stereotype.Component;

/** Sends the events of one queue one after the other, up to the first that is not taken; the others of the order wait behind it. */
@Component
class Delivery {
    private final Sender sender;
    private final Queues queues;
    private final Endpoints endpoints;
    private final Changes changes;
    private final Subscriptions subscriptions;
    private final WebhookSettings settings;
    private final Clock clock;
    private final RetryRule retries;

    Delivery(Sender sender, Queues queues, Endpoints endpoints, Changes changes, Subscriptions subscriptions, WebhookSettings settings, Clock clock) {
        this.sender = sender;
        this.queues = queues;
        this.endpoints = endpoints;
        this.changes = changes;
        this.subscriptions = subscriptions;
        this.settings = settings;
        this.clock = clock;
        this.retries = new RetryRule(settings.pauses(), new Random());
    }

    /** The endpoint is read anew before each event: since the lease it may have been switched off, changed its address or its secret. */
    void deliver(Leased queue) {
        var sent = new ArrayList<Sent>();
        var pause = Duration.ZERO;
        for (var message : queue.messages()) {
            if (clock.instant().isAfter(queue.until().minus(settings.longestCall()))) break;
            var found = endpoints.find(queue.endpoint()).filter(Endpoint::on);
            if (found.isEmpty()) break;
            var to = found.get();
            var answer = sender.send(to, message);
            if (answer.yes()) {
                if (sent.isEmpty()) endpoints.answered(to.id());
                sent.add(new Sent(message, Sent.State.DONE, message.tries() + 1, answer.status(), ""));
                continue;
            }
            if (answer.gone()) gone(to);
            else pause = failed(to, message, answer, sent);
            break;
        }
        queues.settle(queue, sent, pause);
    }

    /** What was to be told waits until somebody switches the endpoint on again. One whose address was changed meanwhile did not say so. */
    private void gone(Endpoint to) {
        if (endpoints.gone(to, clock.instant())) changes.made(to.id(), Changes.Act.OFF, "410");
        subscriptions.refresh();
    }

    /** @return the pause of the queue: none if the event was given up, for the next may be taken */
    private Duration failed(Endpoint to, Message message, Sender.Answer answer, List<Sent> sent) {
        endpoints.failed(to.id(), settings.circuitFailures(), clock.instant().plus(settings.circuitRest()));
        subscriptions.refresh();
        int tries = message.tries() + 1;
        var again = retries.after(tries, answer.askedPause());
        sent.add(new Sent(message, again.isPresent() ? Sent.State.WAITING : Sent.State.DEAD, tries, answer.status(), answer.words()));
        return again.orElse(Duration.ZERO);
    }
}
