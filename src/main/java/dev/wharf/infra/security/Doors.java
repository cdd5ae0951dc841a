package dev.wharf.infra.security;

import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Servlet filters around the security chains: headers and size before them, single sign-on for Camunda's web applications behind them. */
@Configuration(proxyBeanMethods = false)
class Doors {
    @Bean
    FilterRegistrationBean<ResponseHeaders> responseHeaders() {
        return ordered(new ResponseHeaders(), Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit() {
        return ordered(new BodyLimit(), Ordered.HIGHEST_PRECEDENCE + 10);
    }

    /** Both paths: with the applications alone their REST API would be open to the applications' own login. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappSingleSignOn() {
        var filter = ordered(new ContainerBasedAuthenticationFilter(), Ordered.LOWEST_PRECEDENCE);
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.addInitParameter(ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM, ContainerBasedAuthenticationProvider.class.getName());
        return filter;
    }

    private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
