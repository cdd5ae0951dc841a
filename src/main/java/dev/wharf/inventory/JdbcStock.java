package dev.wharf.inventory;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.Posting.Kind;
import dev.wharf.inventory.StockBook.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Repository;

/**
 * Balances, locks, quotas, promises and ledger moved together (docs/adr/0003); their SQL stands in {@link StockRows}, {@link StockLocks}, {@link StockQuotas},
 * {@link StockPromises} and {@link StockLedger}.
 */
@Repository
class JdbcStock implements Stock {
    /** Begins the cause of a receipt of goods that were expected; their key follows. */
    private static final String EXPECTED = "EXPECTED:";

    private final StockRows rows;
    private final StockLocks locks;
    private final StockLedger ledger;
    private final StockQuotas quotas;
    private final StockPromises promises;
    private final ExpectedStock expected;
    private final StockFreed freed;
    private final Ids ids;

    JdbcStock(StockRows rows, StockLocks locks, StockLedger ledger, StockQuotas quotas, StockPromises promises, ExpectedStock expected, StockFreed freed, Ids ids) {
        this.rows = rows;
        this.locks = locks;
        this.ledger = ledger;
        this.quotas = quotas;
        this.promises = promises;
        this.expected = expected;
        this.freed = freed;
        this.ids = ids;
    }

    @Override
    public Map<String, Map<String, Integer>> available(String shop, Collection<String> skus) {
        var book = rows.hold(skus);
        var result = new HashMap<String, Map<String, Integer>>();
        for (var sku : skus) {
            book.balances(sku).forEach((warehouse, balance) -> result.computeIfAbsent(warehouse, w -> new HashMap<>()).put(sku, sellable(book, shop, balance)));
        }
        return result;
    }

    @Override
    public Map<String, Map<String, Integer>> withholdable(Collection<String> skus) {
        var book = rows.hold(skus);
        var result = new HashMap<String, Map<String, Integer>>();
        for (var sku : skus) {
            book.balances(sku).forEach((warehouse, balance) -> result.computeIfAbsent(warehouse, w -> new HashMap<>()).put(sku, Math.max(0, balance.available())));
        }
        return result;
    }

    /** Quotas and promises are looked at only where a row says that it has some. */
    private int sellable(StockBook book, String shop, Balance balance) {
        var key = new Key(balance.sku(), balance.warehouse());
        int units = balance.sellable(quota(book, shop, balance));
        return book.hasPromises(key) ? Math.max(0, units - promises.kept(key, book.skus())) : units;
    }

    private int quota(StockBook book, String shop, Balance balance) {
        return balance.reserved() == 0 || shop.isEmpty() ? 0 : quotas.units(shop, new Key(balance.sku(), balance.warehouse()), book.skus());
    }

    @Override
    public Supply supply(Collection<String> skus) {
        return skus.isEmpty() ? Supply.of(Map.of()) : new Supply(rows.read(skus), quotas.read(skus), promises.kept(skus));
    }

    @Override
    public boolean lock(FulfillmentId id, String shop, String warehouse, List<Need> needs, Instant until) {
        var bySku = new TreeMap<String, Integer>();
        for (var need : needs) bySku.merge(need.sku(), need.quantity(), Integer::sum);
        var book = rows.hold(bySku.keySet());
        for (var need : bySku.entrySet()) {
            if (sellable(book, shop, book.balance(new Key(need.getKey(), warehouse))) < need.getValue()) return false;
        }
        for (var need : needs) {
            var key = new Key(need.sku(), warehouse);
            int ofQuota = Math.min(need.quantity(), quota(book, shop, book.balance(key)));
            var lock = new StockLocks.Open(ids.next(), id, need.fulfillmentLineId(), need.sku(), warehouse, need.quantity(), ofQuota, ofQuota == 0 ? "" : shop, until);
            locks.add(lock);
            if (ofQuota > 0) quotas.add(shop, key, -ofQuota);
            move(posting(lock, Kind.LOCK, 0, need.quantity(), -ofQuota, "lock:" + lock.id(), ""));
        }
        return true;
    }

    @Override
    public void release(FulfillmentId id, String reason) {
        for (var lock : locks.of(id)) close(lock, lock.units(), Kind.RELEASE, reason);
        forgo(id);
    }

    @Override
    public Optional<Instant> releaseSoft(FulfillmentId id, String reason) {
        var soft = locks.of(id).stream().filter(StockLocks.Open::soft).toList();
        soft.forEach(lock -> close(lock, lock.units(), Kind.RELEASE, reason));
        return soft.stream().map(StockLocks.Open::expiresAt).max(Comparator.naturalOrder());
    }

    @Override
    public int releaseExpired(FulfillmentId id, Instant now) {
        var ended = locks.of(id).stream().filter(lock -> lock.soft() && !lock.expiresAt().isAfter(now)).toList();
        ended.forEach(lock -> close(lock, lock.units(), Kind.RELEASE, "Soft lock expired"));
        return ended.stream().mapToInt(StockLocks.Open::units).sum();
    }

    @Override
    public List<FulfillmentId> expired(Instant by, int most) {
        return locks.expired(by, most);
    }

    @Override
    public List<FulfillmentId> locking(long after, int most) {
        return locks.locking(after, most);
    }

