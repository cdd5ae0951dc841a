package dev.wharf.inventory;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What one lane knows of the stock rows it holds, and what it will change. */
final class StockBook {
    record Key(String sku, String warehouse) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int bySku = sku.compareTo(other.sku);
            return bySku != 0 ? bySku : warehouse.compareTo(other.warehouse);
        }
    }

    /** A change of one row; several of one lane add up to one UPDATE. */
    static final class Delta {
        int onHand;
        int locked;
    }

    /** Available units by SKU, then warehouse, after this lane's own changes. A SKU that is a key here is held in every warehouse. */
    private final Map<String, Map<String, Integer>> held = new HashMap<>();
    /** Changes not yet written, in the order all lanes take rows. */
    final TreeMap<Key, Delta> changes = new TreeMap<>();

    boolean holds(String sku) {
        return held.containsKey(sku);
    }

    /** The rows of this SKU were taken; no warehouse has any until {@link #has} says so. */
    void hold(String sku) {
        held.putIfAbsent(sku, new HashMap<>());
    }

    void has(Key key, int units) {
        held.get(key.sku()).put(key.warehouse(), units);
    }

    /** By warehouse; absent means none. */
    Map<String, Integer> available(String sku) {
        return held.getOrDefault(sku, Map.of());
    }

    int available(Key key) {
        return available(key.sku()).getOrDefault(key.warehouse(), 0);
    }

    void change(Key key, int onHand, int locked) {
        var delta = changes.computeIfAbsent(key, k -> new Delta());
        delta.onHand += onHand;
        delta.locked += locked;
        if (holds(key.sku())) held.get(key.sku()).merge(key.warehouse(), onHand - locked, Integer::sum);
    }
}
