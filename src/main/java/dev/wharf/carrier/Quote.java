package dev.wharf.carrier;

import dev.wharf.common.Money;
import java.util.Comparator;

/**
 * What a carrier that may take a parcel would charge.
 *
 * @param costMinor estimated, in minor units of CNY
 * @param billedG   grams it was priced by, the volume included
 */
public record Quote(String carrier, long costMinor, long billedG, int transitHours, int priority) {
    static final Comparator<Quote> CHEAPEST = Comparator.comparingLong(Quote::costMinor).thenComparingInt(Quote::priority).thenComparing(Quote::carrier);
    static final Comparator<Quote> FASTEST = Comparator.comparingInt(Quote::transitHours).thenComparing(CHEAPEST);

    public static String money(long minor) {
        return Money.text(minor);
    }
}
