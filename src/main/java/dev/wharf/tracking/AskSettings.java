package dev.wharf.tracking;

import dev.wharf.common.TimeSettings;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.tracking.ask} and {@code wharf.tracking.ask-*}: whether and how often feeds are asked about parcels, because they charge for each answer.
 * Which accounts are asked is set beside their adapters.
 *
 * @param ask          whether any is asked at all; an account alone does not make a house pay for questions
 * @param askEvery     a parcel is not asked about again for so long
 * @param askAhead     how long before a person would have to look after a silent parcel its feed is asked, and how long after that the person waits for the
 *                     answer if nobody came to ask
 * @param askPerMinute parcels that a feed is asked about in a minute, by all nodes together
 */
@ConfigurationProperties("wharf.tracking")
public record AskSettings(@DefaultValue("false") boolean ask, @DefaultValue("12h") Duration askEvery, @DefaultValue("1h") Duration askAhead, @DefaultValue("30") int askPerMinute) {
    /** Our own choice, against a slip that costs money. */
    private static final Duration EVERY_AT_LEAST = Duration.ofMinutes(30);

    public AskSettings {
        if (askEvery.compareTo(EVERY_AT_LEAST) < 0) throw new IllegalArgumentException("wharf.tracking.ask-every is 30 minutes or more: each question may be charged for");
        TimeSettings.longerThanZero("wharf.tracking", Map.of("ask-ahead", askAhead));
        if (askPerMinute < 1) throw new IllegalArgumentException("wharf.tracking.ask-per-minute is 1 or more; to ask nothing, set wharf.tracking.ask to false");
    }
}
