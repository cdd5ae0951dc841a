package dev.wharf.parcel;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import dev.wharf.process.Lane;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the bench put into which box, from the closing of a box to the parcel it becomes. The only class whose SQL names filled_box, its lines and its
 * serials. Call inside a lane.
 */
@Repository
public class FilledBoxes {
    private record Key(long count, int no) { }

    private record Row(Key key, FulfillmentId fulfillment, String box) { }

    private record Entry<V>(Key key, V value) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;
    private final Lane.Fact<List<FilledBox>> ready = new Lane.Fact<>("filled boxes", this::loadReady);
    private final Lane.Writer<FulfillmentId> packed = new Lane.Writer<>(62, "filled_box", this::writePacked);

    FilledBoxes(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** The order whose box was closed with this key. */
    public Optional<FulfillmentId> closedWith(String clientKey) {
        return jdbc.sql("SELECT fulfillment_id FROM filled_box WHERE client_key = :key").param("key", clientKey).query((rs, n) -> new FulfillmentId(rs.getLong(1))).optional();
    }

    /** Boxes of one count, in the order they were closed. */
    public List<FilledBox> ofCount(long count) {
        var rows = jdbc.sql("SELECT box_no, fulfillment_id, box_code FROM filled_box WHERE count_id = :count ORDER BY box_no").param("count", count)
            .query((rs, n) -> new Row(new Key(count, rs.getInt(1)), new FulfillmentId(rs.getLong(2)), rs.getString(3))).list();
        return boxes(rows).values().stream().flatMap(List::stream).toList();
    }

    /**
     * @param clientKey new for each box; of two closings with one key the second is refused
     * @throws Refusal CONFLICT if another box has the key
     */
    public void close(FulfillmentId order, long count, FilledBox box, String clientKey) {
        try {
            jdbc.sql("INSERT INTO filled_box (count_id, box_no, fulfillment_id, person, closed_at, client_key, ready, box_code) VALUES (:count, :no, :order, :person, :now, :key, FALSE, :box)")
                .param("box", box.box()).param("count", count).param("no", box.no()).param("order", order.value()).param("person", Actor.current()).param("now", SqlTime.text(Instant.now(clock)))
                .param("key", clientKey).update();
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("CLIENT_KEY_TAKEN", "This clientKey belongs to another box.");
        }
        batch.batchUpdate("INSERT INTO filled_box_line (count_id, box_no, sku, quantity) VALUES (?, ?, ?, ?)",
            box.units().entrySet().stream().map(u -> new Object[] {count, box.no(), u.getKey(), u.getValue()}).toList());
        if (box.serials().isEmpty()) return;
        batch.batchUpdate("INSERT INTO filled_box_serial (count_id, box_no, sku, serial_no) VALUES (?, ?, ?, ?)",
            box.serials().stream().map(s -> new Object[] {count, box.no(), s.sku(), s.serial()}).toList());
    }

    /** Takes back the closing of a count's last box. */
    public void open(long count, int no) {
        for (var table : List.of("filled_box_serial", "filled_box_line", "filled_box")) {
            jdbc.sql("DELETE FROM " + table + " WHERE count_id = :count AND box_no = :no").param("count", count).param("no", no).update();
        }
    }

    /** The count matched: its boxes may become parcels. @param filled whether it has any; if not, there is nothing to read or write */
    public void matched(FulfillmentId order, long count, boolean filled) {
        if (!filled) {
            Lane.current().know(ready, order, List.of());
            return;
        }
        jdbc.sql("UPDATE filled_box SET ready = (count_id = :count) WHERE fulfillment_id = :order").param("count", count).param("order", order.value()).update();
        Lane.current().forget(ready, order);
    }

    /** Boxes that wait to become parcels; none for an order that goes in one. */
    public List<FilledBox> ready(FulfillmentId order) {
        return Lane.current().get(ready, order);
    }

    /** They are parcels now. */
    public void packed(FulfillmentId order) {
        var lane = Lane.current();
        lane.know(ready, order, List.of());
        lane.write(packed, order);
    }

    private void writePacked(List<FulfillmentId> orders) {
        jdbc.sql("UPDATE filled_box SET ready = FALSE WHERE fulfillment_id IN (:ids) AND ready").param("ids", orders.stream().map(FulfillmentId::value).sorted().toList()).update();
    }

    private Map<FulfillmentId, List<FilledBox>> loadReady(Collection<FulfillmentId> orders) {
        var found = new HashMap<FulfillmentId, List<FilledBox>>();
        orders.forEach(id -> found.put(id, List.of()));
        found.putAll(boxes(jdbc.sql("SELECT count_id, box_no, fulfillment_id, box_code FROM filled_box WHERE fulfillment_id IN (:ids) AND ready ORDER BY count_id, box_no")
            .param("ids", orders.stream().map(FulfillmentId::value).sorted().toList())
            .query((rs, n) -> new Row(new Key(rs.getLong(1), rs.getInt(2)), new FulfillmentId(rs.getLong(3)), rs.getString(4))).list()));
        return found;
    }

    private Map<FulfillmentId, List<FilledBox>> boxes(List<Row> rows) {
        if (rows.isEmpty()) return Map.of();
        var counts = rows.stream().map(r -> r.key().count()).distinct().toList();
        var units = new HashMap<Key, SortedMap<String, Integer>>();
        jdbc.sql("SELECT count_id, box_no, sku, quantity FROM filled_box_line WHERE count_id IN (:counts)").param("counts", counts)
            .query((rs, n) -> units.computeIfAbsent(new Key(rs.getLong(1), rs.getInt(2)), k -> new TreeMap<>()).put(rs.getString(3), rs.getInt(4))).list();
        var serials = jdbc.sql("SELECT count_id, box_no, sku, serial_no FROM filled_box_serial WHERE count_id IN (:counts) ORDER BY sku, serial_no").param("counts", counts)
            .query((rs, n) -> new Entry<>(new Key(rs.getLong(1), rs.getInt(2)), new FilledBox.Serial(rs.getString(3), rs.getString(4)))).list().stream()
            .collect(groupingBy(Entry::key, mapping(Entry::value, toList())));
        return rows.stream().collect(groupingBy(Row::fulfillment, mapping(r -> new FilledBox(r.key().no(), units.get(r.key()), serials.getOrDefault(r.key(), List.of()), r.box()), toList())));
    }
}
