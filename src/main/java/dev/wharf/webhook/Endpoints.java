package dev.wharf.webhook;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.wharf.common.SqlTime;
import dev.wharf.order.NewsType;
import dev.wharf.webhook.Endpoint.OffReason;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL names webhook_endpoint. */
@Repository
class Endpoints {
    private static final String SELECT = """
        SELECT endpoint_id, url, description, event_types, shops, off_reason, off_at, secret, old_secret, old_secret_until, failures, rests_until, created_at, created_by
          FROM webhook_endpoint\s""";

    private final JdbcClient jdbc;

    Endpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Endpoint> all() {
        return jdbc.sql(SELECT + "ORDER BY endpoint_id").query((rs, n) -> read(rs)).list();
    }

    /** Held until the commit: whoever gives events to the endpoints holds them, so that one node does it at a time. */
    List<Endpoint> lockAll() {
        return jdbc.sql(SELECT + "ORDER BY endpoint_id FOR UPDATE").query((rs, n) -> read(rs)).list();
    }

    /** Held until the commit. */
    Optional<Endpoint> lock(long id) {
        return jdbc.sql(SELECT + "WHERE endpoint_id = :id FOR UPDATE").param("id", id).query((rs, n) -> read(rs)).optional();
    }

    Optional<Endpoint> find(long id) {
        return jdbc.sql(SELECT + "WHERE endpoint_id = :id").param("id", id).query((rs, n) -> read(rs)).optional();
    }

    void add(Endpoint e) {
        jdbc.sql("""
                INSERT INTO webhook_endpoint (endpoint_id, url, description, event_types, shops, state, off_reason, off_at, secret, old_secret, old_secret_until, failures, rests_until, created_at, created_by)
                VALUES (:id, :url, :description, :types, :shops, 'ON', '', NULL, :secret, '', NULL, 0, NULL, :at, :by)
                """).param("id", e.id()).param("url", e.url().toString()).param("description", e.description()).param("types", types(e.types())).param("shops", lines(e.shops()))
            .param("secret", e.secret()).param("at", SqlTime.text(e.createdAt())).param("by", e.createdBy()).update();
    }

    void change(Endpoint e) {
        jdbc.sql("UPDATE webhook_endpoint SET url = :url, description = :description, event_types = :types, shops = :shops, failures = 0, rests_until = NULL WHERE endpoint_id = :id")
            .param("id", e.id()).param("url", e.url().toString()).param("description", e.description()).param("types", types(e.types())).param("shops", lines(e.shops())).update();
    }

    /** The one of now becomes the old one; the columns are set from left to right. */
    void rotate(long id, String secret, Instant oldUntil) {
        jdbc.sql("UPDATE webhook_endpoint SET old_secret = secret, old_secret_until = :until, secret = :secret WHERE endpoint_id = :id")
            .param("until", SqlTime.text(oldUntil)).param("secret", secret).param("id", id).update();
    }

    /** @return false if it was off already */
    boolean switchOff(long id, Instant at) {
        return jdbc.sql("UPDATE webhook_endpoint SET state = 'OFF', off_reason = 'PERSON', off_at = :at WHERE endpoint_id = :id AND state = 'ON'")
            .param("at", SqlTime.text(at)).param("id", id).update() == 1;
    }

    /** @return false if it was off already, or has another address by now */
    boolean gone(Endpoint said, Instant at) {
        return jdbc.sql("UPDATE webhook_endpoint SET state = 'OFF', off_reason = 'GONE', off_at = :at WHERE endpoint_id = :id AND state = 'ON' AND url = :url")
            .param("at", SqlTime.text(at)).param("id", said.id()).param("url", said.url().toString()).update() == 1;
    }

    void switchOn(long id) {
        jdbc.sql("UPDATE webhook_endpoint SET state = 'ON', off_reason = '', off_at = NULL, failures = 0, rests_until = NULL WHERE endpoint_id = :id").param("id", id).update();
    }

    void remove(long id) {
        jdbc.sql("DELETE FROM webhook_endpoint WHERE endpoint_id = :id").param("id", id).update();
    }

    /** Counted on every node together. The columns are set from left to right, so the count comes last. */
    void failed(long id, int most, Instant restsUntil) {
        jdbc.sql("UPDATE webhook_endpoint SET rests_until = IF(failures + 1 >= :most, :until, NULL), failures = failures + 1 WHERE endpoint_id = :id")
            .param("most", most).param("until", SqlTime.text(restsUntil)).param("id", id).update();
    }

    void answered(long id) {
        jdbc.sql("UPDATE webhook_endpoint SET failures = 0, rests_until = NULL WHERE endpoint_id = :id AND failures > 0").param("id", id).update();
    }

    private static Endpoint read(ResultSet rs) throws SQLException {
        var reason = rs.getString("off_reason");
        var types = Arrays.stream(rs.getString("event_types").split("\n")).flatMap(type -> NewsType.of(type).stream()).collect(toUnmodifiableSet());
        var shops = Arrays.stream(rs.getString("shops").split("\n")).filter(shop -> !shop.isEmpty()).collect(toCollection(TreeSet::new));
        return new Endpoint(rs.getLong("endpoint_id"), URI.create(rs.getString("url")), rs.getString("description"), types, shops,
            reason.isEmpty() ? OffReason.NONE : OffReason.valueOf(reason), at(rs, "off_at"), rs.getString("secret"), rs.getString("old_secret"), at(rs, "old_secret_until"),
            rs.getInt("failures"), at(rs, "rests_until"), at(rs, "created_at"), rs.getString("created_by"));
    }

    private static String types(Set<NewsType> types) {
        return types.stream().map(NewsType::wire).sorted().collect(joining("\n"));
    }

    private static String lines(Set<String> words) {
        return words.stream().sorted().collect(joining("\n"));
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }
}
