package dev.wharf.sync;

import dev.wharf.common.TimeSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.sync.*}.
 *
 * @param tellWithFirst codes of shops whose channel knows whole orders only and is told with the first parcel of an order, not with the last
 * @param tellAtLabel   codes of shops whose channel is told as soon as every parcel of a fulfillment has its label, before it leaves
 * @param leaveWithin   how long after that it may take to leave before people are shown, if the order's ship-by time is not over sooner
 * @param lookAgain     how often a parcel that waits for others of its order is looked at
 * @param patience      how long it waits at least before a person is asked, even if the order's ship-by time is near or over
 */
@ConfigurationProperties("wharf.sync")
record SyncSettings(@DefaultValue Set<String> tellWithFirst, @DefaultValue Set<String> tellAtLabel, @DefaultValue("24h") Duration leaveWithin,
                    @DefaultValue("1m") Duration lookAgain, @DefaultValue("4h") Duration patience) {
    SyncSettings {
        TimeSettings.longerThanZero("wharf.sync", Map.of("look-again", lookAgain, "patience", patience, "leave-within", leaveWithin));
    }
}
