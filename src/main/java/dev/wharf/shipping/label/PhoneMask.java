package dev.wharf.shipping.label;

import java.util.regex.Pattern;

/** Hides the middle of a phone number, as platforms ask of labels: 138****0000. An extension stays, the courier dials it. Pure. */
public final class PhoneMask {
    private static final Pattern LONG = Pattern.compile("(\\d{3})\\d{4,}(\\d{4})");
    private static final Pattern ALL_BUT_FOUR = Pattern.compile("\\d(?=.*\\d{4})");

    private PhoneMask() { }

    public static String masked(String phone) {
        var joined = LONG.matcher(phone);
        return joined.find() ? joined.replaceFirst("$1****$2") : ALL_BUT_FOUR.matcher(phone).replaceAll("*");
    }
}
