package dev.wharf.tracking.kdniao;

import dev.wharf.tracking.FeedText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** DataSign of 快递鸟: base64 over the lower-case hex of the MD5 of the raw text and the AppKey. Pure. */
public final class KdniaoSign {
    private KdniaoSign() { }

    /** @param requestData byte for byte */
    public static String of(byte[] requestData, String key) {
        return Base64.getEncoder().encodeToString(FeedText.md5(requestData, key.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.US_ASCII));
    }

    /** In constant time. */
    static boolean verifies(byte[] sign, byte[] requestData, String key) {
        return MessageDigest.isEqual(of(requestData, key).getBytes(StandardCharsets.US_ASCII), sign);
    }
}
