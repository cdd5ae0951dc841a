package dev.wharf.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Says whether two things are the same, without keeping or comparing the texts: SHA-256 of what is left when writing habits are taken away. */
public final class Fingerprint {
    private static final Pattern NOT_TEXT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Fingerprint() { }

    /** Of name, phone and address: the parcel would go to the same hands. */
    public static byte[] of(Receiver to) {
        return of(plain(to.address()) + '|' + plain(to.phone()) + '|' + plain(to.name()));
    }

    /** Of SKUs and units: the same goods, in whatever order and on however many lines. Gifts do not count. */
    public static byte[] of(Collection<SalesOrder.Line> lines) {
        var units = new TreeMap<String, Integer>(Comparator.naturalOrder());
        lines.stream().filter(l -> !l.gift()).forEach(l -> units.merge(l.sku(), l.quantity(), Integer::sum));
        return of(units.toString());
    }

    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Letters and digits only, half-width, lower case. */
    public static String plain(String text) {
        return NOT_TEXT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
