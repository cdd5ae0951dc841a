package dev.wharf.lead;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LeadSettings.class, FloorSettings.class})
class LeadConfiguration { }
