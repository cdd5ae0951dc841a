package dev.wharf.channel.top;

import dev.wharf.channel.SortedSign;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Signs calls of 淘宝 TOP: all parameters but the signature itself, upper-case hex (docs/rules/channels.md). Pure. */
public final class TopSign {
    private TopSign() { }

    /**
     * @param parameters as sent, texts before URL encoding; pairs without a value do not count
     * @throws IllegalArgumentException unless their sign_method is md5, hmac or hmac-sha256
     */
    public static String of(Map<String, String> parameters, String secret) {
        var signed = new HashMap<>(parameters);
        signed.remove("sign");
        var joined = SortedSign.joined(signed);
        var hex = switch (parameters.getOrDefault("sign_method", "md5")) {
            case "md5" -> SortedSign.md5(secret + joined + secret);
            case "hmac" -> SortedSign.hmac("HmacMD5", secret, joined);
            case "hmac-sha256" -> SortedSign.hmac("HmacSHA256", secret, joined);
            default -> throw new IllegalArgumentException("sign_method is md5, hmac or hmac-sha256");
        };
        return hex.toUpperCase(Locale.ROOT);
    }

    /** For the receiving side. */
    public static boolean verifies(Map<String, String> parameters, String secret) {
        return SortedSign.same(of(parameters, secret), parameters.get("sign"));
    }
}
