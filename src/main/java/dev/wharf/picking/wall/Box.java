package dev.wharf.picking.wall;

import dev.wharf.common.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;

/** The goods of one walk, or of all walks of a wave. Named by the number of the pick task (T12 or 12) or of the wave (W12). */
record Box(boolean wave, long number) {
    private static final Pattern NAME = Pattern.compile("([TW]?)(\\d{1,18})");

    static Box parse(String name) {
        var read = NAME.matcher(name == null ? "" : name.strip().toUpperCase(Locale.ROOT));
        if (!read.matches()) throw Refusal.invalid("BOX_UNKNOWN", "box", "box is the number of a pick task, like T123, or of a wave, like W123. Scan the one on the box.");
        return new Box(read.group(1).equals("W"), Long.parseLong(read.group(2)));
    }

    @Override
    public String toString() {
        return (wave ? "W" : "T") + number;
    }
}
