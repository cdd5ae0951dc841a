package dev.wharf.stockpush;

import dev.wharf.common.TimeSettings;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.stockpush.*}; what differs by shop is set on the page ({@link PushTerms}).
 *
 * @param watch       false if this node tells no channel
 * @param poll        pause between looks for changes
 * @param shops       channels told at the same time
 * @param calls       calls at the same time, all shops together
 * @param callsPerShop calls at the same time at one shop's channel
 * @param lease       how long a node may serve a shop without a sign of life; after a crash the others wait that long
 * @param longestCall no call takes longer; with less left of the lease nothing is called
 * @param firstWait   pause after a call without an answer; doubles with each further one
 * @param longestWait where doubling ends
 * @param settle      after a call without an answer, when no late effect of it can come any more
 * @param refusedAgain how long a refused listing is left alone even if its number changes; then it is told again
 * @param workOut     from one look at all listings of a shop to the next: for what changes without a movement of stock
 * @param lookAgain   when a difference that may vanish by itself is looked at again
 */
@ConfigurationProperties("wharf.stockpush")
record StockPushSettings(@DefaultValue("true") boolean watch, @DefaultValue("200ms") Duration poll, @DefaultValue("4") int shops, @DefaultValue("16") int calls,
                         @DefaultValue("4") int callsPerShop, @DefaultValue("60s") Duration lease, @DefaultValue("25s") Duration longestCall, @DefaultValue("1s") Duration firstWait,
                         @DefaultValue("2m") Duration longestWait, @DefaultValue("30s") Duration settle, @DefaultValue("10m") Duration refusedAgain,
                         @DefaultValue("10m") Duration workOut, @DefaultValue("2m") Duration lookAgain) {
    StockPushSettings {
        if (shops < 1 || calls < 1 || callsPerShop < 1) throw new IllegalArgumentException("wharf.stockpush: shops, calls and calls-per-shop are at least 1");
        if (lease.compareTo(longestCall) <= 0) throw new IllegalArgumentException("wharf.stockpush: lease must be longer than longest-call");
        TimeSettings.longerThanZero("wharf.stockpush", Map.of("poll", poll, "longest-call", longestCall, "first-wait", firstWait, "longest-wait", longestWait, "settle", settle,
            "refused-again", refusedAgain, "work-out", workOut, "look-again", lookAgain));
    }
}
