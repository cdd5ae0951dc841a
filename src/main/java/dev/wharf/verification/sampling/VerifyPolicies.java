package dev.wharf.verification.sampling;

import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import dev.wharf.process.Lane;
import dev.wharf.verification.sampling.VerifyPolicy.Mode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The only class whose SQL names verify_policy. Every picked order asks for the list, and it changes a few times a year, so it is kept for some
 * seconds; a rate that an error has raised counts as soon.
 */
@Repository
public class VerifyPolicies {
    private static final long KEEP_NANOS = 5_000_000_000L;

    private record Kept(List<VerifyPolicy> all, long since) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Ids ids;
    private final Clock clock;
    private volatile Kept kept;

    VerifyPolicies(JdbcClient jdbc, JdbcTemplate batch, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.ids = ids;
        this.clock = clock;
    }

    List<VerifyPolicy> all() {
        var now = System.nanoTime();
        var current = kept;
        if (current == null || now - current.since() > KEEP_NANOS) {
            current = new Kept(read(), now);
            kept = current;
        }
        return current.all();
    }

    public List<VerifyPolicy> read() {
        return jdbc.sql("""
                SELECT verify_policy_id, warehouse_code, shop_code, up_to_minor, mode, percent, rate, version FROM verify_policy ORDER BY warehouse_code, shop_code, up_to_minor
                """)
            .query((rs, n) -> new VerifyPolicy(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getLong(4), Mode.valueOf(rs.getString(5)), rs.getInt(6), rs.getDouble(7), rs.getInt(8))).list();
    }

    /** The list takes the place of the one before and is a new version. A rate that errors have raised stays, for a row of the same orders. */
    @Transactional
    public List<VerifyPolicy> replace(List<VerifyPolicy> wanted) {
        var before = read();
        int version = before.stream().mapToInt(VerifyPolicy::version).max().orElse(0) + 1;
        jdbc.sql("DELETE FROM verify_policy").update();
        batch.batchUpdate("""
            INSERT INTO verify_policy (verify_policy_id, warehouse_code, shop_code, up_to_minor, mode, percent, rate, version, changed_by, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            wanted.stream().map(p -> new Object[] {ids.next(), p.warehouse(), p.shop(), p.upToMinor(), p.mode().name(), p.percent(), Math.max(p.percent(), raised(before, p)), version,
                Actor.current(), SqlTime.text(Instant.now(clock))}).toList());
        kept = null;
        return read();
    }

    private static double raised(List<VerifyPolicy> before, VerifyPolicy now) {
        return before.stream().filter(b -> b.warehouse().equals(now.warehouse()) && b.shop().equals(now.shop()) && b.upToMinor() == now.upToMinor() && b.rate() > b.percent())
            .mapToDouble(VerifyPolicy::rate).findFirst().orElse(0);
    }

    /**
     * A count that was drawn by this policy ended. Every match of the house asks for the same row: it is held only at the end of the transaction, so that
     * no error is forgotten, and not at all if a match changes nothing. Call inside a lane.
     */
    public void ended(long policy, boolean error) {
        if (error || isRaised(policy)) Lane.current().afterwards(() -> change(policy, error));
    }

    private boolean isRaised(long policy) {
        return jdbc.sql("SELECT COUNT(*) FROM verify_policy WHERE verify_policy_id = :id AND rate > percent").param("id", policy).query(Integer.class).single() > 0;
    }

    private void change(long policy, boolean error) {
        jdbc.sql("SELECT rate, percent FROM verify_policy WHERE verify_policy_id = :id FOR UPDATE").param("id", policy)
            .query((rs, n) -> error ? VerifyPolicy.afterError(rs.getDouble(1)) : VerifyPolicy.afterMatch(rs.getDouble(1), rs.getInt(2))).optional()
            .ifPresent(rate -> {
                jdbc.sql("UPDATE verify_policy SET rate = :rate WHERE verify_policy_id = :id").param("rate", rate).param("id", policy).update();
                kept = null;
            });
    }
}
