package dev.wharf.message;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.message.*}.
 *
 * @param words          by {@code <kind>.zh} and {@code <kind>.en}: other words than the house's own, see {@link MessageWords}
 * @param connectTimeout until a connection stands
 * @param answerTimeout  until the answer is there
 * @param pause          after a shop's server said that it takes no more for now
 */
@ConfigurationProperties("wharf.message")
record MessageSettings(@DefaultValue Map<String, Words> words, @DefaultValue("3s") Duration connectTimeout, @DefaultValue("8s") Duration answerTimeout,
                       @DefaultValue("1m") Duration pause) {
    /** Either may be empty: then the house's own words stand. */
    record Words(@DefaultValue("") String zh, @DefaultValue("") String en) { }
}
