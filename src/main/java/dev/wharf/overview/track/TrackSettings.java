package dev.wharf.overview.track;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.overview.track.*}.
 *
 * @param secret  signs the links of buyers' pages, 32 characters at least, from the environment; empty: there are no such pages
 * @param valid   how long a link opens
 * @param baseUrl where buyers reach us, for example {@code https://wharf.example.com}; empty: buyers get no messages with links, and who copies a link gets the address that he uses himself
 */
@ConfigurationProperties("wharf.overview.track")
record TrackSettings(@DefaultValue("") String secret, @DefaultValue("90d") Period valid, @DefaultValue("") String baseUrl) {
    private static final int SECRET_AT_LEAST = 32;

    TrackSettings {
        if (!secret.isEmpty() && secret.length() < SECRET_AT_LEAST) {
            throw new IllegalArgumentException("wharf.overview.track.secret has 32 characters or more, or is empty; random ones such as: openssl rand -base64 32");
        }
        if (valid.toTotalMonths() == 0 && valid.getDays() < 1) throw new IllegalArgumentException("wharf.overview.track.valid is one day or more");
    }

    @Override
    public String toString() {
        return "TrackSettings[set=" + !secret.isEmpty() + ", valid=" + valid + "]";
    }
}
