package dev.wharf.infra;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * The pages speak Chinese unless a person chose English with {@code ?lang=en}; a cookie remembers it. The browser's own wish does not
 * count: a warehouse's shared phone is often set up in a language its user cannot read. For buyers it does, until they choose: their phone is their own.
 */
@Configuration(proxyBeanMethods = false)
class LocaleConfiguration implements WebMvcConfigurer {
    private static final String BUYERS_PAGES = "/track/";

    /** Every {@code messages/x.properties} is the Chinese of one set of pages; {@code x_en} is its English. */
    @Bean
    MessageSource messageSource() throws IOException {
        var found = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(Arrays.stream(found).map(file -> file.getFilename().replace(".properties", ""))
            .filter(name -> !name.endsWith("_en")).sorted().distinct().map(name -> "messages/" + name).toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new TwoLanguages("wharf-language");
        resolver.setDefaultLocaleFunction(request -> request.getRequestURI().startsWith(BUYERS_PAGES) ? wished(request) : Locale.SIMPLIFIED_CHINESE);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        return resolver;
    }

    /** The first of our two languages in what the browser wants; English for who wants neither, Chinese for who says nothing. */
    private static Locale wished(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) return Locale.SIMPLIFIED_CHINESE;
        for (var locale : Collections.list(request.getLocales())) {
            if ("zh".equals(locale.getLanguage())) return Locale.SIMPLIFIED_CHINESE;
            if ("en".equals(locale.getLanguage())) return Locale.ENGLISH;
        }
        return Locale.ENGLISH;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var change = new LocaleChangeInterceptor();
        change.setParamName("lang");
        change.setHttpMethods("GET");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change);
    }

    /** Whatever is asked for, the answer is Chinese or English, never half of each. */
    private static final class TwoLanguages extends CookieLocaleResolver {
        TwoLanguages(String cookie) {
            super(cookie);
        }

        @Override
        public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
            super.setLocale(request, response, locale != null && "en".equals(locale.getLanguage()) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
        }
    }
}
