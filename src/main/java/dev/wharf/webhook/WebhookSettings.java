package dev.wharf.webhook;

import dev.wharf.common.TimeSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.webhook.*}.
 *
 * @param poll            between two looks for events and due deliveries; an endpoint made on another node is known after this time
 * @param threads         calls at once on one node
 * @param inFlight        orders that one endpoint is told about at once, so that a slow one does not keep the threads from the others
 * @param connectTimeout  until a connection stands
 * @param answerTimeout   until the answer is there
 * @param lease           how long a node may hold the events of an order; after a crash the others wait that long
 * @param pauses          before the second try and each further one; after the last an event is given up
 * @param circuitFailures failures in a row before an endpoint rests
 * @param circuitRest     how long it rests before one call tests it
 * @param lateAfter       what waits for longer makes an endpoint late, which the health probe and the page say; four tries and the pauses of 5 s, 5 min and 30 min are over by then
 * @param keep            how long events are kept, told or not; a replay reaches back as far
 * @param insideHosts     hosts of one's own network that may be called, also without TLS; everything else has to be public and https
 */
@ConfigurationProperties("wharf.webhook")
record WebhookSettings(
    @DefaultValue("500ms") Duration poll,
    @DefaultValue("16") int threads,
    @DefaultValue("8") int inFlight,
    @DefaultValue("3s") Duration connectTimeout,
    @DefaultValue("10s") Duration answerTimeout,
    @DefaultValue("2m") Duration lease,
    @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h"}) List<Duration> pauses,
    @DefaultValue("5") int circuitFailures,
    @DefaultValue("30s") Duration circuitRest,
    @DefaultValue("1h") Duration lateAfter,
    @DefaultValue("30d") Duration keep,
    @DefaultValue Set<String> insideHosts) {

    WebhookSettings {
        if (threads < 1 || inFlight < 1 || circuitFailures < 1) throw new IllegalArgumentException("wharf.webhook: threads, in-flight and circuit-failures are at least 1");
        TimeSettings.longerThanZero("wharf.webhook", Map.of("poll", poll, "connect-timeout", connectTimeout, "answer-timeout", answerTimeout, "circuit-rest", circuitRest, "late-after", lateAfter,
            "keep", keep));
        if (pauses.isEmpty()) throw new IllegalArgumentException("wharf.webhook.pauses: at least one");
        if (lease.compareTo(connectTimeout.plus(answerTimeout).multipliedBy(2)) <= 0) throw new IllegalArgumentException("wharf.webhook: lease must be longer than two calls");
    }

    /** Connecting and answering. */
    Duration longestCall() {
        return connectTimeout.plus(answerTimeout);
    }
}
