package dev.wharf.common;

import java.math.BigDecimal;

/** Amounts are whole numbers of the minor unit; this is how sentences say them. */
public final class Money {
    private Money() { }

    /** 12345 of a currency with two decimals is {@code 123.45}. */
    public static String text(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
