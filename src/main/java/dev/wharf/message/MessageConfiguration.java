package dev.wharf.message;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessageSettings.class)
class MessageConfiguration {
    /** Reads all words at start, so that a broken template stops the start and not the first message. */
    @Bean
    MessageWords messageWords(MessageSettings settings) {
        return new MessageWords(settings.words());
    }
}
