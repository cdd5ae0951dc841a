package dev.wharf.shipping;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.shipping.*}.
 *
 * @param defaultCarrier code of the carrier that every parcel goes with; may stay empty where only one carrier is set up
 */
@ConfigurationProperties("wharf.shipping")
record ShippingSettings(@DefaultValue("") String defaultCarrier) { }
