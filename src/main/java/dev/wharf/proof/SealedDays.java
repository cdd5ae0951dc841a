package dev.wharf.proof;

import dev.wharf.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The seals, and the day each of them stands for, read in the order of its digest. */
@Repository
class SealedDays {
    /** Rows of the ledger in memory at once; the driver would otherwise keep a whole day. */
    private static final int PAGE = 20_000;
    private static final String SEALS = "SELECT day, from_at, until_at, entries, digest, previous_digest, signature, sealed_at FROM stock_seal ";

    /** @param until not included @param signature empty if it was not signed */
    record Seal(LocalDate day, Instant from, Instant until, int entries, String digest, String previousDigest, String signature, Instant sealedAt) { }

    /** A day as it is stored now. */
    record Read(int entries, String digest) { }

    private record Cursor(String at, long id) { }

    private final JdbcClient jdbc;

    SealedDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Seal> last() {
        return jdbc.sql(SEALS + "ORDER BY day DESC LIMIT 1").query((rs, n) -> seal(rs)).optional();
    }

    /** Newest first. @param before days before this one */
    List<Seal> latest(LocalDate before, int limit) {
        return jdbc.sql(SEALS + "WHERE day < :before ORDER BY day DESC LIMIT :limit").param("before", before.toString()).param("limit", limit).query((rs, n) -> seal(rs)).list();
    }

    /** Oldest first, both ends included. */
    List<Seal> between(LocalDate from, LocalDate to) {
        return jdbc.sql(SEALS + "WHERE day >= :from AND day <= :to ORDER BY day").param("from", from.toString()).param("to", to.toString()).query((rs, n) -> seal(rs)).list();
    }

    Optional<Instant> firstEntry() {
        return jdbc.sql("SELECT entered_at FROM stock_entry ORDER BY entered_at LIMIT 1").query((rs, n) -> SqlTime.instant(rs.getObject(1, LocalDateTime.class))).optional();
    }

    /** Keeps what the ledger adds up to at the end of the day, for all that moved on it. */
    void addBalances(LocalDate day, Instant from, Instant until) {
        jdbc.sql("""
            INSERT INTO stock_day (sku, warehouse_code, day, on_hand, locked, frozen, reserved, quarantine, defective, in_transit, latest)
            SELECT e.sku, e.warehouse_code, :day, e.on_hand + COALESCE(p.on_hand, 0), e.locked + COALESCE(p.locked, 0), e.frozen + COALESCE(p.frozen, 0), e.reserved + COALESCE(p.reserved, 0),
                   e.quarantine + COALESCE(p.quarantine, 0), e.defective + COALESCE(p.defective, 0), e.in_transit + COALESCE(p.in_transit, 0), TRUE
              FROM (SELECT sku, warehouse_code, SUM(on_hand_delta) AS on_hand, SUM(locked_delta) AS locked, SUM(frozen_delta) AS frozen, SUM(reserved_delta) AS reserved,
                           SUM(quarantine_delta) AS quarantine, SUM(defective_delta) AS defective, SUM(in_transit_delta) AS in_transit
                      FROM stock_entry WHERE entered_at >= :from AND entered_at < :until GROUP BY sku, warehouse_code) e
              LEFT JOIN stock_day p ON p.latest = TRUE AND p.sku = e.sku AND p.warehouse_code = e.warehouse_code
            """).param("day", day.toString()).param("from", SqlTime.text(from)).param("until", SqlTime.text(until)).update();
        jdbc.sql("""
            UPDATE stock_day old JOIN stock_day young ON young.sku = old.sku AND young.warehouse_code = old.warehouse_code AND young.day = :day
               SET old.latest = FALSE WHERE old.latest = TRUE AND old.day < :day
            """).param("day", day.toString()).update();
    }

    void add(Seal seal) {
        jdbc.sql("""
            INSERT INTO stock_seal (day, from_at, until_at, entries, digest, previous_digest, signature, sealed_at)
            VALUES (:day, :from, :until, :entries, :digest, :previous, :signature, :sealedAt)
            """).param("day", seal.day().toString()).param("from", SqlTime.text(seal.from())).param("until", SqlTime.text(seal.until())).param("entries", seal.entries())
            .param("digest", seal.digest()).param("previous", seal.previousDigest()).param("signature", seal.signature()).param("sealedAt", SqlTime.text(seal.sealedAt())).update();
    }

    /** Computes the digest of what is stored for this day now. @param previous digest of the day before */
    Read read(String previous, LocalDate day, Instant from, Instant until) {
        var digest = new DayDigest(previous, day.toString(), SqlTime.text(from), SqlTime.text(until));
        int entries = 0;
        var next = new Cursor(SqlTime.text(from), 0);
        for (var page = page(digest, next, until); !page.isEmpty(); page = page(digest, next, until)) {
            entries += page.size();
            next = page.get(page.size() - 1);
        }
        balances(digest, day);
        return new Read(entries, digest.hex());
    }

    private List<Cursor> page(DayDigest digest, Cursor after, Instant until) {
        return jdbc.sql("""
                SELECT stock_entry_id, sku, warehouse_code, kind, on_hand_delta, locked_delta, frozen_delta, reserved_delta, quarantine_delta, defective_delta, in_transit_delta,
                       fulfillment_id, fulfillment_line_id, entry_key, cause, actor, reason, entered_at
                  FROM stock_entry WHERE entered_at >= :at AND entered_at < :until AND (entered_at > :at OR stock_entry_id > :id)
                 ORDER BY entered_at, stock_entry_id LIMIT :page
                """).param("at", after.at()).param("until", SqlTime.text(until)).param("id", after.id()).param("page", PAGE)
            .query((rs, n) -> {
                var at = SqlTime.text(SqlTime.instant(rs.getObject(18, LocalDateTime.class)));
                digest.line(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getInt(5), rs.getInt(6), rs.getInt(7), rs.getInt(8), rs.getInt(9), rs.getInt(10),
                    rs.getInt(11), rs.getString(12), rs.getString(13), rs.getString(14), rs.getString(15), rs.getString(16), rs.getString(17), at);
                return new Cursor(at, rs.getLong(1));
            }).list();
    }

    /** In the order of their UTF-8 bytes, which no collation of a database changes. */
    private void balances(DayDigest digest, LocalDate day) {
        jdbc.sql("""
                SELECT sku, warehouse_code, on_hand, locked, frozen, reserved, quarantine, defective, in_transit FROM stock_day WHERE day = :day ORDER BY CAST(sku AS BINARY), CAST(warehouse_code AS BINARY)
                """).param("day", day.toString())
            .query((rs, n) -> new Object[] {rs.getString(1), rs.getString(2), rs.getLong(3), rs.getLong(4), rs.getLong(5), rs.getLong(6), rs.getLong(7), rs.getLong(8), rs.getLong(9)}).list()
            .forEach(digest::line);
    }

    private static Seal seal(ResultSet rs) throws SQLException {
        return new Seal(rs.getObject(1, LocalDate.class), SqlTime.instant(rs.getObject(2, LocalDateTime.class)), SqlTime.instant(rs.getObject(3, LocalDateTime.class)), rs.getInt(4),
            rs.getString(5), rs.getString(6), rs.getString(7), SqlTime.instant(rs.getObject(8, LocalDateTime.class)));
    }
}
