package dev.wharf.overview.track;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What opens a buyer's page: the order, the last day, and 128 bits of HMAC-SHA256 over both. Made from what we know already, so nothing is kept and the
 * same link can be shown again. Pure.
 */
final class TrackToken {
    private static final int SAID = Long.BYTES + Integer.BYTES;
    private static final int SIGNED = 16;
    private static final String PURPOSE = "buyer's page 1";

    private final byte[] secret;

    TrackToken(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    boolean possible() {
        return secret.length > 0;
    }

    /** 38 characters of a URL. */
    String of(long salesOrder, LocalDate lastDay) {
        var said = ByteBuffer.allocate(SAID).putLong(salesOrder).putInt(Math.toIntExact(lastDay.toEpochDay())).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ByteBuffer.allocate(SAID + SIGNED).put(said).put(signature(said)).array());
    }

    /** @return the order; empty if the token was not made here, was changed, or its last day is over */
    OptionalLong read(String token, LocalDate today) {
        if (!possible() || !token.matches("[A-Za-z0-9_-]{38}")) return OptionalLong.empty();
        var bytes = decoded(token);
        var said = Arrays.copyOf(bytes, SAID);
        if (bytes.length != SAID + SIGNED || !MessageDigest.isEqual(signature(said), Arrays.copyOfRange(bytes, SAID, bytes.length))) return OptionalLong.empty();
        var buffer = ByteBuffer.wrap(said);
        long order = buffer.getLong();
        return LocalDate.ofEpochDay(buffer.getInt()).isBefore(today) ? OptionalLong.empty() : OptionalLong.of(order);
    }

    private static byte[] decoded(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    private byte[] signature(byte[] said) {
        return Arrays.copyOf(sealed(PURPOSE, said), SIGNED);
    }

    /** What another page signs under the same secret. The purposes differ from each other before either ends, so that no two say the same together with what follows. */
    byte[] seal(String purpose, String what) {
        if (!possible()) throw new IllegalStateException("wharf.overview.track.secret is not set");
        return sealed(purpose, what.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] sealed(String purpose, byte[] what) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(what);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "TrackToken[hidden]";
    }
}
