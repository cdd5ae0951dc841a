package dev.wharf.picking.replenish;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.picking.replenish.*}; docs/rules/replenishment.md says where the defaults come from.
 *
 * @param watch    whether this node looks for pick faces that run empty
 * @param every    pause between two looks, over all nodes
 * @param levelDue a face below its minimum that no order waits for is filled within this time
 */
@ConfigurationProperties("wharf.picking.replenish")
record ReplenishSettings(@DefaultValue("true") boolean watch, @DefaultValue("5m") Duration every, @DefaultValue("8h") Duration levelDue) {
    ReplenishSettings {
        if (every.compareTo(Duration.ofSeconds(10)) < 0) throw new IllegalArgumentException("wharf.picking.replenish.every is 10s or more");
    }
}
