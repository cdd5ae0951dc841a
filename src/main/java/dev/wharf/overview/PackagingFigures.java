package dev.wharf.overview;

import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many boxes of which kind left each warehouse, and what they cost, by month of the house. Reads the parcels as they were packed, so that it never changes afterwards. */
@Component
class PackagingFigures {
    /** A year and the month that has begun: longer spans are for a report. */
    private static final int MOST_MONTHS = 13;

    /**
     * @param box       code; empty for parcels of which nobody knows the box
     * @param parcels   that left in it
     * @param costMinor of them together, in minor units of CNY, as each cost when its parcel was packed
     * @param missing   of these, parcels for which the books had no unit of the material
     */
    record Used(YearMonth month, String warehouse, String box, long parcels, long costMinor, long missing) { }

    private final JdbcClient jdbc;
    private final OverviewSettings settings;

    PackagingFigures(JdbcClient jdbc, OverviewSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * The newest month first. Months in which both days lie count with these days alone.
     *
     * @param from first day of the house, and {@code to} the last, both counted
     * @throws Refusal INVALID if the span ends before it begins, or touches more than {@value #MOST_MONTHS} months
     */
    List<Used> between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) throw Refusal.invalid("SPAN_INVALID", "to", "to is not before from.");
        var months = Stream.iterate(YearMonth.from(to), month -> !month.isBefore(YearMonth.from(from)), month -> month.minusMonths(1)).limit(MOST_MONTHS + 1L).toList();
        if (months.size() > MOST_MONTHS) throw Refusal.invalid("SPAN_INVALID", "to", "A span has days of at most " + MOST_MONTHS + " months.");
        return months.stream().flatMap(month -> of(month, later(from, month.atDay(1)), earlier(to, month.atEndOfMonth())).stream()).toList();
    }

    private List<Used> of(YearMonth month, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                SELECT f.warehouse_code, p.box_code, COUNT(*), SUM(p.box_cost_minor), COUNT(e.stock_entry_id)
                  FROM parcel p
                  JOIN fulfillment f ON f.fulfillment_id = p.fulfillment_id
                  LEFT JOIN stock_entry e ON p.box_material <> '' AND e.entry_key = CONCAT('packaging:P', p.parcel_id) AND e.on_hand_delta = 0
                 WHERE p.handed_over_at >= :from AND p.handed_over_at < :until
                 GROUP BY f.warehouse_code, p.box_code ORDER BY f.warehouse_code, p.box_code
                """).param("from", SqlTime.text(from.atStartOfDay(settings.zone()).toInstant())).param("until", SqlTime.text(to.plusDays(1).atStartOfDay(settings.zone()).toInstant()))
            .query((rs, n) -> new Used(month, rs.getString(1), rs.getString(2), rs.getLong(3), rs.getLong(4), rs.getLong(5))).list();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
