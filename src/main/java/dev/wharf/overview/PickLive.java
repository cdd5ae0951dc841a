package dev.wharf.overview;

import dev.wharf.overview.live.LiveSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Topics {@code pick:100}: a walk in a picker's hand has ended or been taken away, or an order has joined or left it. */
@Component
class PickLive implements LiveSource {
    private final JdbcClient jdbc;

    PickLive(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "pick";
    }

    @Override
    public Map<String, String> states(Set<String> keys) {
        var ids = keys.stream().filter(key -> key.matches("[1-9][0-9]{0,17}")).map(Long::valueOf).collect(Collectors.toSet());
        var states = new HashMap<String, String>();
        if (ids.isEmpty()) return states;
        jdbc.sql("SELECT pick_task_id, CONCAT_WS(' ', state, picker, revision) FROM pick_task WHERE pick_task_id IN (:ids)").param("ids", ids)
            .query((rs, n) -> states.put(rs.getString(1), rs.getString(2))).list();
        return states;
    }
}
