package dev.wharf.lead;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.floor.*}.
 *
 * @param returnAfter work that somebody took and scanned nothing for so long goes back if no unit is in hand, and the lead is told if one is; 0 for never. Longer than
 *                    {@link FloorReader#AWAY}: a device without network for ten minutes must not lose its task
 * @param every       pause between looks
 * @param watch       false: this node gives nothing back
 */
@ConfigurationProperties("wharf.floor")
record FloorSettings(@DefaultValue("30m") Duration returnAfter, @DefaultValue("1m") Duration every, @DefaultValue("true") boolean watch) {
    FloorSettings {
        if (!returnAfter.isZero() && returnAfter.compareTo(FloorReader.AWAY) <= 0) {
            throw new IllegalArgumentException("wharf.floor.return-after is longer than " + FloorReader.AWAY.toMinutes() + "m, or 0 for never");
        }
        if (every.compareTo(Duration.ofSeconds(1)) < 0) throw new IllegalArgumentException("wharf.floor.every is 1s or more");
    }
}
