package dev.wharf.order;

import dev.wharf.common.FulfillmentId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which fulfillments still are under way, and which of them nobody is working on at this moment. */
@Repository
public class LiveFulfillments {
    private final JdbcClient jdbc;

    LiveFulfillments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the rows of those that nobody else has locked, until the commit; the others are passed over. */
    public List<FulfillmentId> free(Collection<FulfillmentId> ids) {
        return ids.isEmpty() ? List.of() : jdbc.sql("SELECT fulfillment_id FROM fulfillment WHERE fulfillment_id IN (:ids) ORDER BY fulfillment_id FOR UPDATE SKIP LOCKED")
            .param("ids", values(ids)).query((rs, n) -> new FulfillmentId(rs.getLong(1))).list();
    }

    /** Those of them that are over, gone with the carrier, or do not exist. */
    public Set<FulfillmentId> ended(Collection<FulfillmentId> ids) {
        var ended = new HashSet<>(ids);
        if (ids.isEmpty()) return ended;
        jdbc.sql("SELECT fulfillment_id FROM fulfillment WHERE fulfillment_id IN (:ids) AND stage NOT IN ('SYNC', 'DONE', 'CANCELLED', 'MERGED')")
            .param("ids", values(ids)).query((rs, n) -> new FulfillmentId(rs.getLong(1))).list().forEach(ended::remove);
        return ended;
    }

    private static List<Long> values(Collection<FulfillmentId> ids) {
        return ids.stream().map(FulfillmentId::value).toList();
    }
}
