package dev.wharf.proof;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.proof.*}.
 *
 * @param watch      false if this node neither checks nor seals by itself
 * @param checkEvery from one check to the next, on one node at a time
 * @param sealAfter  how long after its end a day is sealed: longer than any transaction and than node clocks differ
 * @param zone       whose days are sealed
 * @param sealKey    secret that signs seals, 32 characters at least; empty: seals are not signed. From the environment, and kept for as long as seals are to be verified
 */
@ConfigurationProperties("wharf.proof")
record ProofSettings(@DefaultValue("true") boolean watch, @DefaultValue("5m") Duration checkEvery, @DefaultValue("15m") Duration sealAfter,
                     @DefaultValue("Asia/Shanghai") ZoneId zone, @DefaultValue("") String sealKey) {
    private static final int KEY_AT_LEAST = 32;

    ProofSettings {
        if (checkEvery.compareTo(Duration.ofSeconds(10)) < 0) throw new IllegalArgumentException("wharf.proof.check-every is 10s or more");
        if (sealAfter.compareTo(Duration.ofMinutes(1)) < 0) throw new IllegalArgumentException("wharf.proof.seal-after is 1m or more");
        if (!sealKey.isEmpty() && sealKey.getBytes(StandardCharsets.UTF_8).length < KEY_AT_LEAST) throw new IllegalArgumentException("wharf.proof.seal-key has 32 characters or more, or is empty");
    }

    @Override
    public String toString() {
        return "ProofSettings[watch=" + watch + ", checkEvery=" + checkEvery + ", sealAfter=" + sealAfter + ", zone=" + zone + ", signed=" + !sealKey.isEmpty() + "]";
    }
}
