package dev.wharf.overview;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.inventory.Posting;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which entries of the stock ledger; an empty or missing part does not narrow.
 *
 * @param order  number of the fulfillment
 * @param cause  what moved the units, or its beginning: {@code TRANSFER:}
 * @param from   first moment that counts, ISO 8601 with its zone
 * @param to     first moment that does not count any more
 * @param cursor {@code next} of the page before
 */
record EntryFilter(String sku, String warehouse, String order, String cause, String kind, String from, String to, String cursor) {
    /** Where a page ended. Entries of one moment are told apart by their numbers. */
    record Cursor(String at, long id) { }

    EntryFilter {
        sku = text(sku);
        warehouse = text(warehouse);
        order = text(order).toUpperCase(Locale.ROOT);
        cause = text(cause);
        kind = text(kind).toUpperCase(Locale.ROOT);
        from = text(from);
        to = text(to);
        cursor = text(cursor);
        var wanted = kind;
        if (!kind.isEmpty() && Stream.of(Posting.Kind.values()).noneMatch(k -> k.name().equals(wanted))) {
            throw Refusal.invalid("KIND_UNKNOWN", "kind", "A kind is one of " + List.of(Posting.Kind.values()) + ".");
        }
        if (!order.isEmpty() && !FulfillmentId.isOne(order)) throw Refusal.invalid("ORDER_INVALID", "order", "order is a fulfillment number like F10000123.");
        if (!cursor.isEmpty() && !cursor.matches("[0-9]{1,18}-[0-9]{1,18}")) throw Refusal.invalid("CURSOR_INVALID", "cursor", "The cursor is next of the page before.");
        moment("from", from);
        moment("to", to);
    }

    static EntryFilter of(String sku, String warehouse) {
        return new EntryFilter(sku, warehouse, "", "", "", "", "", "");
    }

    EntryFilter after(String next) {
        return new EntryFilter(sku, warehouse, order, cause, kind, from, to, next);
    }

    /** Micros since the epoch and number of the last entry. */
    static String cursor(Instant at, long id) {
        return Math.addExact(at.getEpochSecond() * 1_000_000, at.getNano() / 1000) + "-" + id;
    }

    Cursor ended() {
        var parts = cursor.split("-");
        long micros = Long.parseLong(parts[0]);
        return new Cursor(SqlTime.text(Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000)), Long.parseLong(parts[1]));
    }

    long fulfillment() {
        return order.isEmpty() ? 0 : FulfillmentId.parse(order).value();
    }

    static Instant moment(String field, String value) {
        if (value.isEmpty()) return null;
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("TIME_INVALID", field, field + " is a moment with its zone, like 2026-11-23T10:00:00+08:00.");
        }
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}
