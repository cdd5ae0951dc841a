package dev.wharf.picking.wave;

import dev.wharf.common.SqlTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One node at a time forms the waves of a warehouse. Taken by one conditional UPDATE; a node that dies with it loses it when its time is over. */
@Repository
class WaveTurns {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final String node = UUID.randomUUID().toString();
    private final JdbcClient jdbc;
    private final Clock clock;

    WaveTurns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return false if it is not due, or somebody has it */
    boolean take(String warehouse) {
        var now = Instant.now(clock);
        jdbc.sql("INSERT INTO wave_turn (warehouse_code, holder, until_at, due_at) VALUES (:warehouse, '', :now, :now) ON DUPLICATE KEY UPDATE holder = holder")
            .param("warehouse", warehouse).param("now", SqlTime.text(now)).update();
        return jdbc.sql("UPDATE wave_turn SET holder = :node, until_at = :until WHERE warehouse_code = :warehouse AND until_at <= :now AND due_at <= :now").param("node", node)
            .param("until", SqlTime.text(now.plus(LONGEST))).param("warehouse", warehouse).param("now", SqlTime.text(now)).update() == 1;
    }

    /** @param pause until it is due again */
    void giveBack(String warehouse, Duration pause) {
        var now = Instant.now(clock);
        jdbc.sql("UPDATE wave_turn SET until_at = :now, due_at = :due WHERE warehouse_code = :warehouse AND holder = :node").param("now", SqlTime.text(now))
            .param("due", SqlTime.text(now.plus(pause))).param("warehouse", warehouse).param("node", node).update();
    }

    /** New settings count at once. */
    void dueNow(String warehouse) {
        jdbc.sql("UPDATE wave_turn SET due_at = :now WHERE warehouse_code = :warehouse").param("now", SqlTime.text(Instant.now(clock))).param("warehouse", warehouse).update();
    }
}
