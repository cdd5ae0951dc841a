package dev.wharf.channel.wangdian;

import dev.wharf.channel.SortedSign;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Verifies calls as clients of 旺店通 企业版 sign them: pairs by name, each as {@code 03-sid:0005-test2} with the lengths of name and value, joined by semicolons, the secret
 * behind, MD5 in lower-case hex. Pairs without a value count. Lengths are those of characters, not of bytes. Pure; texts as they were received.
 */
public final class EnterpriseSign {
    private EnterpriseSign() { }

    /** @param parameters the signature itself may be among them and does not count */
    public static String of(Map<String, String> parameters, String secret) {
        return of(parameters, secret, text -> text.codePointCount(0, text.length()));
    }

    /**
     * Clients in Java and JavaScript count an emoji as the two units that UTF-16 needs for it, the vendor's own as one character. Both are taken, for both hold the secret; a
     * count of bytes is not.
     */
    public static boolean verifies(Map<String, String> parameters, String secret) {
        var received = parameters.get("sign");
        return SortedSign.same(of(parameters, secret), received) || SortedSign.same(of(parameters, secret, String::length), received);
    }

    private static String of(Map<String, String> parameters, String secret, ToIntFunction<String> length) {
        var signed = new TreeMap<>(parameters);
        signed.remove("sign");
        return SortedSign.md5(signed.entrySet().stream()
            .map(e -> "%02d-%s:%04d-%s".formatted(length.applyAsInt(e.getKey()), e.getKey(), length.applyAsInt(e.getValue()), e.getValue())).collect(Collectors.joining(";")) + secret);
    }
}
