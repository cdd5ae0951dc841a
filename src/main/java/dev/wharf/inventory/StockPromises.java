package dev.wharf.inventory;

import static java.util.stream.Collectors.groupingBy;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.inventory.StockBook.Key;
import dev.wharf.process.Lane;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Units confirmed for a later day: the only class whose SQL writes table stock_promise. Whoever asks holds the stock rows. */
@Repository
class StockPromises {
    /** @param at when the goods are to leave */
    record Made(FulfillmentId fulfillment, Key key, int units, Instant at) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final ExpectedStock expected;
    private final Clock clock;
    private final Lane.Fact<List<Made>> open = new Lane.Fact<>("promises", this::load, List.of());
    private final Lane.Writer<Made> added = new Lane.Writer<>(56, "stock_promise", this::insert);
    private final Lane.Writer<Made> dropped = new Lane.Writer<>(55, "stock_promise", this::delete);

    StockPromises(JdbcClient jdbc, JdbcTemplate batch, ExpectedStock expected, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.expected = expected;
        this.clock = clock;
    }

    /** What this lane knows of the SKUs it asked for. */
    private static final class Known {
        private final Set<String> skus = new HashSet<>();
        private final Map<Key, List<Promise.Dated>> promised = new HashMap<>();
        private final Map<Key, List<Promise.Dated>> expected = new HashMap<>();
    }

    List<Made> of(FulfillmentId id) {
        return Lane.current().get(open, id);
    }

    void add(List<Made> promises) {
        var lane = Lane.current();
        promises.forEach(p -> lane.write(added, p));
        promises.forEach(p -> lane.forget(open, p.fulfillment()));
        lane.state(Known.class, Known::new).skus.clear();
    }

    void drop(FulfillmentId id) {
        var lane = Lane.current();
        of(id).forEach(p -> lane.write(dropped, p));
        lane.know(open, id, List.of());
        lane.state(Known.class, Known::new).skus.clear();
    }

    /** @param others SKUs that will be asked for next; read with it */
    int kept(Key key, Collection<String> others) {
        var known = Lane.current().state(Known.class, Known::new);
        if (!known.skus.contains(key.sku())) {
            Lane.current().flush();
            known.skus.clear();
            known.skus.addAll(others);
            known.skus.add(key.sku());
            known.promised.clear();
            known.promised.putAll(promised(known.skus));
            known.expected.clear();
            known.expected.putAll(expected.dated(known.skus));
        }
        return Promise.kept(known.promised.getOrDefault(key, List.of()), known.expected.getOrDefault(key, List.of()), Instant.now(clock));
    }

    /** Units to keep, by SKU and warehouse, as they stand now; for those who hold no rows. */
    Map<Key, Integer> kept(Collection<String> skus) {
        var promised = promised(skus);
        if (promised.isEmpty()) return Map.of();
        var coming = expected.dated(skus);
        var kept = new HashMap<Key, Integer>();
        promised.forEach((key, its) -> kept.put(key, Promise.kept(its, coming.getOrDefault(key, List.of()), Instant.now(clock))));
        return kept;
    }

    private Map<Key, List<Promise.Dated>> promised(Collection<String> skus) {
        record Row(Key key, Promise.Dated dated) { }
        return jdbc.sql("SELECT sku, warehouse_code, ship_at, units FROM stock_promise WHERE sku IN (:skus)").param("skus", skus)
            .query((rs, n) -> new Row(new Key(rs.getString(1), rs.getString(2)), new Promise.Dated(SqlTime.instant(rs.getObject(3, LocalDateTime.class)), rs.getInt(4))))
            .list().stream().collect(groupingBy(Row::key, java.util.stream.Collectors.mapping(Row::dated, java.util.stream.Collectors.toList())));
    }

    private Map<FulfillmentId, List<Made>> load(Collection<FulfillmentId> wanted) {
        var result = new HashMap<FulfillmentId, List<Made>>();
        wanted.forEach(id -> result.put(id, List.of()));
        result.putAll(jdbc.sql("SELECT fulfillment_id, sku, warehouse_code, units, ship_at FROM stock_promise WHERE fulfillment_id IN (:ids) ORDER BY sku")
            .param("ids", wanted.stream().map(FulfillmentId::value).toList())
            .query((rs, n) -> new Made(new FulfillmentId(rs.getLong(1)), new Key(rs.getString(2), rs.getString(3)), rs.getInt(4), SqlTime.instant(rs.getObject(5, LocalDateTime.class))))
            .list().stream().collect(groupingBy(Made::fulfillment)));
        return result;
    }

    private void insert(List<Made> rows) {
        var now = SqlTime.text(Instant.now(clock));
        batch.batchUpdate("INSERT INTO stock_promise (fulfillment_id, sku, warehouse_code, units, ship_at, promised_at) VALUES (?, ?, ?, ?, ?, ?)",
            rows.stream().map(p -> new Object[] {p.fulfillment().value(), p.key().sku(), p.key().warehouse(), p.units(), SqlTime.text(p.at()), now}).toList());
    }

    private void delete(List<Made> rows) {
        batch.batchUpdate("DELETE FROM stock_promise WHERE fulfillment_id = ? AND sku = ?",
            rows.stream().map(p -> new Object[] {p.fulfillment().value(), p.key().sku()}).toList());
    }
}
