package dev.wharf.picking.replenish;

import dev.wharf.common.Refusal;

/**
 * What a person has scanned on the way from the reserve bin to the pick face.
 *
 * @param clientKey names the move; sent again, it is booked once
 * @param lot       read from goods that have lots, else empty
 * @param units     above zero
 */
record MoveReading(String clientKey, long line, String from, String barcode, String lot, int units, String to) {
    private static final int KEY_MAX = 60;
    /** More than any bin holds; keeps sums far from the end of an INT. */
    private static final int UNITS_MAX = 1_000_000;

    MoveReading {
        if (clientKey == null || clientKey.isBlank() || clientKey.length() > KEY_MAX) {
            throw Refusal.invalid("CLIENT_KEY_INVALID", "clientKey", "clientKey names this move in 1 to " + KEY_MAX + " characters.");
        }
        from = said("from", from);
        barcode = said("barcode", barcode);
        lot = lot == null ? "" : lot.strip();
        to = said("to", to);
        if (units < 1 || units > UNITS_MAX) throw Refusal.invalid("UNITS_INVALID", "units", "units is 1 or more, the units that were moved.");
    }

    private static String said(String field, String value) {
        if (value == null || value.isBlank()) throw Refusal.invalid("FIELD_MISSING", field, field + " is missing: scan it.");
        return value.strip();
    }
}
