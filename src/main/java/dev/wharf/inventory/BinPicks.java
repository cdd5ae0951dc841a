package dev.wharf.inventory;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import dev.wharf.inventory.Bins.Content;
import dev.wharf.inventory.Bins.Kind;
import dev.wharf.inventory.Bins.Move;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.process.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What pick tasks plan to take from bins and take. Call inside a lane. */
@Repository
public class BinPicks {
    private static final Comparator<Place> KEY_ORDER = Comparator.comparing(Place::warehouse).thenComparing(Place::sku).thenComparing(Place::bin).thenComparing(Place::lot);

    private final Bins bins;
    private final CountsWanted counts;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Ids ids;
    private final Clock clock;

    BinPicks(Bins bins, CountsWanted counts, JdbcClient jdbc, JdbcTemplate batch, Ids ids, Clock clock) {
        this.bins = bins;
        this.counts = counts;
        this.jdbc = jdbc;
        this.batch = batch;
        this.ids = ids;
        this.clock = clock;
    }

    /** Plans units of bins whose rows are held, or gives planned ones back (below zero). Never fails: a bin that was corrected by a count plans no fewer than none. */
    public void plan(Map<Place, Integer> units) {
        var places = units.keySet().stream().filter(p -> units.get(p) != 0).sorted(KEY_ORDER).toList();
        if (places.isEmpty()) return;
        batch.batchUpdate("UPDATE bin_stock SET planned = GREATEST(planned + ?, 0) WHERE warehouse_code = ? AND sku = ? AND bin_code = ? AND lot_no = ?",
            places.stream().map(p -> new Object[] {units.get(p), p.warehouse(), p.sku(), p.bin(), p.lot()}).toList());
    }

    /**
     * Units for one order.
     *
     * @param planned of the units, those that were planned here
     * @param key     names the scan and the line, so that it takes once
     */
    public record Part(int units, int planned, FulfillmentId fulfillment, String key) { }

    /** For one order. */
    public void take(Place place, int units, int planned, FulfillmentId fulfillment, String key) {
        take(place, List.of(new Part(units, planned, fulfillment, key)));
    }

    /**
     * Takes units that a picker has in hand: one UPDATE and one batch of entries, for however many orders. If the bin records fewer, the picker is right: the rest is
     * booked as found first, and a count of the bin is asked for.
     */
    public void take(Place place, List<Part> parts) {
        int units = parts.stream().mapToInt(Part::units).sum();
        int planned = parts.stream().mapToInt(Part::planned).sum();
        if (take(place, units, planned) == 0) {
            plan(Map.of(place, -planned));
            found(place, units, parts);
            return;
        }
        var now = SqlTime.text(Instant.now(clock));
        batch.batchUpdate("""
            INSERT INTO bin_entry (bin_entry_id, warehouse_code, bin_code, sku, lot_no, kind, delta, fulfillment_id, entry_key, cause, actor, reason, entered_at)
            VALUES (?, ?, ?, ?, ?, 'PICK', ?, ?, ?, '', ?, '', ?)""",
            parts.stream().map(part -> new Object[] {ids.next(), place.warehouse(), place.bin(), place.sku(), place.lot(), -part.units(), part.fulfillment().value(), part.key(), Actor.current(), now})
                .toList());
    }

    private int take(Place place, int units, int planned) {
        return jdbc.sql("""
                UPDATE bin_stock SET units = units - :units, planned = GREATEST(planned - :planned, 0)
                 WHERE warehouse_code = :warehouse AND sku = :sku AND bin_code = :bin AND lot_no = :lot AND units >= :units
                """).param("units", units).param("planned", planned).param("warehouse", place.warehouse()).param("sku", place.sku()).param("bin", place.bin())
            .param("lot", place.lot()).update();
    }

    private void found(Place place, int units, List<Part> parts) {
        int there = bins.held(place.warehouse(), List.of(place.sku())).stream().filter(c -> c.place().equals(place)).mapToInt(Content::units).sum();
        var moves = new ArrayList<Move>();
        if (there < units) moves.add(new Move(place, Kind.FOUND, units - there, null, "found:" + parts.get(0).key(), "", "a picker took more than the bin records"));
        for (var part : parts) moves.add(new Move(place, Kind.PICK, -part.units(), part.fulfillment(), part.key(), "", ""));
        bins.post(moves);
        counts.ask(place.warehouse(), place.bin(), place.sku(), CountsWanted.Why.FOUND_MORE);
    }

    /** Units that a picker looked for and that are not there. Takes no more than the bin records. @param key names the pick line */
    public void writeOff(Place place, int units, FulfillmentId fulfillment, String key, String reason) {
        int there = bins.held(place.warehouse(), List.of(place.sku())).stream().filter(c -> c.place().equals(place)).mapToInt(Content::units).sum();
        int gone = Math.min(there, units);
        if (gone > 0) bins.post(List.of(new Move(place, Kind.COUNT, -gone, null, key, "ORDER:" + fulfillment, reason)));
    }

    /** Units that lie in their bin again. */
    public record Back(Place place, int units) { }

    /**
     * Puts back some units of one SKU that an order has taken, into the bins it took them from, the last one first.
     *
     * @param lot empty for any
     * @param key names the act, so that it is done once
     * @return where; fewer units than asked for if no bin was known to have held them
     */
    public List<Back> putBack(FulfillmentId fulfillment, String warehouse, String sku, String lot, int units, String key) {
        var history = jdbc.sql("""
                SELECT bin_code, lot_no, delta FROM bin_entry
                 WHERE fulfillment_id = :id AND warehouse_code = :warehouse AND sku = :sku AND (:lot = '' OR lot_no = :lot) ORDER BY bin_entry_id
                """).param("id", fulfillment.value()).param("warehouse", warehouse).param("sku", sku).param("lot", lot)
            .query((rs, n) -> new Back(new Place(warehouse, rs.getString(1), sku, rs.getString(2)), rs.getInt(3))).list();
        var back = new ArrayList<Back>();
        int left = units;
        for (var from : OutOfBins.of(history)) {
            int here = Math.min(left, from.units());
            if (here > 0) back.add(new Back(from.place(), here));
            left -= here;
        }
        var moves = new ArrayList<Move>();
        for (var b : back) moves.add(new Move(b.place(), Kind.PUT_BACK, b.units(), fulfillment, "back:" + key + ":" + moves.size(), "", "not what lies with the order"));
        bins.post(moves);
        return back;
    }
}
