package dev.wharf.tracking;

import dev.wharf.tracking.PushRefused.Why;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Fields of an urlencoded form as bytes: a signature is over the text that was sent, and reading it as characters first could change it. A name that
 * comes twice is refused, because it could be read one way here and another way elsewhere; so is a form of more fields than any feed sends.
 */
public final class FormFields {
    private static final int HEX = 16;
    /** Feeds send three or four. */
    private static final int MOST = 16;

    private FormFields() { }

    /** @throws PushRefused UNREADABLE if it is no such form */
    public static Map<String, byte[]> of(byte[] body) {
        var fields = new HashMap<String, byte[]>();
        int from = 0;
        for (int at = 0; at <= body.length; at++) {
            if (at < body.length && body[at] != '&') continue;
            if (at > from) field(body, from, at, fields);
            from = at + 1;
        }
        return fields;
    }

    private static void field(byte[] body, int from, int to, Map<String, byte[]> fields) {
        int equals = from;
        while (equals < to && body[equals] != '=') equals++;
        if (fields.size() >= MOST) throw new PushRefused(Why.UNREADABLE);
        var name = new String(decoded(body, from, equals), StandardCharsets.UTF_8);
        if (fields.put(name, equals == to ? new byte[0] : decoded(body, equals + 1, to)) != null) throw new PushRefused(Why.UNREADABLE);
    }

    /** Takes one round of percent-encoding away. @throws PushRefused UNREADABLE if it is broken */
    public static byte[] decoded(byte[] encoded) {
        return decoded(encoded, 0, encoded.length);
    }

    private static byte[] decoded(byte[] body, int from, int to) {
        var out = new ByteArrayOutputStream(to - from);
        for (int at = from; at < to; at++) {
            if (body[at] == '%') {
                if (at + 2 >= to) throw new PushRefused(Why.UNREADABLE);
                out.write(digit(body[at + 1]) * HEX + digit(body[at + 2]));
                at += 2;
            } else {
                out.write(body[at] == '+' ? ' ' : body[at]);
            }
        }
        return out.toByteArray();
    }

    private static int digit(byte hex) {
        int value = Character.digit(hex, HEX);
        if (value < 0) throw new PushRefused(Why.UNREADABLE);
        return value;
    }
}
