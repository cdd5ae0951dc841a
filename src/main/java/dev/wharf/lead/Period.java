package dev.wharf.lead;

import dev.wharf.common.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** Days that a lead looks back on, from the beginning of the first to the end of the last. */
record Period(LocalDate from, LocalDate to, ZoneId zone) {
    private static final int MOST_DAYS = 31;

    /** @param from and {@code to} as 2026-11-23; empty means the last day, which is today if it is empty as well */
    static Period parse(String from, String to, LocalDate today, ZoneId zone) {
        var last = to.isBlank() ? today : day("to", to);
        var first = from.isBlank() ? last : day("from", from);
        if (first.isAfter(last)) throw Refusal.invalid("PERIOD_INVALID", "from", "from (" + first + ") is not after to (" + last + ").");
        if (first.plusDays(MOST_DAYS).isBefore(last.plusDays(1))) throw Refusal.invalid("PERIOD_INVALID", "from", "One look goes back at most " + MOST_DAYS + " days.");
        return new Period(first, last, zone);
    }

    private static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("DAY_INVALID", field, field + " is a day such as 2026-11-23.");
        }
    }

    Instant begin() {
        return from.atStartOfDay(zone).toInstant();
    }

    Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** @return the hour of the day in this zone, 0 to 23 */
    int hour(long hoursSinceBegin) {
        return begin().plus(Duration.ofHours(hoursSinceBegin)).atZone(zone).getHour();
    }
}
