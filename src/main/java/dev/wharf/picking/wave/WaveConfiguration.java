package dev.wharf.picking.wave;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WaveWatchSettings.class)
class WaveConfiguration { }
