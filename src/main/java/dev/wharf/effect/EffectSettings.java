package dev.wharf.effect;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.effect.*}.
 *
 * @param threads         calls at the same time
 * @param inFlight        effects leased at the same time; 50 fill a lane when they are confirmed
 * @param poll            pause between looks at the table when nothing rings: for retries, and for what another node left behind
 * @param lease           how long a node may hold an effect; after a crash the others wait that long
 * @param longestCall     asking, calling and asking again together stay below this; a lease with less time left is given back unused
 * @param linger          how long the first finished call waits for others, so that they are confirmed in one transaction
 * @param maxTries        failed tries before a person is asked
 * @param firstWait       pause before the second try; doubles with each further one
 * @param longestWait     where doubling ends
 * @param circuitFailures failures in a row before a target rests
 * @param circuitRest     how long it rests before one call tests it
 */
@ConfigurationProperties("wharf.effect")
record EffectSettings(
    @DefaultValue("8") int threads,
    @DefaultValue("50") int inFlight,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("60s") Duration lease,
    @DefaultValue("25s") Duration longestCall,
    @DefaultValue("15ms") Duration linger,
    @DefaultValue("8") int maxTries,
    @DefaultValue("1s") Duration firstWait,
    @DefaultValue("5m") Duration longestWait,
    @DefaultValue("5") int circuitFailures,
    @DefaultValue("15s") Duration circuitRest) {

    EffectSettings {
        if (threads < 1 || inFlight < 1 || maxTries < 1 || circuitFailures < 1) {
            throw new IllegalArgumentException("wharf.effect: threads, in-flight, max-tries and circuit-failures are at least 1");
        }
        if (lease.compareTo(longestCall) <= 0) throw new IllegalArgumentException("wharf.effect: lease must be longer than longest-call");
    }
}
