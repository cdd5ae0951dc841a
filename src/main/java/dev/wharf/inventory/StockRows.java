package dev.wharf.inventory;

import dev.wharf.inventory.StockBook.Key;
import dev.wharf.process.Lane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The balances: the only class whose SQL names table stock for writing. Rows are taken, and changed, in key order (docs/adr/0003). */
@Repository
class StockRows {
    private static final Logger LOG = LoggerFactory.getLogger(StockRows.class);
    private static final String COLUMNS = "on_hand, locked, frozen, reserved, quarantine, defective, in_transit";
    /** The two buckets that every order changes; the other statement writes them all. */
    private static final int HOT = 2;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final StockMoves moves;
    private final Lane.Writer<StockBook> books = new Lane.Writer<>(50, "stock", open -> write(open.get(0)));

    private final Lane.Writer<Promised> promises = new Lane.Writer<>(50, "stock", this::writePromised);

    private record Promised(Key key, int delta) { }

    StockRows(JdbcClient jdbc, JdbcTemplate batch, StockMoves moves) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.moves = moves;
    }

    StockBook book() {
        return Lane.current().state(StockBook.class, StockBook::new);
    }

    /** Takes the rows of these SKUs and keeps them until the commit; two lanes that want the same rows take them in the same order. */
    StockBook hold(Collection<String> skus) {
        var book = book();
        var missing = skus.stream().filter(sku -> !book.holds(sku)).distinct().sorted().toList();
        if (missing.isEmpty()) return book;
        Lane.current().flush();
        missing.forEach(book::hold);
        jdbc.sql("SELECT sku, warehouse_code, " + COLUMNS + ", promised FROM stock WHERE sku IN (:skus) ORDER BY sku, warehouse_code FOR UPDATE").param("skus", missing)
            .query((rs, n) -> {
                var units = new int[Balance.BUCKETS];
                for (int i = 0; i < units.length; i++) units[i] = rs.getInt(3 + i);
                var key = new Key(rs.getString(1), rs.getString(2));
                book.has(key, units);
                if (rs.getInt(3 + units.length) > 0) book.promised(key);
                return n;
            }).list();
        return book;
    }

    /** Makes sure that there is a row to change. */
    void open(Collection<Key> keys) {
        batch.batchUpdate("INSERT INTO stock (sku, warehouse_code, on_hand, locked) VALUES (?, ?, 0, 0) ON DUPLICATE KEY UPDATE on_hand = on_hand",
            keys.stream().distinct().sorted().map(k -> new Object[] {k.sku(), k.warehouse()}).toList());
    }

    void change(Posting posting) {
        var book = book();
        if (book.changes.isEmpty()) Lane.current().write(books, book);
        book.change(posting);
        moves.note(posting);
    }

    /** Counts units promised for a later day on a row that is held; they are not a bucket, and no movement. */
    void promise(Key key, int delta) {
        book().promised(key);
        moves.note(key.sku());
        Lane.current().write(promises, new Promised(key, delta));
    }

    List<Balance> read(Collection<String> skus) {
        return jdbc.sql("SELECT sku, warehouse_code, " + COLUMNS + " FROM stock WHERE sku IN (:skus) ORDER BY sku, warehouse_code").param("skus", skus)
            .query((rs, n) -> new Balance(rs.getString(1), rs.getString(2), rs.getInt(3), rs.getInt(4), rs.getInt(5), rs.getInt(6), rs.getInt(7), rs.getInt(8), rs.getInt(9)))
            .list();
    }

    private void write(StockBook book) {
        var changes = book.changes.entrySet().stream().filter(c -> Arrays.stream(c.getValue()).anyMatch(n -> n != 0)).toList();
        book.changes.clear();
        if (changes.isEmpty()) return;
        boolean onlyHot = changes.stream().allMatch(c -> Arrays.stream(c.getValue()).skip(HOT).allMatch(n -> n == 0));
        var counts = onlyHot ? writeHot(changes) : writeAll(changes);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 1) refused(changes.get(i));
        }
    }

    private void writePromised(List<Promised> rows) {
        batch.batchUpdate("UPDATE stock SET promised = promised + ? WHERE sku = ? AND warehouse_code = ?",
            rows.stream().sorted(java.util.Comparator.comparing(Promised::key)).map(p -> new Object[] {p.delta(), p.key().sku(), p.key().warehouse()}).toList());
    }

    private int[] writeHot(List<Map.Entry<Key, int[]>> changes) {
        return batch.batchUpdate("""
            UPDATE stock SET on_hand = on_hand + ?, locked = locked + ?
             WHERE sku = ? AND warehouse_code = ? AND on_hand + ? >= 0 AND locked + ? >= 0 AND on_hand + ? >= locked + ? + frozen + reserved""",
            changes.stream().map(c -> {
                int onHand = c.getValue()[0];
                int locked = c.getValue()[1];
                return new Object[] {onHand, locked, c.getKey().sku(), c.getKey().warehouse(), onHand, locked, onHand, locked};
            }).toList());
    }

    private int[] writeAll(List<Map.Entry<Key, int[]>> changes) {
        return batch.batchUpdate("""
            UPDATE stock SET on_hand = on_hand + ?, locked = locked + ?, frozen = frozen + ?, reserved = reserved + ?, quarantine = quarantine + ?,
                             defective = defective + ?, in_transit = in_transit + ?
             WHERE sku = ? AND warehouse_code = ?
               AND on_hand + ? >= 0 AND locked + ? >= 0 AND frozen + ? >= 0 AND reserved + ? >= 0 AND quarantine + ? >= 0 AND defective + ? >= 0 AND in_transit + ? >= 0
               AND on_hand + ? >= locked + ? + frozen + ? + reserved + ?""",
            changes.stream().map(c -> {
                var values = new ArrayList<Object>();
                for (int n : c.getValue()) values.add(n);
                values.add(c.getKey().sku());
                values.add(c.getKey().warehouse());
                for (int n : c.getValue()) values.add(n);
                for (int i = 0; i < 4; i++) values.add(c.getValue()[i]);
                return values.toArray();
            }).toList());
    }

    /**
     * The row count is the answer: a row that would go below zero is not written, and the lane is rolled back. Only what gives units back
     * goes through: a cancelled or shipped order does not wait because somebody changed a balance by hand. The ledger then tells the
     * difference, and the check finds it.
     */
    private void refused(Map.Entry<Key, int[]> change) {
        var units = change.getValue();
        int toQuota = units[Bucket.RESERVED.ordinal()];
        boolean givesBack = units[0] <= 0 && units[1] < 0 && toQuota >= 0 && toQuota <= -units[1] && Arrays.stream(units).skip(HOT).sum() == toQuota;
        int changed = !givesBack ? 0 : jdbc.sql("""
                UPDATE stock SET locked = GREATEST(locked + :locked, 0), on_hand = GREATEST(on_hand + :onHand, locked + frozen + reserved + :toQuota), reserved = reserved + :toQuota
                 WHERE sku = :sku AND warehouse_code = :warehouse
                """).param("locked", units[1]).param("onHand", units[0]).param("toQuota", toQuota).param("sku", change.getKey().sku()).param("warehouse", change.getKey().warehouse()).update();
        if (changed != 1) throw new PessimisticLockingFailureException("Stock of " + change.getKey() + " does not allow this change");
        LOG.error("Stock of {} has fewer units than its locks; they were given back all the same, and the stock check will name the difference", change.getKey());
    }
}
