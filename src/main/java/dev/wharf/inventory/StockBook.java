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

    /** Available units of rows that this lane holds, after its own changes. */
    final Map<Key, Integer> available = new HashMap<>();
    /** SKUs whose rows are held, in every warehouse. */
    final java.util.Set<String> held = new java.util.HashSet<>();
    /** Changes not yet written, in the order all lanes take rows. */
    final TreeMap<Key, Delta> changes = new TreeMap<>();

    void change(Key key, int onHand, int locked) {
        var delta = changes.computeIfAbsent(key, k -> new Delta());
        delta.onHand += onHand;
        delta.locked += locked;
        available.computeIfPresent(key, (k, units) -> units + onHand - locked);
    }
}
