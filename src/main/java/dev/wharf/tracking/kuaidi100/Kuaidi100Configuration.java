package dev.wharf.tracking.kuaidi100;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Kuaidi100Settings.class)
class Kuaidi100Configuration {
    @Bean
    Kuaidi100Accounts kuaidi100Accounts(Kuaidi100Settings settings) {
        return new Kuaidi100Accounts() {
            @Override
            public Map<String, Kuaidi100Settings.Account> all() {
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
