package dev.wharf.overview.track;

import java.util.regex.Pattern;

/** Hides phone numbers in what carriers write: mobiles, landlines and hotlines, in one piece or in groups. Any other long row of digits could be one, too. Pure. */
public final class PhoneMask {
    private static final Pattern PHONE = Pattern.compile("(?<![\\p{Nd}A-Za-z])(?:(?:\\+?86[- ]?)?1[3-9]\\p{Nd}[- ]?\\p{Nd}{4}[- ]?\\p{Nd}{4}|0\\p{Nd}{2,3}[- ]\\p{Nd}{7,8}|[48]00[- ]?\\p{Nd}{3}[- ]?\\p{Nd}{4}|\\p{Nd}{7,})(?!\\p{Nd})");
    private static final int KEPT = 3;
    private static final int KEPT_AT_END = 2;

    private PhoneMask() { }

    /** @param number the parcel's own, which stays as it is */
    public static String mask(String text, String number) {
        return PHONE.matcher(text).replaceAll(found -> {
            var digits = found.group();
            if (number.contains(digits)) return digits;
            return digits.substring(0, KEPT) + "****" + digits.substring(digits.length() - KEPT_AT_END);
        });
    }
}
