package dev.wharf.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Sizes as people sort them: letters from small to large, then numbers by value, then anything else by its text. */
final class SizeOrder {
    private static final List<String> LETTERS = List.of("XXXS", "XXS", "XS", "S", "M", "L", "XL", "XXL", "2XL", "XXXL", "3XL", "4XL", "5XL");
    private static final int NUMBERS = LETTERS.size();

    static final Comparator<String> SMALLEST_FIRST = Comparator.comparingInt(SizeOrder::kind).thenComparingDouble(SizeOrder::number).thenComparing(Comparator.naturalOrder());

    private SizeOrder() { }

    private static int kind(String size) {
        int letters = LETTERS.indexOf(size.toUpperCase(Locale.ROOT));
        if (letters >= 0) return letters;
        return isNumber(size) ? NUMBERS : NUMBERS + 1;
    }

    private static double number(String size) {
        return isNumber(size) ? Double.parseDouble(size) : 0;
    }

    private static boolean isNumber(String size) {
        return size.matches("\\d{1,9}(\\.\\d{1,3})?");
    }
}
