package dev.wharf.allocation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.inventory.*} about locks.
 *
 * @param repairLeaks whether units that an ended order still holds are given back, with an entry that says so; else they are only reported
 * @param leaksEvery  pause between looks for them
 * @param expireEvery pause between looks for soft locks that ended
 */
@ConfigurationProperties("wharf.inventory")
record LockSettings(@DefaultValue("false") boolean repairLeaks, @DefaultValue("5m") Duration leaksEvery, @DefaultValue("10s") Duration expireEvery) {
    LockSettings {
        if (leaksEvery.compareTo(Duration.ofSeconds(1)) < 0) throw new IllegalArgumentException("wharf.inventory.leaks-every is 1s or more");
        if (expireEvery.compareTo(Duration.ofSeconds(1)) < 0) throw new IllegalArgumentException("wharf.inventory.expire-every is 1s or more");
    }
}
