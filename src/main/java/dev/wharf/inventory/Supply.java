package dev.wharf.inventory;

import dev.wharf.inventory.StockBook.Key;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What could be locked now, for planning: nobody holds the rows, so whoever acts on a plan asks again. Takes what the plan gives away, with the formula of
 * {@link Stock#lock}: a shop's quota first, then what is free.
 */
public final class Supply {
    private final Map<Key, Integer> free = new HashMap<>();
    private final Map<String, Map<Key, Integer>> quotas = new HashMap<>();

    Supply(Collection<Balance> balances, List<Quota> shops, Map<Key, Integer> kept) {
        for (var b : balances) {
            var key = new Key(b.sku(), b.warehouse());
            free.put(key, b.free() - kept.getOrDefault(key, 0));
        }
        for (var q : shops) if (q.units() > 0) quotas.computeIfAbsent(q.shop(), s -> new HashMap<>()).put(new Key(q.sku(), q.warehouse()), q.units());
    }

    /** With nothing reserved and nothing promised. */
    public static Supply of(Map<String, Map<String, Integer>> byWarehouse) {
        var balances = byWarehouse.entrySet().stream().flatMap(w -> w.getValue().entrySet().stream().map(s -> new Balance(s.getKey(), w.getKey(), s.getValue(), 0))).toList();
        return new Supply(balances, List.of(), Map.of());
    }

    public int sellable(String shop, String warehouse, String sku) {
        var key = new Key(sku, warehouse);
        return Math.max(0, free.getOrDefault(key, 0) + quota(shop, key));
    }

    /** Of these, the units that only this shop's orders may take. */
    public int ofQuota(String shop, String warehouse, String sku) {
        return Math.min(quota(shop, new Key(sku, warehouse)), sellable(shop, warehouse, sku));
    }

    private int quota(String shop, Key key) {
        return quotas.getOrDefault(shop, Map.of()).getOrDefault(key, 0);
    }

    public void take(String shop, String warehouse, String sku, int units) {
        var key = new Key(sku, warehouse);
        int ofQuota = Math.min(units, quota(shop, key));
        if (ofQuota > 0) quotas.get(shop).merge(key, -ofQuota, Integer::sum);
        free.merge(key, ofQuota - units, Integer::sum);
    }

    /** SKUs of which somebody could have a unit. */
    public Collection<String> skus() {
        var skus = new TreeSet<String>();
        free.forEach((key, units) -> {
            if (units > 0) skus.add(key.sku());
        });
        quotas.values().forEach(its -> its.forEach((key, units) -> {
            if (units > 0) skus.add(key.sku());
        }));
        return skus;
    }
}
