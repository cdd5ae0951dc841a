package dev.wharf.channel;

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
 * @param answerTimeout  until the answer is there; with connecting below half of wharf.effect.longest-call, which covers asking and telling
 */
@ConfigurationProperties("wharf.channel.webhook")
record WebhookSettings(@DefaultValue Map<String, Shop> shops, @DefaultValue("3s") Duration connectTimeout, @DefaultValue("8s") Duration answerTimeout) {

    /** @param secret {@code whsec_} and 24 to 64 bytes in base64, shared with the receiver; from the environment, never from a file in version control */
    record Shop(URI url, String secret) {
        @Override
        public String toString() {
            return "Shop[" + url + "]";
        }
    }
}
