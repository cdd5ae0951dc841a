package dev.wharf.review;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param divisions folder of an address library to use instead of the one inside; empty for the one inside
 * @param hashKey   key that blacklisted values are hashed with, 32 characters at least; from the environment. Empty: nobody can be put on the blacklist
 * @param addressServiceLimit longest wait for one answer of a service outside about a number or an address; later means unknown. 10 ms to 5 s
 */
@ConfigurationProperties("wharf.review")
record ReviewSettings(@DefaultValue("") String divisions, @DefaultValue("") String hashKey,
                      @DefaultValue("300ms") Duration addressServiceLimit) {
    ReviewSettings {
        if (addressServiceLimit.compareTo(Duration.ofMillis(10)) < 0 || addressServiceLimit.compareTo(Duration.ofSeconds(5)) > 0) {
            throw new IllegalArgumentException("wharf.review.address-service-limit is " + addressServiceLimit + "; it has to be between 10 ms and 5 s");
        }
    }
}
