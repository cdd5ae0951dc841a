package dev.wharf.review.bulk;

import dev.wharf.common.TimeSettings;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.bulk.*}.
 *
 * @param poll  pause between looks for a run when nobody rings: for what another node left behind
 * @param lease how long a node may keep a run without a sign of life; one lane takes far less
 */
@ConfigurationProperties("wharf.bulk")
record BulkSettings(@DefaultValue("2s") Duration poll, @DefaultValue("60s") Duration lease) {
    BulkSettings {
        TimeSettings.longerThanZero("wharf.bulk", Map.of("poll", poll, "lease", lease));
    }
}
