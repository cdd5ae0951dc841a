package dev.wharf.demo;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings {@code wharf.demo.channel.*}. @param protocols by shop code: top, jos or doudian, for shops whose channel is one of the platform stubs */
@ConfigurationProperties("wharf.demo.channel")
record DemoChannelSettings(@DefaultValue Map<String, String> protocols) { }
