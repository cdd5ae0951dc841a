package dev.wharf.inventory;

import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import dev.wharf.process.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Units of the bins and their ledger; planned units and a picker's own statements are in {@link BinPicks}. Rows are changed in the order of warehouse, SKU, bin and lot. */
@Repository
class JdbcBins implements Bins {
    private static final String CONTENT = "SELECT warehouse_code, bin_code, sku, lot_no, units, planned, since FROM bin_stock ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Ids ids;
    private final Clock clock;

    JdbcBins(JdbcClient jdbc, JdbcTemplate batch, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public int post(List<Move> moves) {
        var byKey = new LinkedHashMap<String, Move>();
        moves.forEach(m -> byKey.putIfAbsent(m.key(), m));
        if (byKey.isEmpty()) return 0;
        Lane.current().flush();
        jdbc.sql("SELECT entry_key FROM bin_entry WHERE entry_key IN (:keys)").param("keys", byKey.keySet()).query(String.class).list().forEach(byKey::remove);
        if (byKey.isEmpty()) return 0;
        var fresh = List.copyOf(byKey.values());
        change(fresh);
        var actor = Actor.current();
        var now = SqlTime.text(Instant.now(clock));
        batch.batchUpdate("""
            INSERT INTO bin_entry (bin_entry_id, warehouse_code, bin_code, sku, lot_no, kind, delta, fulfillment_id, entry_key, cause, actor, reason, entered_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            fresh.stream().map(m -> new Object[] {ids.next(), m.place().warehouse(), m.place().bin(), m.place().sku(), m.place().lot(), m.kind().name(), m.delta(),
                m.fulfillment() == null ? null : m.fulfillment().value(), m.key(), m.cause(), actor, m.reason(), now}).toList());
        return fresh.size();
    }

    @Override
    public boolean booked(String key) {
        return jdbc.sql("SELECT COUNT(*) FROM bin_entry WHERE entry_key = :key").param("key", key).query(Integer.class).single() > 0;
    }

    private void change(List<Move> moves) {
        var deltas = new TreeMap<String, Integer>();
        var places = new TreeMap<String, Place>();
        for (var move : moves) {
            var key = String.join("\u0000", move.place().warehouse(), move.place().sku(), move.place().bin(), move.place().lot());
            deltas.merge(key, move.delta(), Integer::sum);
            places.put(key, move.place());
        }
        var rows = deltas.keySet().stream().map(places::get).toList();
        var now = SqlTime.text(Instant.now(clock));
        batch.batchUpdate("INSERT INTO bin_stock (warehouse_code, bin_code, sku, lot_no, units, planned, since) VALUES (?, ?, ?, ?, 0, 0, ?) ON DUPLICATE KEY UPDATE units = units",
            rows.stream().map(p -> new Object[] {p.warehouse(), p.bin(), p.sku(), p.lot(), now}).toList());
        var changes = List.copyOf(deltas.entrySet());
        var counts = batch.batchUpdate("""
            UPDATE bin_stock SET since = CASE WHEN units = 0 THEN ? ELSE since END, units = units + ?
             WHERE warehouse_code = ? AND sku = ? AND bin_code = ? AND lot_no = ? AND units + ? >= 0""",
            changes.stream().map(c -> {
                var p = places.get(c.getKey());
                return new Object[] {now, c.getValue(), p.warehouse(), p.sku(), p.bin(), p.lot(), c.getValue()};
            }).toList());
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 1) throw shortOf(places.get(changes.get(i).getKey()), changes.get(i));
        }
    }

    private static Refusal shortOf(Place place, Map.Entry<String, Integer> change) {
        return Refusal.conflict("BIN_SHORT", "Bin " + place.bin() + " in " + place.warehouse() + " does not hold " + -change.getValue() + " of SKU " + place.sku()
            + (place.lot().isEmpty() ? "" : ", lot " + place.lot()) + ". Count the bin.");
    }

    @Override
    public List<Content> held(String warehouse, Collection<String> skus) {
        return skus.isEmpty() ? List.of() : jdbc.sql(CONTENT + "WHERE warehouse_code = :warehouse AND sku IN (:skus) ORDER BY warehouse_code, sku, bin_code, lot_no FOR UPDATE")
            .param("warehouse", warehouse).param("skus", skus).query((rs, n) -> read(rs)).list();
    }

    @Override
    public List<Content> ofSkus(String warehouse, Collection<String> skus) {
        return skus.isEmpty() ? List.of() : jdbc.sql(CONTENT + "WHERE warehouse_code = :warehouse AND sku IN (:skus) ORDER BY bin_code, sku, lot_no")
            .param("warehouse", warehouse).param("skus", skus).query((rs, n) -> read(rs)).list();
    }

    @Override
    public List<Content> ofBin(String warehouse, String bin) {
        return jdbc.sql(CONTENT + "WHERE warehouse_code = :warehouse AND bin_code = :bin ORDER BY sku, lot_no")
            .param("warehouse", warehouse).param("bin", bin).query((rs, n) -> read(rs)).list();
    }

    @Override
    public List<String> codes(String warehouse) {
        return jdbc.sql("SELECT DISTINCT bin_code FROM bin_stock WHERE warehouse_code = :warehouse AND units > 0 ORDER BY bin_code").param("warehouse", warehouse).query(String.class).list();
    }

    private static Content read(ResultSet rs) throws SQLException {
        return new Content(new Place(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4)), rs.getInt(5), rs.getInt(6), SqlTime.instant(rs.getObject(7, LocalDateTime.class)));
    }
}
