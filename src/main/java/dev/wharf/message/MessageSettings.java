package dev.wharf.message;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.message.*}. How long a call may take is set for the shops' webhooks.
 *
 * @param words by {@code <kind>.zh} and {@code <kind>.en}: other words than the house's own, see {@link MessageWords}
 * @param pause after a shop's server said that it takes no more for now
 */
@ConfigurationProperties("wharf.message")
record MessageSettings(@DefaultValue Map<String, Words> words, @DefaultValue("1m") Duration pause) {
    /** Either may be empty: then the house's own words stand. */
    record Words(@DefaultValue("") String zh, @DefaultValue("") String en) { }
}
