package dev.wharf.picking.site;

import dev.wharf.common.Refusal;

/** Refuses numbers and texts of a floor plan by the name of their field. */
final class Field {
    private static final int CODE_LENGTH = 64;

    private Field() { }

    static Refusal wrong(String field, String sentence) {
        return Refusal.invalid("FLOOR_PLAN_INVALID", field, field + ": " + sentence);
    }

    /** @param most the largest that is allowed, itself included */
    static int number(String field, Integer value, int least, int most) {
        if (value == null) throw wrong(field, "is missing.");
        if (value < least || value > most) throw wrong(field, most < least ? "is " + value + ", but there is none." : "is " + least + " to " + most + ", not " + value + ".");
        return value;
    }

    static String code(String field, String value) {
        if (value == null || value.isBlank() || value.length() > CODE_LENGTH) throw wrong(field, "has 1 to " + CODE_LENGTH + " characters.");
        return value.strip();
    }

    static void size(String field, int size, int least, int most) {
        if (size < least || size > most) throw wrong(field, "has " + least + " to " + most + " entries, not " + size + ".");
    }
}
