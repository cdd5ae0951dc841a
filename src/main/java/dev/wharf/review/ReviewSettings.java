package dev.wharf.review;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param paymentTimeout an order unpaid for this long is cancelled
 * @param divisions      folder of an address library to use instead of the one inside; empty for the one inside
 */
@ConfigurationProperties("wharf.review")
record ReviewSettings(@DefaultValue("24h") Duration paymentTimeout, @DefaultValue("") String divisions) { }
