package dev.wharf.shipping;

import dev.wharf.common.TimeSettings;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.shipping.*}.
 *
 * @param defaultCarrier code of the carrier that every parcel goes with; may stay empty where only one carrier is set up
 * @param watch          whether this node asks carriers for numbers left and credits
 * @param watchEvery     pause between two such looks
 * @param creditWithin   a label that was given back and is not credited so long after its carrier was first asked is overdue, and asked about no more
 */
@ConfigurationProperties("wharf.shipping")
record ShippingSettings(@DefaultValue("") String defaultCarrier, @DefaultValue("true") boolean watch, @DefaultValue("10m") Duration watchEvery,
                        @DefaultValue("60d") Duration creditWithin) {
    ShippingSettings {
        TimeSettings.longerThanZero("wharf.shipping", Map.of("watch-every", watchEvery, "credit-within", creditWithin));
    }
}
