package dev.wharf.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * SHA-256 over one day, in a form that anybody can compute again from a dump (docs/rules/stock.md): one line per thing, its fields joined by tabs, a
 * line feed after each, UTF-8. Backslash, tab and line feed inside a field are written {@code \\}, {@code \t} and {@code \n}; what is not there is empty.
 */
final class DayDigest {
    /** Before the first sealed day. */
    static final String NONE = "0".repeat(64);

    private final MessageDigest sha256;

    /** @param previous digest of the sealed day before */
    DayDigest(String previous, String day, String from, String until) {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        line(previous);
        line(day, from, until);
    }

    void line(Object... fields) {
        var text = new StringBuilder();
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) text.append('\t');
            if (fields[i] != null) text.append(fields[i] instanceof String plain ? escaped(plain) : fields[i].toString());
        }
        sha256.update(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        if (text.indexOf('\\') < 0 && text.indexOf('\t') < 0 && text.indexOf('\n') < 0) return text;
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    /** Lower case hexadecimal; ends this digest. */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** HMAC-SHA256 of a digest's hexadecimal text. @return empty without a key */
    static String sign(String key, String digest) {
        if (key.isEmpty()) return "";
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(digest.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
