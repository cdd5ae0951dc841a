package dev.wharf.stockpush;

import dev.wharf.common.SqlTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How a shop's telling goes. Reads stock_listing and changes nothing. */
@Repository
class PushFigures {
    private static final Duration RECENT = Duration.ofHours(1);

    /**
     * @param listings  all that are told
     * @param waiting   to be told, or on their way
     * @param oldest    the oldest change that the channel does not know; null if it knows all
     * @param told      listings told within the last hour
     * @param p50Ms     of their last lags, half were shorter; null if none was told
     * @param p99Ms     of a hundred one was longer
     */
    record Figures(int listings, int waiting, int refused, Instant oldest, int told, Long p50Ms, Long p99Ms) { }

    private final JdbcClient jdbc;
    private final Clock clock;

    PushFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Figures of(String shop) {
        var since = SqlTime.text(clock.instant().minus(RECENT));
        return jdbc.sql("""
                SELECT COUNT(*), COALESCE(SUM(state IN ('DUE', 'SENT')), 0), COALESCE(SUM(state = 'REFUSED'), 0), MIN(LEAST(COALESCE(since_at, sent_since), COALESCE(sent_since, since_at))),
                       COALESCE(SUM(told_at >= :since AND lag_ms IS NOT NULL), 0)
                  FROM stock_listing WHERE shop_code = :shop
                """).param("since", since).param("shop", shop)
            .query((rs, n) -> {
                int told = rs.getInt(5);
                return new Figures(rs.getInt(1), rs.getInt(2), rs.getInt(3), SqlTime.instant(rs.getObject(4, LocalDateTime.class)), told,
                    lag(shop, since, told, 50).orElse(null), lag(shop, since, told, 99).orElse(null));
            }).single();
    }

    /** The nearest rank. */
    private Optional<Long> lag(String shop, String since, int told, int percent) {
        if (told == 0) return Optional.empty();
        int rank = (int) Math.ceil(told * percent / 100.0);
        return jdbc.sql("SELECT lag_ms FROM stock_listing WHERE shop_code = :shop AND told_at >= :since AND lag_ms IS NOT NULL ORDER BY lag_ms LIMIT 1 OFFSET :before").param("shop", shop)
            .param("since", since).param("before", rank - 1).query(Long.class).optional();
    }
}
