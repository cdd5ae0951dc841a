package dev.wharf.soak;

import dev.wharf.inventory.Bucket;
import dev.wharf.inventory.Posting.Kind;
import dev.wharf.soak.ReferenceStock.Booked;
import dev.wharf.soak.ReferenceStock.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the tables and holds them against the reference model: every bucket of every balance, every open lock, every new entry of the ledger. */
final class Books {
    private static final String BUCKETS = Arrays.stream(Bucket.values()).map(b -> b.name().toLowerCase(java.util.Locale.ROOT)).collect(Collectors.joining(", "));
    private static final String SUMS = Arrays.stream(Bucket.values()).map(b -> "SUM(" + b.name().toLowerCase(java.util.Locale.ROOT) + "_delta)").collect(Collectors.joining(", "));

    private final JdbcClient jdbc;
    private final List<String> skus;
    /** Entries up to here were compared. Numbers ascend with the batches of one partition, on whichever node they ran. */
    private long lastEntry;

    Books(JdbcClient jdbc, List<String> skus) {
        this.jdbc = jdbc;
        this.skus = skus;
        this.lastEntry = highestEntry();
    }

    /** @return every difference in words; empty if there is none */
    List<String> differences(ReferenceStock model) {
        var differences = new ArrayList<String>();
        compare("balance", words(model.balances), words(balances()), differences);
        compare("open locks", model.locks.entrySet().stream().flatMap(order -> order.getValue().stream().map(held -> Map.entry(lock(order.getKey(), held.line(), held.place(), held.soft()), held.units())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum)), openLocks(), differences);
        compare("new entries", words(model.ledgerRead()), words(newEntries()), differences);
        return differences;
    }

    /** At the end: the whole ledger adds up to the model's balances. */
    List<String> differencesOfWholeLedger(ReferenceStock model) {
        var sums = new HashMap<Place, int[]>();
        jdbc.sql("SELECT sku, warehouse_code, " + SUMS + " FROM stock_entry WHERE sku IN (:skus) GROUP BY sku, warehouse_code").param("skus", skus)
            .query((rs, n) -> sums.put(new Place(rs.getString(1), rs.getString(2)), numbers(rs, 3, Bucket.values().length))).list();
        var differences = new ArrayList<String>();
        compare("sum of the ledger", words(model.balances), words(sums), differences);
        return differences;
    }

    private Map<Place, int[]> balances() {
        var found = new HashMap<Place, int[]>();
        jdbc.sql("SELECT sku, warehouse_code, " + BUCKETS + " FROM stock WHERE sku IN (:skus)").param("skus", skus)
            .query((rs, n) -> found.put(new Place(rs.getString(1), rs.getString(2)), numbers(rs, 3, Bucket.values().length))).list();
        return found;
    }

    private Map<String, Integer> openLocks() {
        var found = new HashMap<String, Integer>();
        jdbc.sql("SELECT fulfillment_id, fulfillment_line_id, sku, warehouse_code, kind, open_quantity FROM stock_lock WHERE open_quantity > 0 AND sku IN (:skus)").param("skus", skus)
            .query((rs, n) -> found.merge(lock(rs.getLong(1), rs.getLong(2), new Place(rs.getString(3), rs.getString(4)), rs.getString(5).equals("SOFT")), rs.getInt(6), Integer::sum)).list();
        return found;
    }

    private Map<Booked, int[]> newEntries() {
        var found = new HashMap<Booked, int[]>();
        long upTo = highestEntry();
        jdbc.sql("SELECT sku, warehouse_code, kind, COUNT(*), " + SUMS + " FROM stock_entry WHERE stock_entry_id > :last AND stock_entry_id <= :upTo AND sku IN (:skus) GROUP BY sku, warehouse_code, kind")
            .param("last", lastEntry).param("upTo", upTo).param("skus", skus)
            .query((rs, n) -> found.put(new Booked(new Place(rs.getString(1), rs.getString(2)), Kind.valueOf(rs.getString(3))), numbers(rs, 4, 1 + Bucket.values().length))).list();
        lastEntry = upTo;
        return found;
    }

    private long highestEntry() {
        return jdbc.sql("SELECT COALESCE(MAX(stock_entry_id), 0) FROM stock_entry").query(Long.class).single();
    }

    private static int[] numbers(java.sql.ResultSet rs, int from, int count) throws java.sql.SQLException {
        var numbers = new int[count];
        for (int i = 0; i < count; i++) numbers[i] = rs.getInt(from + i);
        return numbers;
    }

    private static String lock(long order, long line, Place place, boolean soft) {
        return "order " + order + " line " + line + " " + place + (soft ? " soft" : " hard");
    }

    /** Rows of zeros are as good as no rows. */
    private static <K> Map<String, String> words(Map<K, int[]> numbers) {
        return numbers.entrySet().stream().filter(e -> Arrays.stream(e.getValue()).anyMatch(n -> n != 0))
            .collect(Collectors.toMap(e -> e.getKey().toString(), e -> Arrays.toString(e.getValue())));
    }

    private static <V> void compare(String what, Map<String, V> model, Map<String, V> tables, List<String> differences) {
        model.forEach((key, value) -> {
            if (!value.equals(tables.get(key))) differences.add(what + " of " + key + ": model " + value + ", tables " + tables.get(key));
        });
        tables.forEach((key, value) -> {
            if (!model.containsKey(key)) differences.add(what + " of " + key + ": model none, tables " + value);
        });
    }
}
