package dev.wharf.overview;

import static java.util.stream.Collectors.toMap;

import dev.wharf.overview.live.LiveSource;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Topics {@code pick-task:77}: whose it is, whether it goes on, and what its picker has to be told. */
@Component
class PickTaskLive implements LiveSource {
    private final JdbcClient jdbc;

    PickTaskLive(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "pick-task";
    }

    @Override
    public Map<String, String> states(Set<String> keys) {
        var ids = keys.stream().filter(key -> key.matches("[1-9][0-9]{0,17}")).map(Long::valueOf).toList();
        if (ids.isEmpty()) return Map.of();
        return jdbc.sql("SELECT pick_task_id, CONCAT_WS('-', state, revision) FROM pick_task WHERE pick_task_id IN (:ids)").param("ids", ids)
            .query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2))).list().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
