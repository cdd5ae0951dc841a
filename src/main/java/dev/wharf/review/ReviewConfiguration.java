package dev.wharf.review;

import dev.wharf.review.address.AddressReview;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {
    @Bean
    AddressReview addressReview(ReviewSettings settings) {
        return settings.divisions().isBlank() ? AddressReview.fromClasspath() : AddressReview.fromFolder(Path.of(settings.divisions()));
    }
}
