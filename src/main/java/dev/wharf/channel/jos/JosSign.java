package dev.wharf.channel.jos;

import dev.wharf.channel.SortedSign;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Signs calls of 京东 JOS: all parameters of address and form together, but the signature itself; MD5, upper-case hex (docs/rules/channels.md). Pure. */
public final class JosSign {
    private JosSign() { }

    /** @param parameters as sent, texts before URL encoding, 360buy_param_json among them; pairs without a value do not count */
    public static String of(Map<String, String> parameters, String secret) {
        var signed = new HashMap<>(parameters);
        signed.remove("sign");
        return SortedSign.md5(secret + SortedSign.joined(signed) + secret).toUpperCase(Locale.ROOT);
    }

    /** For the receiving side. */
    public static boolean verifies(Map<String, String> parameters, String secret) {
        return SortedSign.same(of(parameters, secret), parameters.get("sign"));
    }
}
