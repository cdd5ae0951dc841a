package dev.wharf.lead;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings {@code wharf.lead.*}. @param zone whose days and hours a lead means */
@ConfigurationProperties("wharf.lead")
record LeadSettings(@DefaultValue("Asia/Shanghai") ZoneId zone) { }
