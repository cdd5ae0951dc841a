package dev.wharf.process;

import dev.wharf.common.SqlTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Work that one node does for all; each has a row of its own. Taken by one conditional UPDATE; a node that dies with it loses it when its time is over. */
@Component
public class JobLease {
    private final String node = UUID.randomUUID().toString();
    private final JdbcClient jdbc;
    private final Clock clock;

    JobLease(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param longest no run takes longer; after that another node may begin @return false if it is not due, or somebody has it */
    public boolean takeIfDue(String job, Duration longest) {
        return take(job, longest, " AND due_at <= :now");
    }

    /** Whether it is due or not. @return false if somebody has it */
    public boolean take(String job, Duration longest) {
        return take(job, longest, "");
    }

    /** Does the work if it is due and nobody has it. @param pause until it is due again, however it ended */
    public void runIfDue(String job, Duration longest, Duration pause, Runnable work) {
        if (!takeIfDue(job, longest)) return;
        try {
            work.run();
        } finally {
            giveBack(job, pause);
        }
    }

    private boolean take(String job, Duration longest, String due) {
        var now = Instant.now(clock);
        return jdbc.sql("UPDATE job_lease SET holder = :node, until_at = :until WHERE name = :job AND until_at <= :now" + due)
            .param("node", node).param("until", SqlTime.text(now.plus(longest))).param("job", job).param("now", SqlTime.text(now)).update() == 1;
    }

    /** @param pause until it is due again */
    public void giveBack(String job, Duration pause) {
        var now = Instant.now(clock);
        jdbc.sql("UPDATE job_lease SET until_at = :now, due_at = :due WHERE name = :job AND holder = :node").param("now", SqlTime.text(now))
            .param("due", SqlTime.text(now.plus(pause))).param("job", job).param("node", node).update();
    }
}
