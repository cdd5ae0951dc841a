package dev.wharf.channel.doudian;

import dev.wharf.channel.SortedSign;
import java.util.Map;

/** Signs calls of 抖店: five parameters only, whatever else is sent, lower-case hex (docs/rules/channels.md). Pure. */
public final class DoudianSign {
    private DoudianSign() { }

    /**
     * @param parameters app_key, method, param_json, timestamp and v as sent, texts before URL encoding; others do not count
     * @throws IllegalArgumentException if one of the five is missing, or sign_method is neither md5 nor hmac-sha256
     */
    public static String of(Map<String, String> parameters, String secret) {
        var text = new StringBuilder(secret);
        for (var name : new String[] {"app_key", "method", "param_json", "timestamp", "v"}) {
            var value = parameters.get(name);
            if (value == null) throw new IllegalArgumentException(name + " is missing");
            text.append(name).append(value);
        }
        text.append(secret);
        return switch (parameters.getOrDefault("sign_method", "md5")) {
            case "md5" -> SortedSign.md5(text.toString());
            case "hmac-sha256" -> SortedSign.hmac("HmacSHA256", secret, text.toString());
            default -> throw new IllegalArgumentException("sign_method is md5 or hmac-sha256");
        };
    }

    /** For the receiving side. */
    public static boolean verifies(Map<String, String> parameters, String secret) {
        return SortedSign.same(of(parameters, secret), parameters.get("sign"));
    }

    /** The signature of a message that the platform pushes to us, header event-sign: MD5 over key, raw body and secret. */
    public static boolean verifiesPush(String appKey, String body, String secret, String received) {
        return SortedSign.same(SortedSign.md5(appKey + body + secret), received);
    }
}
