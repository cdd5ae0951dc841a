package dev.wharf.inventory;

import dev.wharf.common.FulfillmentId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one lane knows of the slots it holds, and what it will change. */
final class CapacityBook {
    record Key(String warehouse, LocalDate day) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byWarehouse = warehouse.compareTo(other.warehouse);
            return byWarehouse != 0 ? byWarehouse : day.compareTo(other.day);
        }
    }

    record Slot(String warehouse, LocalDate day) {
        Key key() {
            return new Key(warehouse, day);
        }
    }

    /** The last day up to which the rows of a warehouse are held. */
    final Map<String, LocalDate> heldUntil = new HashMap<>();
    /** Slots taken, this lane's own included; a day without a row is absent. */
    final Map<Key, Integer> used = new HashMap<>();
    /** In the order all lanes change the rows. */
    final TreeMap<Key, Integer> changes = new TreeMap<>();
    /** Slots as they were before this lane changed them. */
    final Map<FulfillmentId, Optional<Slot>> before = new LinkedHashMap<>();

    int used(Key key) {
        return used.getOrDefault(key, 0);
    }

    void change(Key key, int slots) {
        changes.merge(key, slots, Integer::sum);
        used.computeIfPresent(key, (k, n) -> n + slots);
    }
}
