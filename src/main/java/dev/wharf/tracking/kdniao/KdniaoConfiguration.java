package dev.wharf.tracking.kdniao;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KdniaoSettings.class)
class KdniaoConfiguration {
    @Bean
    KdniaoAccounts kdniaoAccounts(KdniaoSettings settings) {
        return new KdniaoAccounts() {
            @Override
            public Map<String, KdniaoSettings.Account> all() {
                return settings.accounts();
            }

            @Override
            public URI url() {
                return settings.url();
            }

            @Override
            public URI queryUrl() {
                return settings.queryUrl();
            }
        };
    }
}
