package dev.wharf.overview;

import dev.wharf.common.SqlTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often each rule held orders lately, and how often people let them pass all the same. Over all shops. */
@Component
class RuleFigures {
    static final Duration SPAN = Duration.ofDays(30);
    /** Percent. Where people disagree with a rule more often than this, the rule or its limits are wrong. */
    private static final int BAD = 20;

    /**
     * @param held       orders held, each once
     * @param overridden those among them that a person let pass
     */
    record Count(int held, int overridden) {
        static final Count NONE = new Count(0, 0);

        /** Percent, rounded down. */
        public int share() {
            return held == 0 ? 0 : overridden * 100 / held;
        }

        public boolean bad() {
            return overridden * 100L > (long) BAD * held;
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    RuleFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By rule. Asked from the few holds, not from the many decisions. */
    Map<String, Count> read() {
        return jdbc.sql("""
                SELECT h.code, COUNT(*), SUM(h.overridden)
                  FROM (SELECT DISTINCT o.code, o.fulfillment_id,
                               EXISTS (SELECT 1 FROM decision d
                                        WHERE d.fulfillment_id = o.fulfillment_id AND d.rule_code = o.code AND d.level = 'ACCEPTED') AS overridden
                          FROM hold o WHERE o.opened_at >= :since) h
                 GROUP BY h.code
                """)
            .param("since", SqlTime.text(Instant.now(clock).minus(SPAN)))
            .query((rs, n) -> Map.entry(rs.getString(1), new Count(rs.getInt(2), rs.getInt(3)))).list().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
