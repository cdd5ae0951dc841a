package dev.wharf.inventory;

import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import dev.wharf.process.Lane;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The append-only ledger: the only class whose SQL writes table stock_entry. */
@Repository
class StockLedger {
    /** Column of the first bucket; the others follow in their order. */
    private static final int FIRST_DELTA = 5;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Ids ids;
    private final Clock clock;
    private final Lane.Writer<Posting> entries = new Lane.Writer<>(53, "stock_entry", this::write);

    StockLedger(JdbcClient jdbc, JdbcTemplate batch, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.ids = ids;
        this.clock = clock;
    }

    void enter(Posting posting) {
        Lane.current().write(entries, posting);
    }

    /** Those of the keys that were booked already. */
    Set<String> known(Collection<String> keys) {
        if (keys.isEmpty()) return Set.of();
        Lane.current().flush();
        return Set.copyOf(jdbc.sql("SELECT entry_key FROM stock_entry WHERE entry_key IN (:keys)").param("keys", keys).query(String.class).list());
    }

    private void write(List<Posting> postings) {
        var actor = Actor.current();
        var now = SqlTime.text(Instant.now(clock));
        batch.batchUpdate("""
            INSERT INTO stock_entry (stock_entry_id, sku, warehouse_code, kind, on_hand_delta, locked_delta, frozen_delta, reserved_delta, quarantine_delta, defective_delta,
                                     in_transit_delta, fulfillment_id, fulfillment_line_id, entry_key, cause, actor, reason, entered_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", postings, postings.size(), (row, posting) -> {
                row.setLong(1, ids.next());
                row.setString(2, posting.sku());
                row.setString(3, posting.warehouse());
                row.setString(4, posting.kind().name());
                for (var bucket : Bucket.values()) row.setInt(FIRST_DELTA + bucket.ordinal(), posting.delta(bucket));
                row.setObject(12, posting.fulfillment() == null ? null : posting.fulfillment().value());
                row.setObject(13, posting.fulfillmentLine());
                row.setString(14, posting.key());
                row.setString(15, posting.cause());
                row.setString(16, actor);
                row.setString(17, posting.reason());
                row.setString(18, now);
            });
    }
}
