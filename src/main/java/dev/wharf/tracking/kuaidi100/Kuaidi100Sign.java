package dev.wharf.tracking.kuaidi100;

import dev.wharf.tracking.FeedText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/** Signatures of 快递100: MD5 in upper-case hex over the raw text and what only both sides know. Pure. */
public final class Kuaidi100Sign {
    private Kuaidi100Sign() { }

    /** Of a push. @param param its text, byte for byte */
    public static String ofPush(byte[] param, String salt) {
        return FeedText.md5(param, bytes(salt)).toUpperCase(Locale.ROOT);
    }

    /** Of a query. */
    public static String ofQuery(byte[] param, String key, String customer) {
        return FeedText.md5(param, bytes(key), bytes(customer)).toUpperCase(Locale.ROOT);
    }

    /** In constant time; a client that writes the hex in lower case is right too. */
    static boolean verifies(byte[] sign, byte[] param, String salt) {
        var expected = ofPush(param, salt).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, new String(sign, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
