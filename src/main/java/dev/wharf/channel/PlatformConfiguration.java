package dev.wharf.channel;

import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlatformSettings.class)
class PlatformConfiguration {
    @Bean
    PlatformAccounts platformAccounts(PlatformSettings settings) {
        return (protocol, shop) -> Optional.ofNullable(settings.of(protocol).shops().get(shop))
            .map(s -> new PlatformAccounts.Account(s.url(), s.key(), s.secret(), s.session()));
    }
}
