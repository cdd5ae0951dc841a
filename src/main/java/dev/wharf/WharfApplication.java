package dev.wharf;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Wharf: the engine, its web applications and our pages in one process. */
@SpringBootApplication
public class WharfApplication {
    public static void main(String[] args) {
        SpringApplication.run(WharfApplication.class, args);
    }
}
