package dev.wharf.picking.site;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Bins in the order a picker meets them: by aisle, then along the aisle. Numbers in a bin code count as numbers, so A-9 comes before
 * A-10; goods without a bin come last, when everything else is on the cart.
 */
public final class BinOrder implements Comparator<String> {
    private static final Pattern PARTS = Pattern.compile("(?<=[0-9])(?=[^0-9])|(?<=[^0-9])(?=[0-9])");

    @Override
    public int compare(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) return Boolean.compare(a.isEmpty(), b.isEmpty());
        var left = PARTS.split(a);
        var right = PARTS.split(b);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = comparePart(left[i], right[i]);
            if (order != 0) return order;
        }
        return left.length != right.length ? Integer.compare(left.length, right.length) : a.compareTo(b);
    }

    private static int comparePart(String a, String b) {
        if (!isNumber(a) || !isNumber(b)) return a.compareToIgnoreCase(b);
        return new java.math.BigInteger(a).compareTo(new java.math.BigInteger(b));
    }

    private static boolean isNumber(String part) {
        return part.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
