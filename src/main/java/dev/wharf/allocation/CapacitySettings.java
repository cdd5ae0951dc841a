package dev.wharf.allocation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param every time between two looks at who waits for a slot; 1 s at least */
@ConfigurationProperties("wharf.allocation.capacity")
record CapacitySettings(@DefaultValue("1m") Duration every) {
    CapacitySettings {
        if (every.compareTo(Duration.ofSeconds(1)) < 0) throw new IllegalArgumentException("wharf.allocation.capacity.every is " + every + "; it has to be 1 s at least");
    }
}
