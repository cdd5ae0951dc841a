package dev.wharf.webhook;

import dev.wharf.common.Cut;
import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who did what to an endpoint. The only class whose SQL names webhook_change. */
@Repository
class Changes {
    enum Act { CREATED, CHANGED, ROTATED, ON, OFF, REMOVED, TESTED, REPLAYED }

    record Change(Act act, String note, Instant at, String by) { }

    /** As wide as the column. */
    private static final int NOTE_AT_MOST = 500;

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    Changes(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param note what of it, never a secret */
    void made(long endpoint, Act act, String note) {
        jdbc.sql("INSERT INTO webhook_change (webhook_change_id, endpoint_id, act, note, changed_at, changed_by) VALUES (:id, :endpoint, :act, :note, :at, :by)").param("id", ids.next())
            .param("endpoint", endpoint).param("act", act.name()).param("note", Cut.words(note, NOTE_AT_MOST)).param("at", SqlTime.text(clock.instant()))
            .param("by", Actor.current()).update();
    }

    /** The newest first. */
    List<Change> of(long endpoint, int limit) {
        return jdbc.sql("SELECT act, note, changed_at, changed_by FROM webhook_change WHERE endpoint_id = :endpoint ORDER BY webhook_change_id DESC LIMIT :limit").param("endpoint", endpoint)
            .param("limit", limit).query((rs, n) -> new Change(Act.valueOf(rs.getString(1)), rs.getString(2), SqlTime.instant(rs.getObject(3, LocalDateTime.class)), rs.getString(4))).list();
    }
}
