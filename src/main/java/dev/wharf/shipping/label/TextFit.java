package dev.wharf.shipping.label;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines and makes it smaller until it stands in its box: what runs out of the frame is not delivered. Pure. */
final class TextFit {
    /** Heights are in millimetres; a line takes this many times the size of its letters. */
    static final double LEADING = 1.15;
    private static final double STEP = 0.1;
    /** From here on a character is as wide as it is high, and a line may end before or after it. */
    private static final int FIRST_WIDE = 0x2E80;

    /** How wide a character is, as a part of its size. */
    @FunctionalInterface
    interface Measure {
        double of(int codePoint);

        default double of(String text) {
            return text.codePoints().mapToDouble(this::of).sum();
        }
    }

    /** @param size of the letters. @param whole false if even the smallest letters left something out, marked by … */
    record Fitted(List<String> lines, double size, boolean whole) { }

    private TextFit() { }

    static boolean isWide(int codePoint) {
        return codePoint >= FIRST_WIDE;
    }

    /** One line of plain text: what a printer might take for a command of its own, or what turns the direction, is gone. */
    static String plain(String text) {
        var plain = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) plain.append(' ');
            else if (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.SURROGATE) plain.appendCodePoint(c);
        });
        return plain.toString().strip();
    }

    static Fitted fit(String text, Measure measure, double width, double height, double largest, double smallest) {
        var plain = plain(text);
        for (double size = largest; size > smallest; size -= STEP) {
            var lines = wrap(plain, measure, width / size);
            if (lines.size() * size * LEADING <= height) return new Fitted(lines, size, true);
        }
        var lines = wrap(plain, measure, width / smallest);
        int room = Math.max(1, (int) Math.floor(height / (smallest * LEADING) + 1e-9));
        return lines.size() <= room ? new Fitted(lines, smallest, true) : new Fitted(cut(lines, room, measure, width / smallest), smallest, false);
    }

    private static List<String> cut(List<String> lines, int room, Measure measure, double ems) {
        var kept = new ArrayList<>(lines.subList(0, room - 1));
        var last = String.join(" ", lines.subList(room - 1, lines.size()));
        while (!last.isEmpty() && measure.of(last + "…") > ems) last = last.substring(0, last.offsetByCodePoints(last.length(), -1));
        kept.add(last + "…");
        return kept;
    }

    /** @param ems the width of a line, in sizes of the letters */
    private static List<String> wrap(String text, Measure measure, double ems) {
        var lines = new ArrayList<String>();
        int start = 0;
        while (start < text.length()) {
            int end = lineEnd(text, start, measure, ems);
            lines.add(text.substring(start, end).strip());
            start = end;
            while (start < text.length() && text.charAt(start) == ' ') start++;
        }
        return lines;
    }

    /** After the last place where a line may end, or within a word that is longer than the line. */
    private static int lineEnd(String text, int start, Measure measure, double ems) {
        double used = 0;
        int place = start;
        int at = start;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (at > start && (c == ' ' || isWide(c) || isWide(text.codePointBefore(at)))) place = at;
            used += measure.of(c);
            if (used > ems + 1e-9 && at > start) return place > start ? place : at;
            at += Character.charCount(c);
        }
        return at;
    }
}
