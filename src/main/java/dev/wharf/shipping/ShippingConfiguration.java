package dev.wharf.shipping;

import dev.wharf.shipping.label.LabelSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ShippingSettings.class, LabelSettings.class})
class ShippingConfiguration { }
