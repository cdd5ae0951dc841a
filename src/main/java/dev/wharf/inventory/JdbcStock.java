package dev.wharf.inventory;

import static java.util.stream.Collectors.groupingBy;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.inventory.StockBook.Key;
import dev.wharf.process.Actor;
import dev.wharf.process.Lane;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes stock, stock_entry and stock_lock (docs/adr/0003). */
@Repository
class JdbcStock implements Stock {
    private record OpenLock(long id, FulfillmentId fulfillment, String sku, String warehouse, int open) { }

    private record Entry(Key key, String kind, int onHand, int locked, FulfillmentId fulfillment, String entryKey, String reason) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Ids ids;
    private final Clock clock;
    private final Lane.Fact<List<OpenLock>> openLocks = new Lane.Fact<>("open locks", this::loadLocks);
    private final Lane.Writer<StockBook> rows = new Lane.Writer<>(50, "stock", books -> writeRows(books.get(0)));
    private final Lane.Writer<Object[]> newLocks = new Lane.Writer<>(51, "stock_lock", this::writeLocks);
    private final Lane.Writer<OpenLock> closedLocks = new Lane.Writer<>(52, "stock_lock", this::closeLocks);
    private final Lane.Writer<Entry> entries = new Lane.Writer<>(53, "stock_entry", this::writeEntries);

