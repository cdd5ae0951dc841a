package dev.wharf.carrier;

import dev.wharf.process.Lane;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Parcels that each carrier takes from each warehouse on a day; the only class whose SQL names carrier_day. Days are those of China, where the house is. A lane keeps
 * the rows it looked at until its commit, and writes what it took in one conditional batch: so no two lanes take the last one. Call inside a lane.
 */
@Component
public class CarrierDays {
    /** Who carries from where. */
    public record Route(String carrier, String warehouse) { }

    private record Key(String warehouse, String carrier, LocalDate day) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byWarehouse = warehouse.compareTo(other.warehouse);
            int byCarrier = byWarehouse != 0 ? byWarehouse : carrier.compareTo(other.carrier);
            return byCarrier != 0 ? byCarrier : day.compareTo(other.day);
        }
    }

    /** What one lane holds and will change. */
    private static final class Book {
        private final Map<Key, Integer> used = new HashMap<>();
        private final TreeMap<Key, Integer> changes = new TreeMap<>();
        private final Map<Key, Integer> limits = new HashMap<>();
    }

    private static final Logger LOG = LoggerFactory.getLogger(CarrierDays.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    /** Only today's count decides anything; earlier ones say how a quota was used. */
    private static final Period KEPT = Period.ofMonths(1);

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;
    private final Lane.Writer<Book> changes = new Lane.Writer<>(59, "carrier_day", books -> write(books.get(0)));

    CarrierDays(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** Keeps today's rows of these routes until the commit; whoever comes later in this lane asks for nothing. */
    public void hold(Collection<Route> routes) {
        var book = book();
        var today = today();
        var missing = routes.stream().map(r -> new Key(r.warehouse(), r.carrier(), today)).filter(key -> !book.used.containsKey(key)).distinct().sorted().toList();
        if (missing.isEmpty()) return;
        Lane.current().flush();
        batch.batchUpdate("INSERT INTO carrier_day (warehouse_code, carrier_code, work_day, used) VALUES (?, ?, ?, 0) ON DUPLICATE KEY UPDATE used = used",
            missing.stream().map(key -> new Object[] {key.warehouse(), key.carrier(), key.day().toString()}).toList());
        jdbc.sql("""
                SELECT warehouse_code, carrier_code, used FROM carrier_day
                 WHERE work_day = :day AND warehouse_code IN (:warehouses) AND carrier_code IN (:carriers) ORDER BY warehouse_code, carrier_code FOR UPDATE
                """).param("day", today.toString()).param("warehouses", missing.stream().map(Key::warehouse).distinct().toList())
            .param("carriers", missing.stream().map(Key::carrier).distinct().toList())
            .query((rs, n) -> book.used.put(new Key(rs.getString(1), rs.getString(2), today), rs.getInt(3))).list();
    }

    /** Parcels of today, this lane's own included, on a route that is held. */
    public int used(Route route) {
        return book().used.getOrDefault(new Key(route.warehouse(), route.carrier(), today()), 0);
    }

    /** Takes one of today's on a route that is held. @param limit of the day, above what is used. @return today */
    public LocalDate take(Route route, int limit) {
        var key = new Key(route.warehouse(), route.carrier(), today());
        book().limits.merge(key, limit, Math::max);
        change(key, 1);
        return key.day();
    }

    /** Gives one back that was taken on that day; nothing for a day that is kept no more. */
    public void giveBack(Route route, LocalDate day) {
        if (day.isBefore(oldest())) return;
        change(new Key(route.warehouse(), route.carrier(), day), -1);
    }

    /** Deletes days that nobody looks at any more, by their keys: a scan would wait for the rows that lanes hold. Call outside of a lane. */
    public void forgetOld() {
        var old = jdbc.sql("SELECT warehouse_code, carrier_code, work_day FROM carrier_day WHERE work_day < :oldest").param("oldest", oldest().toString())
            .query((rs, n) -> new Object[] {rs.getString(1), rs.getString(2), rs.getString(3)}).list();
        if (!old.isEmpty()) batch.batchUpdate("DELETE FROM carrier_day WHERE warehouse_code = ? AND carrier_code = ? AND work_day = ?", old);
    }

    private void change(Key key, int parcels) {
        var book = book();
        if (book.changes.isEmpty()) Lane.current().write(changes, book);
        book.changes.merge(key, parcels, Integer::sum);
        book.used.computeIfPresent(key, (k, n) -> n + parcels);
    }

    private void write(Book book) {
        var changed = List.copyOf(book.changes.entrySet().stream().filter(c -> c.getValue() != 0).map(c -> Map.entry(c.getKey(), c.getValue())).toList());
        book.changes.clear();
        if (changed.isEmpty()) return;
        var counts = batch.batchUpdate("""
            UPDATE carrier_day SET used = used + ?
             WHERE warehouse_code = ? AND carrier_code = ? AND work_day = ? AND used + ? >= 0 AND (? < 0 OR used + ? <= ?)""",
            changed.stream().map(c -> new Object[] {c.getValue(), c.getKey().warehouse(), c.getKey().carrier(), c.getKey().day().toString(), c.getValue(), c.getValue(), c.getValue(),
                book.limits.getOrDefault(c.getKey(), Integer.MAX_VALUE)}).toList());
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 1) continue;
            var key = changed.get(i).getKey();
            if (changed.get(i).getValue() > 0) throw new PessimisticLockingFailureException("No quota is left: " + key);
            LOG.error("{} counts fewer parcels than are given back; they were given back all the same", key);
        }
    }

    private static Book book() {
        return Lane.current().state(Book.class, Book::new);
    }

    private LocalDate oldest() {
        return today().minus(KEPT);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(Instant.now(clock), CHINA);
    }
}
