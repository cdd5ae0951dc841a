package dev.wharf.stockpush;

import dev.wharf.common.Cut;
import dev.wharf.common.SqlTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who serves a shop: one node at a time, so that one number is on its way per listing and the shop's limit of calls holds. The only class whose SQL names stock_push_shop. */
@Repository
class PushShops {
    /** @param auditedAt null before the first audit. @param audited listings that were compared in it */
    record Audited(Instant auditedAt, int audited, String note, Instant nextAt) { }

    /** @param open a person has a task about refused listings. @param left how many of them a person left as they are */
    record Asked(boolean open, int left) {
        static final Asked NOBODY = new Asked(false, 0);
    }

    /** As wide as the column. */
    private static final int NOTE_AT_MOST = 300;
    private static final Instant AT_ONCE = Instant.parse("2000-01-01T00:00:00Z");

    private final String node = UUID.randomUUID().toString();
    private final JdbcClient jdbc;
    private final Clock clock;
    private final StockPushSettings settings;

    PushShops(JdbcClient jdbc, Clock clock, StockPushSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** Whether any was ever set up. */
    boolean any() {
        return !jdbc.sql("SELECT shop_code FROM stock_push_shop LIMIT 1").query(String.class).list().isEmpty();
    }

    /** Its listings are worked out anew, soon. */
    void changed(String shop) {
        jdbc.sql("""
                INSERT INTO stock_push_shop (shop_code, holder, until_at, work_out_at, audit_at, audited_at, audited, audit_note) VALUES (:shop, '', :once, :once, :audit, NULL, 0, '')
                ON DUPLICATE KEY UPDATE work_out_at = VALUES(work_out_at)
                """).param("shop", shop).param("once", SqlTime.text(AT_ONCE)).param("audit", SqlTime.text(clock.instant().plus(settings.lookAgain()))).update();
    }

    /** @return until when it is ours; empty if another node has it */
    Optional<Instant> take(String shop) {
        var now = clock.instant();
        var until = now.plus(settings.lease());
        int taken = jdbc.sql("UPDATE stock_push_shop SET holder = :node, until_at = :until WHERE shop_code = :shop AND until_at <= :now").param("node", node)
            .param("until", SqlTime.text(until)).param("shop", shop).param("now", SqlTime.text(now)).update();
        return taken == 1 ? Optional.of(until) : Optional.empty();
    }

    /** @return until when it is ours; empty if it was too late */
    Optional<Instant> keep(String shop) {
        var now = clock.instant();
        var until = now.plus(settings.lease());
        int kept = jdbc.sql("UPDATE stock_push_shop SET until_at = :until WHERE shop_code = :shop AND holder = :node AND until_at > :now").param("until", SqlTime.text(until))
            .param("shop", shop).param("node", node).param("now", SqlTime.text(now)).update();
        return kept == 1 ? Optional.of(until) : Optional.empty();
    }

    void giveBack(String shop) {
        jdbc.sql("UPDATE stock_push_shop SET until_at = :now WHERE shop_code = :shop AND holder = :node").param("now", SqlTime.text(AT_ONCE)).param("shop", shop).param("node", node).update();
    }

    /** Shops whose listings are to be worked out. */
    List<String> toWorkOut() {
        return jdbc.sql("SELECT shop_code FROM stock_push_shop WHERE work_out_at <= :now").param("now", SqlTime.text(clock.instant())).query(String.class).list();
    }

    /** @return true for one of those who ask at the same time */
    boolean takeWorkOut(String shop) {
        return next("work_out_at", shop, settings.workOut());
    }

    List<String> toAudit() {
        return jdbc.sql("SELECT shop_code FROM stock_push_shop WHERE audit_at <= :now").param("now", SqlTime.text(clock.instant())).query(String.class).list();
    }

    /** @return true for one of those who ask at the same time */
    boolean takeAudit(String shop, Duration pause) {
        return next("audit_at", shop, pause);
    }

    void keepAudit(String shop, Duration pause) {
        jdbc.sql("UPDATE stock_push_shop SET audit_at = GREATEST(audit_at, :next) WHERE shop_code = :shop").param("next", SqlTime.text(clock.instant().plus(pause)))
            .param("shop", shop).update();
    }

    private boolean next(String column, String shop, Duration pause) {
        var now = clock.instant();
        return jdbc.sql("UPDATE stock_push_shop SET " + column + " = :next WHERE shop_code = :shop AND " + column + " <= :now").param("next", SqlTime.text(now.plus(pause)))
            .param("shop", shop).param("now", SqlTime.text(now)).update() == 1;
    }

    void auditNow(String shop) {
        jdbc.sql("UPDATE stock_push_shop SET audit_at = :now WHERE shop_code = :shop").param("now", SqlTime.text(clock.instant())).param("shop", shop).update();
    }

    /** @param again null to keep the time of the next one */
    void audited(String shop, int compared, String note, Instant again) {
        jdbc.sql("""
                UPDATE stock_push_shop SET audited_at = :now, audited = :compared, audit_note = :note, audit_at = LEAST(audit_at, COALESCE(:again, audit_at)) WHERE shop_code = :shop
                """).param("now", SqlTime.text(clock.instant())).param("compared", compared).param("note", Cut.words(note, NOTE_AT_MOST))
            .param("again", SqlTime.text(again)).param("shop", shop).update();
    }

    Asked asked(String shop) {
        return asked(shop, "");
    }

    /** Held until the commit. */
    Asked holdAsked(String shop) {
        return asked(shop, " FOR UPDATE");
    }

    private Asked asked(String shop, String hold) {
        return jdbc.sql("SELECT refused_asked, refused_left FROM stock_push_shop WHERE shop_code = :shop" + hold).param("shop", shop)
            .query((rs, n) -> new Asked(rs.getBoolean(1), rs.getInt(2))).optional().orElse(Asked.NOBODY);
    }

    void asked(String shop, Asked asked) {
        jdbc.sql("UPDATE stock_push_shop SET refused_asked = :open, refused_left = :left WHERE shop_code = :shop").param("open", asked.open()).param("left", asked.left())
            .param("shop", shop).update();
    }

    Optional<Audited> audit(String shop) {
        return jdbc.sql("SELECT audited_at, audited, audit_note, audit_at FROM stock_push_shop WHERE shop_code = :shop").param("shop", shop)
            .query((rs, n) -> new Audited(SqlTime.instant(rs.getObject(1, LocalDateTime.class)), rs.getInt(2), rs.getString(3), SqlTime.instant(rs.getObject(4, LocalDateTime.class)))).optional();
    }
}
