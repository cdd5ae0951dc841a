package dev.wharf.channel.wangdian;

import dev.wharf.channel.SortedSign;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Verifies calls as clients of 旺店通 旗舰版 sign them: the query's pairs and the raw body as {@code body}, by name, the secret at both ends, MD5 in lower-case hex. Pure. */
public final class FlagshipSign {
    private FlagshipSign() { }

    /**
     * @param query as received, decoded; the signature itself may be among it and does not count
     * @param body  raw, never written anew
     */
    public static String of(Map<String, String> query, String body, String secret) {
        var signed = new TreeMap<>(query);
        signed.remove("sign");
        signed.put("body", body);
        return SortedSign.md5(secret + signed.entrySet().stream().map(e -> e.getKey() + e.getValue()).collect(Collectors.joining()) + secret);
    }

    public static boolean verifies(Map<String, String> query, String body, String secret) {
        return SortedSign.same(of(query, body, secret), query.get("sign"));
    }
}
