package dev.wharf.channel.webhook;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookConfiguration {
    /** Reads all secrets at start, so that a malformed one stops the start and not the first order. */
    @Bean
    WebhookEndpoints webhookEndpoints(WebhookSettings settings) {
        Map<String, WebhookEndpoints.Endpoint> byShop = new HashMap<>();
        settings.shops().forEach((code, shop) -> byShop.put(code, new WebhookEndpoints.Endpoint(shop.url(), WebhookSecret.parse(shop.secret()), shop.can())));
        return shop -> Optional.ofNullable(byShop.get(shop));
    }
}
