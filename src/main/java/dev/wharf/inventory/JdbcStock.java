package dev.wharf.inventory;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.Posting.Kind;
import dev.wharf.inventory.StockBook.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Repository;

/** Balances, locks and ledger moved together (docs/adr/0003); their SQL stands in {@link StockRows}, {@link StockLocks} and {@link StockLedger}. */
@Repository
class JdbcStock implements Stock {
    private final StockRows rows;
    private final StockLocks locks;
    private final StockLedger ledger;
    private final Ids ids;

    JdbcStock(StockRows rows, StockLocks locks, StockLedger ledger, Ids ids) {
        this.rows = rows;
        this.locks = locks;
        this.ledger = ledger;
        this.ids = ids;
    }

    @Override
    public Map<String, Map<String, Integer>> available(String shop, Collection<String> skus) {
        var book = rows.hold(skus);
        var result = new HashMap<String, Map<String, Integer>>();
        for (var sku : skus) {
            book.balances(sku).forEach((warehouse, balance) -> result.computeIfAbsent(warehouse, w -> new HashMap<>()).put(sku, balance.sellable(0)));
        }
        return result;
    }

    @Override
    public boolean lock(FulfillmentId id, String shop, String warehouse, List<Need> needs, Instant until) {
        var bySku = new TreeMap<String, Integer>();
        for (var need : needs) bySku.merge(need.sku(), need.quantity(), Integer::sum);
        var book = rows.hold(bySku.keySet());
        for (var need : bySku.entrySet()) {
            if (book.balance(new Key(need.getKey(), warehouse)).sellable(0) < need.getValue()) return false;
        }
        for (var need : needs) {
            var lock = new StockLocks.Open(ids.next(), id, need.fulfillmentLineId(), need.sku(), warehouse, need.quantity(), until);
            locks.add(lock);
            move(posting(lock, Kind.LOCK, 0, need.quantity(), "lock:" + lock.id(), ""));
        }
        return true;
    }

    @Override
    public void release(FulfillmentId id, String reason) {
        for (var lock : locks.of(id)) close(lock, lock.units(), Kind.RELEASE, reason);
    }

    @Override
    public int release(FulfillmentId id, long fulfillmentLineId, int units, String reason) {
        int left = units;
        for (var lock : locks.of(id)) {
            if (lock.fulfillmentLine() != fulfillmentLineId || left == 0) continue;
            int here = Math.min(left, lock.units());
            close(lock, here, Kind.RELEASE, reason);
            left -= here;
        }
        return units - left;
    }

    @Override
    public void mark(FulfillmentId id, LockState state) {
        locks.mark(id, state);
    }

    @Override
    public void deduct(FulfillmentId id) {
        for (var lock : locks.of(id)) close(lock, lock.units(), Kind.DEDUCT, "");
    }

    /** The units that are left in the lock are part of the key: a lock given back in two parts has two entries. */
    private void close(StockLocks.Open lock, int units, Kind kind, String reason) {
        locks.take(lock, units);
        var key = kind.name().toLowerCase(Locale.ROOT) + ":" + lock.id() + ":" + lock.units();
        move(posting(lock, kind, kind == Kind.DEDUCT ? -units : 0, -units, key, reason));
    }

    private static Posting posting(StockLocks.Open lock, Kind kind, int onHand, int locked, String key, String reason) {
        return new Posting(lock.sku(), lock.warehouse(), kind, Map.of(Bucket.ON_HAND, onHand, Bucket.LOCKED, locked), lock.fulfillment(), lock.fulfillmentLine(), key, "", reason);
    }

    @Override
    public int receive(List<Receipt> receipts, String reason) {
        return post(receipts.stream().map(r -> Posting.of(Kind.RECEIVE, r.sku(), r.warehouse(), Map.of(Bucket.ON_HAND, r.quantity()), "receive:" + r.key(), "", reason)).toList());
    }

    @Override
    public void adjust(String warehouse, String sku, int delta, String key, String reason) {
        post(List.of(Posting.of(Kind.ADJUST, sku, warehouse, Map.of(Bucket.ON_HAND, delta), "adjust:" + key, "", reason)));
    }

    @Override
    public int post(List<Posting> postings) {
        var byKey = new LinkedHashMap<String, Posting>();
        postings.forEach(p -> byKey.putIfAbsent(p.key(), p));
        ledger.known(byKey.keySet()).forEach(byKey::remove);
        if (byKey.isEmpty()) return 0;
        var fresh = new ArrayList<>(byKey.values());
        rows.open(fresh.stream().map(p -> new Key(p.sku(), p.warehouse())).toList());
        var book = rows.hold(fresh.stream().map(Posting::sku).toList());
        for (var posting : fresh) {
            var before = book.balance(new Key(posting.sku(), posting.warehouse()));
            move(posting);
            if (!book.balance(new Key(posting.sku(), posting.warehouse())).legal()) throw refused(posting, before);
        }
        return fresh.size();
    }

    private static Refusal refused(Posting posting, Balance before) {
        return Refusal.conflict("STOCK_TAKEN", "SKU " + before.sku() + " in " + before.warehouse() + " has " + before.onHand() + " on hand, of these " + before.locked()
            + " locked, " + before.frozen() + " frozen, " + before.reserved() + " reserved; " + posting.kind() + " " + posting.deltas() + " does not go. Release first what is promised.");
    }

    private void move(Posting posting) {
        rows.change(posting);
        ledger.enter(posting);
    }

    @Override
    public List<Balance> balances(Collection<String> skus) {
        return skus.isEmpty() ? List.of() : rows.read(skus);
    }
}