    @Override
    public void promise(FulfillmentId id, String warehouse, Map<String, Integer> units, Instant at) {
        forgo(id);
        rows.hold(units.keySet());
        units.forEach((sku, n) -> rows.promise(new Key(sku, warehouse), n));
        promises.add(units.entrySet().stream().map(u -> new StockPromises.Made(id, new Key(u.getKey(), warehouse), u.getValue(), at)).toList());
    }

    @Override
    public boolean holds(FulfillmentId id) {
        return !locks.of(id).isEmpty();
    }

    @Override
    public void forgo(FulfillmentId id) {
        var made = promises.of(id);
        if (made.isEmpty()) return;
        rows.hold(made.stream().map(p -> p.key().sku()).toList());
        made.forEach(p -> rows.promise(p.key(), -p.units()));
        made.forEach(p -> freed.note(p.key().sku()));
        promises.drop(id);
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
        int toQuota = kind == Kind.DEDUCT ? 0 : lock.quotaPart(units);
        if (toQuota > 0) {
            rows.hold(List.of(lock.sku()));
            quotas.add(lock.shop(), new Key(lock.sku(), lock.warehouse()), toQuota);
        }
        locks.take(lock, units);
        var key = kind.name().toLowerCase(Locale.ROOT) + ":" + lock.id() + ":" + lock.units();
        move(posting(lock, kind, kind == Kind.DEDUCT ? -units : 0, -units, toQuota, key, reason));
        if (toQuota > 0) freed.note(lock.sku());
    }

    private static Posting posting(StockLocks.Open lock, Kind kind, int onHand, int locked, int reserved, String key, String reason) {
        return new Posting(lock.sku(), lock.warehouse(), kind, Map.of(Bucket.ON_HAND, onHand, Bucket.LOCKED, locked, Bucket.RESERVED, reserved), lock.fulfillment(),
            lock.fulfillmentLine(), key, "", reason);
    }

    @Override
    public int receive(List<Receipt> receipts, String reason) {
        return post(receipts.stream().map(r -> Posting.of(Kind.RECEIVE, r.sku(), r.warehouse(), Map.of(Bucket.ON_HAND, r.quantity()), "receive:" + r.key(),
            r.expected().isEmpty() ? "" : EXPECTED + r.expected(), reason)).toList());
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
            var key = new Key(posting.sku(), posting.warehouse());
            var before = book.balance(key);
            move(posting);
            if (before.reserved() > 0 || book.balance(key).available() > before.available()) shareOut(book, key);
            if (!book.balance(key).legal()) throw refused(posting, before);
            if (posting.cause().startsWith(EXPECTED)) expected.received(posting.cause().substring(EXPECTED.length()), posting.delta(Bucket.ON_HAND));
        }
        return fresh.size();
    }

    @Override
    public List<Quota> assign(List<Quota> wanted) {
        rows.open(wanted.stream().map(q -> new Key(q.sku(), q.warehouse())).toList());
        var book = rows.hold(wanted.stream().map(Quota::sku).toList());
        for (var quota : wanted) {
            var key = new Key(quota.sku(), quota.warehouse());
            var before = quotas.of(key, book.skus()).get(quota.shop());
            int units = before == null ? 0 : before.units();
            // What it has now counts towards the number; the rest is missing until the shares are dealt.
            quotas.put(quota.with(units, quota.percent() > 0 ? 0 : quota.missing() - units));
            shareOut(book, key);
        }
        return wanted.stream().map(q -> quotas.of(new Key(q.sku(), q.warehouse()), List.of()).get(q.shop())).toList();
    }

    @Override
    public List<Quota> quotas(Collection<String> skus) {
        return quotas.read(skus);
    }

    /** Deals what is available to the shops that have a quota, so that the rest stays free. One entry for the row, whatever moved between shops. */
    private void shareOut(StockBook book, Key key) {
        var before = quotas.of(key, book.skus());
        if (before.isEmpty()) return;
        var balance = book.balance(key);
        int change = -balance.reserved();
        for (var quota : QuotaShares.share(balance.available(), List.copyOf(before.values()))) {
            change += quota.units();
            if (!quota.equals(before.get(quota.shop()))) quotas.put(quota);
        }
        if (change == 0) return;
        move(Posting.of(change > 0 ? Kind.RESERVE : Kind.UNRESERVE, key.sku(), key.warehouse(), Map.of(Bucket.RESERVED, change), "quota:" + ids.next(), "QUOTA", ""));
        freed.note(key.sku());
    }

    private static Refusal refused(Posting posting, Balance before) {
        return Refusal.conflict("STOCK_TAKEN", "SKU " + before.sku() + " in " + before.warehouse() + " has " + before.onHand() + " on hand, of these " + before.locked()
            + " locked, " + before.frozen() + " frozen, " + before.reserved() + " reserved; " + posting.kind() + " " + posting.deltas() + " does not go. Release first what is promised.");
    }

    private void move(Posting posting) {
        rows.change(posting);
        ledger.enter(posting);
        if (posting.frees()) freed.note(posting.sku());
    }

    @Override
    public List<Balance> balances(Collection<String> skus) {
        return skus.isEmpty() ? List.of() : rows.read(skus);
    }
}
