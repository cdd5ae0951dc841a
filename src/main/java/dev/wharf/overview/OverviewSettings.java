package dev.wharf.overview;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings {@code wharf.overview.*}. @param zone in which people read times */
@ConfigurationProperties("wharf.overview")
record OverviewSettings(@DefaultValue("Asia/Shanghai") ZoneId zone) { }
