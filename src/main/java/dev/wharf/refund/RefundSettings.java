package dev.wharf.refund;

import dev.wharf.common.TimeSettings;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.refund.*}.
 *
 * @param pause after a shop's server said that it takes no more for now
 * @param due   how long finance has for a refund that needs a person; buyers of a cancelled order look for their money the day after
 */
@ConfigurationProperties("wharf.refund")
record RefundSettings(@DefaultValue("1m") Duration pause, @DefaultValue("24h") Duration due) {
    RefundSettings {
        TimeSettings.longerThanZero("wharf.refund", Map.of("pause", pause, "due", due));
    }
}
