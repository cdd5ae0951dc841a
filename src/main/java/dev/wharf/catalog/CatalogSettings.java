package dev.wharf.catalog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param watchEvery how often orders that wait for a code are looked at, beside the moments when a code is mapped */
@ConfigurationProperties("wharf.catalog")
record CatalogSettings(@DefaultValue("30s") Duration watchEvery) { }
