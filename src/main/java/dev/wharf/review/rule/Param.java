package dev.wharf.review.rule;

import dev.wharf.common.Text;
import java.util.List;

/**
 * One parameter of a rule. A value is JSON: a number for WHOLE, MONEY (minor units), PERCENT and MINUTES, true or false for FLAG, a text for CHOICE,
 * a list of texts for WORDS, a list of objects for TABLE whose fields are the columns, all as text.
 *
 * @param fallback what holds where nothing is set, as such a value
 * @param least    smallest number; rows of a table and words of a list are limited by {@code most} only
 * @param choices  for CHOICE
 * @param columns  for TABLE
 */
public record Param(String key, Kind kind, Text label, Object fallback, long least, long most, List<String> choices, List<Column> columns) {
    public enum Kind { WHOLE, MONEY, PERCENT, MINUTES, FLAG, CHOICE, WORDS, TABLE }

    /** @param kind WHOLE, MONEY, PERCENT, CHOICE, or WORDS for any text; @param needed false if the cell may stay empty */
    public record Column(String key, Kind kind, Text label, boolean needed, List<String> choices) { }

    private static final int ROWS = 2000;

    public static Param number(String key, Kind kind, String zh, String en, long fallback, long least, long most) {
        return new Param(key, kind, new Text(zh, en), fallback, least, most, List.of(), List.of());
    }

    public static Param flag(String key, String zh, String en, boolean fallback) {
        return new Param(key, Kind.FLAG, new Text(zh, en), fallback, 0, 0, List.of(), List.of());
    }

    public static Param choice(String key, String zh, String en, String fallback, List<String> choices) {
        return new Param(key, Kind.CHOICE, new Text(zh, en), fallback, 0, 0, choices, List.of());
    }

    public static Param words(String key, String zh, String en, List<String> fallback) {
        return new Param(key, Kind.WORDS, new Text(zh, en), fallback, 0, ROWS, List.of(), List.of());
    }

    public static Param table(String key, String zh, String en, List<Column> columns, List<java.util.Map<String, String>> fallback) {
        return new Param(key, Kind.TABLE, new Text(zh, en), fallback, 0, ROWS, List.of(), columns);
    }
}
