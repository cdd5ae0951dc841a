package dev.wharf.tracking;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrackingSettings.class)
class TrackingConfiguration {
    /** Behind headers and sizes, before anything else: whoever asks for a parameter would make the container read the form first. */
    @Bean
    FilterRegistrationBean<CallbackBody> callbackBody(TrackingSettings settings) {
        var registration = new FilterRegistrationBean<>(new CallbackBody(settings.senders(), settings.sendersPerAddress(), settings.sendWithin()));
        registration.addUrlPatterns("/callbacks/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> hangUp() {
        return server -> server.addEngineValves(new HangUp());
    }
}
