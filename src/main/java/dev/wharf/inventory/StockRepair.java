package dev.wharf.inventory;

import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.Posting.Kind;
import dev.wharf.inventory.StockBook.Key;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Puts right what something else than the house changed: a balance that is not the sum of its entries. Every repair leaves an entry of kind REPAIR
 * with the person's reason, even if its deltas are zero. Call it inside a lane; the row is held, so the sums stay true until the commit.
 */
@Repository
public class StockRepair {
    private static final Map<Bucket, Integer> NOTHING = Map.of(Bucket.ON_HAND, 0);

    private final JdbcClient jdbc;
    private final StockRows rows;
    private final StockLedger ledger;
    private final Ids ids;

    StockRepair(JdbcClient jdbc, StockRows rows, StockLedger ledger, Ids ids) {
        this.ids = ids;
        this.jdbc = jdbc;
        this.rows = rows;
        this.ledger = ledger;
    }

    /** @param cause the breach, {@code BREACH:123} @param reason a person's words, without personal data */
    public record Place(String sku, String warehouse, String cause, String reason) { }

    /** What the entries of a place add up to, asked once its row is held. */
    public interface Sums {
        Balance of(String sku, String warehouse);
    }

    /** Sets the balance to the sums of its entries. @throws Refusal CONFLICT if the sums cannot be a balance */
    public void trustLedger(Place place, Sums sums) {
        hold(place);
        set(place, sums.of(place.sku(), place.warehouse()));
        enter(place, NOTHING);
    }

    /** Books the difference, so that the entries add up to the balance. */
    public void trustBalance(Place place, Sums sums) {
        var balance = hold(place);
        var entered = sums.of(place.sku(), place.warehouse());
        var deltas = new EnumMap<Bucket, Integer>(Bucket.class);
        for (var bucket : Bucket.values()) deltas.put(bucket, balance.units(bucket) - entered.units(bucket));
        enter(place, deltas);
    }

    /** Locked becomes what the open locks hold, in the balance and in the sums. @throws Refusal CONFLICT if more is locked than is there */
    public void trustLocks(Place place, Sums sums) {
        hold(place);
        int locks = jdbc.sql("SELECT COALESCE(SUM(open_quantity), 0) FROM stock_lock WHERE open_quantity > 0 AND sku = :sku AND warehouse_code = :warehouse")
            .param("sku", place.sku()).param("warehouse", place.warehouse()).query(Integer.class).single();
        int delta = locks - sums.of(place.sku(), place.warehouse()).locked();
        try {
            jdbc.sql("UPDATE stock SET locked = :locked WHERE sku = :sku AND warehouse_code = :warehouse").param("locked", locks).param("sku", place.sku())
                .param("warehouse", place.warehouse()).update();
        } catch (DataIntegrityViolationException e) {
            throw impossible(place, "locked " + locks);
        }
        enter(place, Map.of(Bucket.LOCKED, delta));
    }

    /** Says in the ledger that something was repaired that moved no units of this balance by itself. */
    public void note(Place place) {
        enter(place, NOTHING);
    }

    private Balance hold(Place place) {
        rows.open(List.of(new Key(place.sku(), place.warehouse())));
        return rows.hold(List.of(place.sku())).balance(new Key(place.sku(), place.warehouse()));
    }

    private void set(Place place, Balance units) {
        var statement = jdbc.sql("""
                UPDATE stock SET on_hand = :on_hand, locked = :locked, frozen = :frozen, reserved = :reserved, quarantine = :quarantine, defective = :defective, in_transit = :in_transit
                 WHERE sku = :sku AND warehouse_code = :warehouse
                """).param("sku", place.sku()).param("warehouse", place.warehouse());
        for (var bucket : Bucket.values()) statement = statement.param(bucket.column(), units.units(bucket));
        try {
            statement.update();
        } catch (DataIntegrityViolationException e) {
            throw impossible(place, String.valueOf(units));
        }
    }

    private void enter(Place place, Map<Bucket, Integer> deltas) {
        ledger.enter(Posting.of(Kind.REPAIR, place.sku(), place.warehouse(), deltas, "repair:" + place.cause() + ":" + ids.next(), place.cause(), place.reason()));
    }

    private static Refusal impossible(Place place, String units) {
        return Refusal.conflict("REPAIR_IMPOSSIBLE", "SKU " + place.sku() + " in " + place.warehouse() + " cannot have " + units
            + ": more would be promised than is there. Trust the balance, or release locks first.");
    }
}
