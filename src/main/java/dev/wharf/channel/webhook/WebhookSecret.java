package dev.wharf.channel.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and verifies messages as Standard Webhooks says: HMAC-SHA256 over id, timestamp and raw body, joined by dots
 * (docs/rules/webhooks.md).
 */
public final class WebhookSecret {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";
    private static final String PREFIX = "whsec_";
    /** How far the sender's clock may be off; the standard leaves the number open, its libraries use this one. */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /** @throws IllegalArgumentException unless it is {@code whsec_} and base64 of 24 to 64 bytes */
    public static WebhookSecret parse(String text) {
        if (text == null || !text.startsWith(PREFIX)) throw new IllegalArgumentException("A webhook secret begins with " + PREFIX);
        var key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        if (key.length < 24 || key.length > 64) throw new IllegalArgumentException("A webhook secret has 24 to 64 bytes");
        return new WebhookSecret(key);
    }

    /** A new one, as it is written: 32 random bytes. */
    public static String fresh(SecureRandom random) {
        var key = new byte[32];
        random.nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** @return value of the header webhook-signature */
    public String sign(String id, Instant at, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    /** @return false if it is not ours, was changed, or is older or newer than five minutes */
    public boolean verifies(String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (id == null || timestamp == null || signatures == null || !timestamp.matches("[0-9]{1,12}")) return false;
        var at = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(at, now).abs().compareTo(WINDOW) > 0) return false;
        var expected = sign(id, at, body).getBytes(StandardCharsets.US_ASCII);
        boolean matches = false;
        for (var signature : signatures.split(" ")) {
            matches |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII));
        }
        return matches;
    }

    @Override
    public String toString() {
        return "WebhookSecret[hidden]";
    }
}
