package dev.wharf;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Wharf: the engine, its web applications and our pages in one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WharfApplication {
    public static void main(String[] args) {
        SpringApplication.run(WharfApplication.class, args);
    }
}
