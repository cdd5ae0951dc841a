package dev.wharf.review.blacklist;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes blacklisted values. Keyed, because there are few enough phone numbers to hash them all and look one up. */
public final class HashKey {
    private static final int LEAST = 32;
    private static final int ID_DIGITS = 16;

    private final byte[] key;
    private final String id;

    private HashKey(byte[] key) {
        this.key = key;
        this.id = key.length == 0 ? "" : HexFormat.of().formatHex(mac("id of this key")).substring(0, ID_DIGITS);
    }

    /** @throws IllegalArgumentException if it is short; an empty one is allowed and hashes nothing */
    public static HashKey of(String text) {
        if (!text.isEmpty() && text.length() < LEAST) {
            throw new IllegalArgumentException("wharf.review.hash-key has " + text.length() + " characters; at least " + LEAST + " random ones are needed, such as: openssl rand -base64 32");
        }
        return new HashKey(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean present() {
        return key.length > 0;
    }

    /** Tells keys apart and says nothing about them; empty without a key. */
    String id() {
        return id;
    }

    byte[] hash(Kind kind, String plain) {
        return mac(kind + "|" + plain);
    }

    private byte[] mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "HashKey[hidden]";
    }
}
