package dev.wharf.channel.webhook;

import dev.wharf.channel.Capabilities;
import dev.wharf.channel.Capabilities.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.channel.webhook.*}.
 *
 * @param shops          by shop code: whom to tell
 * @param connectTimeout until a connection stands
 * @param answerTimeout  of a whole call, connecting included. Asking, telling and asking whether it was kept are three calls at most: together below wharf.effect.longest-call
 */
@ConfigurationProperties("wharf.channel.webhook")
record WebhookSettings(@DefaultValue Map<String, Shop> shops, @DefaultValue("3s") Duration connectTimeout, @DefaultValue("8s") Duration answerTimeout) {

    /**
     * @param secret         {@code whsec_} and 24 to 64 bytes in base64, shared with the receiver; from the environment, never from a file in version control
     * @param level          what the receiver understands: units of lines, lines, or whole orders only
     * @param severalNumbers see {@link Capabilities}
     * @param edit           see {@link Capabilities}
     */
    record Shop(URI url, String secret, @DefaultValue("QUANTITY") Level level, @DefaultValue("true") boolean severalNumbers, @DefaultValue("false") boolean edit) {
        Capabilities can() {
            return new Capabilities(level, severalNumbers, edit);
        }

        @Override
        public String toString() {
            return "Shop[" + url + "]";
        }
    }
}
