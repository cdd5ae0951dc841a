package dev.wharf.overview;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many of the special requests of orders whose last parcel left were done: ticked at the bench in the count that let the parcel go. One that came after
 * the count is asked and not done.
 */
@Component
class RequestFigures {
    /** Longer spans are for a report, not for a page that somebody waits for. */
    private static final int MOST_DAYS = 366;
    private static final int MOST_MISSED = 100;

    record Count(String request, int asked, int done) { }

    record Missed(String fulfillmentNo, String request) { }

    /**
     * @param from  and {@code to}: days of the house, both counted
     * @param rate  done per asked, 0 to 1; 1 if nothing was asked
     * @param missed the first {@value #MOST_MISSED} that were not done
     */
    record Rate(LocalDate from, LocalDate to, int orders, int asked, int done, double rate, List<Count> requests, List<Missed> missed) { }

    private record Left(long fulfillment, String requests) { }

    private final JdbcClient jdbc;
    private final OverviewSettings settings;

    RequestFigures(JdbcClient jdbc, OverviewSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** @throws Refusal INVALID if the span ends before it begins, or is longer than a year */
    Rate between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) throw Refusal.invalid("SPAN_INVALID", "to", "to is not before from.");
        if (to.isAfter(from.plusDays(MOST_DAYS))) throw Refusal.invalid("SPAN_INVALID", "to", "A span has at most " + MOST_DAYS + " days.");
        var begin = from.atStartOfDay(settings.zone()).toInstant();
        var end = to.plusDays(1).atStartOfDay(settings.zone()).toInstant();
        var left = left(begin, end);
        var done = done(begin, end);
        var counts = new TreeMap<String, int[]>();
        var missed = new ArrayList<Missed>();
        for (var order : left) {
            for (var request : order.requests().split("\n")) {
                boolean isDone = done.getOrDefault(order.fulfillment(), Set.of()).contains(request);
                var count = counts.computeIfAbsent(request, r -> new int[2]);
                count[0]++;
                if (isDone) count[1]++;
                else if (missed.size() < MOST_MISSED) missed.add(new Missed(new FulfillmentId(order.fulfillment()).toString(), request));
            }
        }
        int asked = counts.values().stream().mapToInt(c -> c[0]).sum();
        int all = counts.values().stream().mapToInt(c -> c[1]).sum();
        return new Rate(from, to, left.size(), asked, all, asked == 0 ? 1 : (double) all / asked,
            counts.entrySet().stream().map(c -> new Count(c.getKey(), c.getValue()[0], c.getValue()[1])).toList(), missed);
    }

    private List<Left> left(Instant from, Instant until) {
        return jdbc.sql("""
                SELECT DISTINCT f.fulfillment_id, f.special_requests FROM parcel p JOIN fulfillment f ON f.fulfillment_id = p.fulfillment_id
                 WHERE p.handed_over_at >= :from AND p.handed_over_at < :until AND f.special_requests <> ''
                   AND NOT EXISTS (SELECT 1 FROM parcel o WHERE o.fulfillment_id = p.fulfillment_id AND o.state <> 'VOIDED' AND (o.handed_over_at IS NULL OR o.handed_over_at >= :until))
                 ORDER BY f.fulfillment_id
                """).param("from", SqlTime.text(from)).param("until", SqlTime.text(until)).query((rs, n) -> new Left(rs.getLong(1), rs.getString(2))).list();
    }

    private Map<Long, Set<String>> done(Instant from, Instant until) {
        var done = new HashMap<Long, Set<String>>();
        jdbc.sql("""
                SELECT v.fulfillment_id, r.request FROM verification v JOIN request_confirmation r ON r.verification_id = v.verification_id
                 WHERE v.fulfillment_id IN (SELECT p.fulfillment_id FROM parcel p WHERE p.handed_over_at >= :from AND p.handed_over_at < :until)
                   AND v.state = 'MATCHED' AND r.confirmed_at IS NOT NULL
                """).param("from", SqlTime.text(from)).param("until", SqlTime.text(until))
            .query((rs, n) -> done.computeIfAbsent(rs.getLong(1), id -> new HashSet<>()).add(rs.getString(2))).list();
        return done;
    }
}
