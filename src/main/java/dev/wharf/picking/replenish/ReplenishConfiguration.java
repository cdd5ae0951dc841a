package dev.wharf.picking.replenish;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReplenishSettings.class)
class ReplenishConfiguration { }
