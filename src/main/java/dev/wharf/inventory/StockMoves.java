package dev.wharf.inventory;

import dev.wharf.common.SqlTime;
import dev.wharf.process.Lane;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * SKUs of which more or fewer units can be sold than before, kept with the change itself, so that no crash loses one. One insert for a whole lane, however many
 * orders move in it, and none while nobody is told of stock. The only class whose SQL names table stock_moved.
 */
@Repository
public class StockMoves {
    /** @param at just before the commit of the change */
    public record Move(long id, String sku, Instant at) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final StockAudience audience;
    private final Clock clock;

    StockMoves(JdbcClient jdbc, JdbcTemplate batch, StockAudience audience, Clock clock) {
        this.jdbc = jdbc;
        this.audience = audience;
        this.batch = batch;
        this.clock = clock;
    }

    private final class Noted {
        private final TreeSet<String> skus = new TreeSet<>();

        private void write() {
            var now = SqlTime.text(Instant.now(clock));
            batch.batchUpdate("INSERT INTO stock_moved (sku, moved_at) VALUES (?, ?)", skus.stream().map(sku -> new Object[] {sku, now}).toList());
            skus.clear();
        }
    }

    /** What is shown of this SKU has to be worked out anew. Call inside a lane. */
    public void note(String sku) {
        if (!audience.listens()) return;
        var lane = Lane.current();
        var noted = lane.state(Noted.class, Noted::new);
        if (noted.skus.isEmpty()) lane.afterwards(noted::write);
        noted.skus.add(sku);
    }

    /** Only what changes the units that somebody may be promised, or whose they are: goods that leave do neither. */
    void note(Posting posting) {
        if (posting.delta(Bucket.RESERVED) != 0 || posting.changesFree()) note(posting.sku());
    }

    /** The oldest ones that nobody else has taken, held until the commit. Call inside a lane. */
    public List<Move> take(int most) {
        return jdbc.sql("SELECT stock_moved_id, sku, moved_at FROM stock_moved ORDER BY stock_moved_id LIMIT :most FOR UPDATE SKIP LOCKED").param("most", most)
            .query((rs, n) -> new Move(rs.getLong(1), rs.getString(2), SqlTime.instant(rs.getObject(3, LocalDateTime.class)))).list();
    }

    /** Those were worked out. */
    public void drop(List<Move> moves) {
        if (moves.isEmpty()) return;
        jdbc.sql("DELETE FROM stock_moved WHERE stock_moved_id IN (:ids)").param("ids", moves.stream().map(Move::id).toList()).update();
    }

    /** Whether there are any: a look that holds nothing. */
    public boolean any() {
        return !jdbc.sql("SELECT stock_moved_id FROM stock_moved LIMIT 1").query(Long.class).list().isEmpty();
    }
}
