package dev.wharf.demo;

import dev.wharf.common.SqlTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the stub feeds watch. */
@Component
@Profile({"demo", "test"})
class StubSubscriptions {
    record Subscription(String carrier, String callback, Instant at) { }

    private final JdbcClient jdbc;
    private final Clock clock;

    StubSubscriptions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return false if it is watched already */
    boolean add(String feed, String carrier, String number, String callback) {
        try {
            return jdbc.sql("INSERT INTO demo_subscription (feed, number, carrier, callback, subscribed_at) VALUES (:feed, :number, :carrier, :callback, :at)")
                .param("feed", feed).param("number", number).param("carrier", carrier).param("callback", callback).param("at", SqlTime.text(clock.instant())).update() == 1;
        } catch (DuplicateKeyException watched) {
            return false;
        }
    }

    Optional<Subscription> find(String feed, String number) {
        return jdbc.sql("SELECT carrier, callback, subscribed_at FROM demo_subscription WHERE feed = :feed AND number = :number").param("feed", feed).param("number", number)
            .query((rs, n) -> new Subscription(rs.getString(1), rs.getString(2), SqlTime.instant(rs.getObject(3, LocalDateTime.class)))).optional();
    }
}
