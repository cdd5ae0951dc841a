package dev.wharf.stockkeeping;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StockkeepingSettings.class)
class StockkeepingConfiguration { }