    JdbcStock(JdbcClient jdbc, JdbcTemplate batch, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Map<String, Map<String, Integer>> available(Collection<String> skus) {
        var book = book();
        hold(book, skus);
        var result = new HashMap<String, Map<String, Integer>>();
        for (var sku : skus) {
            book.available(sku).forEach((warehouse, units) -> result.computeIfAbsent(warehouse, w -> new HashMap<>()).put(sku, units));
        }
        return result;
    }

    @Override
    public boolean lock(FulfillmentId id, String warehouse, List<Need> needs) {
        var book = book();
        var bySku = new java.util.TreeMap<String, Integer>();
        for (var need : needs) bySku.merge(need.sku(), need.quantity(), Integer::sum);
        hold(book, bySku.keySet());
        for (var need : bySku.entrySet()) {
            if (book.available(new Key(need.getKey(), warehouse)) < need.getValue()) return false;
        }
        var lane = Lane.current();
        for (var need : needs) {
            long lockId = ids.next();
            var key = new Key(need.sku(), warehouse);
            change(lane, book, new Entry(key, "LOCK", 0, need.quantity(), id, "lock:" + lockId, ""));
            lane.write(newLocks, new Object[] {lockId, id.value(), need.fulfillmentLineId(), need.sku(), warehouse, need.quantity(), need.quantity(), now()});
        }
        lane.forget(openLocks, id);
        return true;
    }

    @Override
    public void release(FulfillmentId id, String reason) {
        close(id, "RELEASE", false, reason);
    }

    @Override
    public void deduct(FulfillmentId id) {
        close(id, "DEDUCT", true, "");
    }

    private void close(FulfillmentId id, String kind, boolean gone, String reason) {
        var lane = Lane.current();
        var book = book();
        for (var lock : lane.get(openLocks, id)) {
            var key = new Key(lock.sku(), lock.warehouse());
            change(lane, book, new Entry(key, kind, gone ? -lock.open() : 0, -lock.open(), id, kind.toLowerCase(java.util.Locale.ROOT) + ":" + lock.id(), reason));
            lane.write(closedLocks, lock);
        }
        lane.know(openLocks, id, List.of());
    }

    @Override
    public int receive(List<Receipt> receipts, String reason) {
        var known = new java.util.HashSet<>(receipts.isEmpty() ? List.of() : jdbc.sql("SELECT entry_key FROM stock_entry WHERE entry_key IN (:keys)")
            .param("keys", receipts.stream().map(r -> "receive:" + r.key()).toList()).query(String.class).list());
        var fresh = receipts.stream().filter(r -> known.add("receive:" + r.key())).toList();
        if (fresh.isEmpty()) return 0;
        batch.batchUpdate("INSERT INTO stock (sku, warehouse_code, on_hand, locked) VALUES (?, ?, 0, 0) ON DUPLICATE KEY UPDATE on_hand = on_hand",
            fresh.stream().map(r -> new Key(r.sku(), r.warehouse())).distinct().sorted().map(k -> new Object[] {k.sku(), k.warehouse()}).toList());
        var lane = Lane.current();
        for (var r : fresh) {
            change(lane, book(), new Entry(new Key(r.sku(), r.warehouse()), "RECEIVE", r.quantity(), 0, null, "receive:" + r.key(), reason));
        }
        return fresh.size();
    }

    @Override
    public void adjust(String warehouse, String sku, int delta, String key, String reason) {
        var book = book();
        hold(book, List.of(sku));
        if (book.available(new Key(sku, warehouse)) + delta < 0) {
            throw Refusal.conflict("STOCK_LOCKED", "SKU " + sku + " in " + warehouse + " has fewer unlocked units than that; release the locks first.");
        }
        change(Lane.current(), book, new Entry(new Key(sku, warehouse), "ADJUST", delta, 0, null, "adjust:" + key, reason));
    }

    @Override
    public List<Balance> balances(Collection<String> skus) {
        if (skus.isEmpty()) return List.of();
        return jdbc.sql("SELECT sku, warehouse_code, on_hand, locked FROM stock WHERE sku IN (:skus) ORDER BY sku, warehouse_code")
            .param("skus", skus).query((rs, n) -> new Balance(rs.getString(1), rs.getString(2), rs.getInt(3), rs.getInt(4))).list();
    }

    private static StockBook book() {
        return Lane.current().state(StockBook.class, StockBook::new);
    }

    /** Takes the rows of these SKUs and keeps them until the commit; two lanes that want the same rows take them in the same order. */
    private void hold(StockBook book, Collection<String> skus) {
        var missing = skus.stream().filter(sku -> !book.holds(sku)).distinct().sorted().toList();
        if (missing.isEmpty()) return;
        Lane.current().flush();
        missing.forEach(book::hold);
        jdbc.sql("SELECT sku, warehouse_code, on_hand - locked FROM stock WHERE sku IN (:skus) ORDER BY sku, warehouse_code FOR UPDATE").param("skus", missing)
            .query((rs, n) -> {
                book.has(new Key(rs.getString(1), rs.getString(2)), rs.getInt(3));
                return n;
            }).list();
    }

    private void change(Lane lane, StockBook book, Entry entry) {
        if (book.changes.isEmpty()) lane.write(rows, book);
        book.change(entry.key, entry.onHand, entry.locked);
        lane.write(entries, entry);
    }

    /** The row count is the answer: a row that would go below zero is not written, and the lane is rolled back. */
    private void writeRows(StockBook book) {
        var changes = List.copyOf(book.changes.entrySet());
        book.changes.clear();
        var moved = changes.stream().filter(c -> c.getValue().onHand != 0 || c.getValue().locked != 0).toList();
        if (moved.isEmpty()) return;
        var counts = batch.batchUpdate("""
            UPDATE stock SET on_hand = on_hand + ?, locked = locked + ?
             WHERE sku = ? AND warehouse_code = ? AND on_hand + ? >= 0 AND locked + ? >= 0 AND on_hand + ? >= locked + ?""",
            moved.stream().map(c -> {
                int onHand = c.getValue().onHand;
                int locked = c.getValue().locked;
                return new Object[] {onHand, locked, c.getKey().sku(), c.getKey().warehouse(), onHand, locked, onHand, locked};
            }).toList());
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 1) throw new PessimisticLockingFailureException("Stock of " + moved.get(i).getKey() + " does not allow this change");
        }
    }

    private void writeLocks(List<Object[]> locks) {
        batch.batchUpdate("""
            INSERT INTO stock_lock (stock_lock_id, fulfillment_id, fulfillment_line_id, sku, warehouse_code, quantity, open_quantity, locked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""", locks);
    }

    private void closeLocks(List<OpenLock> locks) {
        var counts = batch.batchUpdate("UPDATE stock_lock SET open_quantity = 0 WHERE fulfillment_id = ? AND stock_lock_id = ? AND open_quantity = ?",
            locks.stream().map(l -> new Object[] {l.fulfillment().value(), l.id(), l.open()}).toList());
        for (int count : counts) {
            if (count != 1) throw new ConcurrencyFailureException("A lock was closed by another");
        }
    }

    private void writeEntries(List<Entry> added) {
        var actor = Actor.current();
        batch.batchUpdate("""
            INSERT INTO stock_entry (stock_entry_id, sku, warehouse_code, kind, on_hand_delta, locked_delta, fulfillment_id, entry_key, actor, reason, entered_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            added.stream().map(e -> new Object[] {ids.next(), e.key.sku(), e.key.warehouse(), e.kind, e.onHand, e.locked,
                e.fulfillment == null ? null : e.fulfillment.value(), e.entryKey, actor, e.reason, now()}).toList());
    }

    private Map<FulfillmentId, List<OpenLock>> loadLocks(Collection<FulfillmentId> wanted) {
        var result = new HashMap<FulfillmentId, List<OpenLock>>();
        wanted.forEach(id -> result.put(id, List.of()));
        result.putAll(jdbc.sql("""
                SELECT stock_lock_id, fulfillment_id, sku, warehouse_code, open_quantity FROM stock_lock
                 WHERE fulfillment_id IN (:ids) AND open_quantity > 0 ORDER BY stock_lock_id
                """).param("ids", wanted.stream().map(FulfillmentId::value).toList())
            .query((rs, n) -> new OpenLock(rs.getLong(1), new FulfillmentId(rs.getLong(2)), rs.getString(3), rs.getString(4), rs.getInt(5)))
            .list().stream().collect(groupingBy(OpenLock::fulfillment)));
        return new HashMap<>(result);
    }

    private String now() {
        return SqlTime.text(Instant.now(clock));
    }
}
