package dev.wharf.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the signatures of TOP, JOS and 抖店 share: names and values joined in the order of their names, digested with the secret at both ends or as the
 * key. Pure; texts as they were received, never written anew.
 */
public final class SortedSign {
    private SortedSign() { }

    /** Names and values without separators, by name in the order of its characters; pairs without a value are left out, as the vendors' Java SDKs do. */
    public static String joined(Map<String, String> parameters) {
        return new TreeMap<>(parameters).entrySet().stream().filter(e -> e.getValue() != null && !e.getValue().isEmpty())
            .map(e -> e.getKey() + e.getValue()).collect(Collectors.joining());
    }

    /** Lower-case hex. */
    public static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    /** Lower-case hex. @param algorithm HmacMD5 or HmacSHA256 */
    public static String hmac(String algorithm, String secret, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }

    /** Takes as long for a wrong signature as for a right one. */
    public static boolean same(String expected, String received) {
        return received != null && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), received.getBytes(StandardCharsets.UTF_8));
    }
}
