package dev.wharf.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param shipWithin from placing the order to its ship-by time, if the order names none; 48 h is what most channels ask for */
@ConfigurationProperties("wharf.intake")
record IntakeSettings(@DefaultValue("48h") Duration shipWithin) { }
