package dev.wharf.inventory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one lane knows of the stock rows it holds, and what it will change. Units by the ordinal of {@link Bucket}. */
final class StockBook {
    record Key(String sku, String warehouse) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int bySku = sku.compareTo(other.sku);
            return bySku != 0 ? bySku : warehouse.compareTo(other.warehouse);
        }
    }

    /** By SKU, then warehouse, after this lane's own changes. A SKU that is a key here is held in every warehouse. */
    private final Map<String, Map<String, int[]>> held = new HashMap<>();
    /** Rows with units promised for a later day; the others need no look at the promises. */
    private final Set<Key> promised = new HashSet<>();
    /** Changes not yet written, in the order all lanes take rows; several of one row add up to one UPDATE. */
    final TreeMap<Key, int[]> changes = new TreeMap<>();

    boolean holds(String sku) {
        return held.containsKey(sku);
    }

    /** The rows of this SKU were taken; no warehouse has any until {@link #has} says so. */
    void hold(String sku) {
        held.putIfAbsent(sku, new HashMap<>());
    }

    void has(Key key, int[] units) {
        held.get(key.sku()).put(key.warehouse(), units);
    }

    void promised(Key key) {
        promised.add(key);
    }

    boolean hasPromises(Key key) {
        return promised.contains(key);
    }

    Set<String> skus() {
        return Set.copyOf(held.keySet());
    }

    /** By warehouse; absent means none. */
    Map<String, Balance> balances(String sku) {
        var balances = new HashMap<String, Balance>();
        held.getOrDefault(sku, Map.of()).forEach((warehouse, units) -> balances.put(warehouse, Balance.of(sku, warehouse, units)));
        return balances;
    }

    /** Of a row that is held. */
    Balance balance(Key key) {
        var units = held.getOrDefault(key.sku(), Map.of()).get(key.warehouse());
        return Balance.of(key.sku(), key.warehouse(), units == null ? new int[Balance.BUCKETS] : units);
    }

    void change(Posting posting) {
        var key = new Key(posting.sku(), posting.warehouse());
        add(changes.computeIfAbsent(key, k -> new int[Balance.BUCKETS]), posting);
        if (holds(key.sku())) add(held.get(key.sku()).computeIfAbsent(key.warehouse(), w -> new int[Balance.BUCKETS]), posting);
    }

    private static void add(int[] units, Posting posting) {
        posting.deltas().forEach((bucket, delta) -> units[bucket.ordinal()] += delta);
    }
}
