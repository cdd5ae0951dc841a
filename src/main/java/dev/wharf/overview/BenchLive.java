package dev.wharf.overview;

import dev.wharf.common.FulfillmentId;
import dev.wharf.overview.live.LiveSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Topics {@code bench:F100}: what others change of an order that is being counted. Each scan is the bench's own and no news. */
@Component
class BenchLive implements LiveSource {
    private final JdbcClient jdbc;

    BenchLive(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "bench";
    }

    @Override
    public Map<String, String> states(Set<String> keys) {
        var ids = keys.stream().filter(key -> key.matches("F[1-9][0-9]{0,17}")).map(key -> FulfillmentId.parse(key).value()).collect(Collectors.toSet());
        var states = new HashMap<String, String>();
        if (ids.isEmpty()) return states;
        jdbc.sql("""
                SELECT f.fulfillment_id, CONCAT_WS(' ', f.stage, MD5(f.special_requests), (SELECT GROUP_CONCAT(v.state ORDER BY v.verification_id) FROM verification v WHERE v.fulfillment_id = f.fulfillment_id))
                  FROM fulfillment f WHERE f.fulfillment_id IN (:ids)
                """).param("ids", ids)
            .query((rs, n) -> states.put("F" + rs.getLong(1), rs.getString(2))).list();
        return states;
    }
}
