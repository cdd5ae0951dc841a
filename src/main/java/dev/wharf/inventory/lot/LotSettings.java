package dev.wharf.inventory.lot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings {@code wharf.lot.*}. @param every pause between looks for lots that are not good for long enough any more */
@ConfigurationProperties("wharf.lot")
record LotSettings(@DefaultValue("15m") Duration every) {
    LotSettings {
        if (every.compareTo(Duration.ofSeconds(1)) < 0) throw new IllegalArgumentException("wharf.lot.every is 1s or more");
    }
}
