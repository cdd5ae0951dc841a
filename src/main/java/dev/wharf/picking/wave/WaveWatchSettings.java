package dev.wharf.picking.wave;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.wave.*}. What waves are formed of is data of each warehouse.
 *
 * @param watch whether this node plans and looks after waves
 * @param every pause between looks: at settings saved on other nodes, turns that are due, and waves under way
 */
@ConfigurationProperties("wharf.wave")
record WaveWatchSettings(@DefaultValue("true") boolean watch, @DefaultValue("3s") Duration every) {
    WaveWatchSettings {
        if (every.compareTo(Duration.ofMillis(100)) < 0) throw new IllegalArgumentException("wharf.wave.every is 100ms or more");
    }
}
