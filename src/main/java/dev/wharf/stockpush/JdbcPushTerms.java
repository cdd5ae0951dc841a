package dev.wharf.stockpush;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL names stock_push_setting. */
@Repository
class JdbcPushTerms {
    /** @param version 0 if nobody has set anything */
    record Version(String shop, int version, PushTerms terms, String note, String by, Instant at) { }

    private static final String READ = "SELECT shop_code, version, setting, note, created_by, created_at FROM stock_push_setting s ";
    private static final int HISTORY = 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcPushTerms(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What counts now, by shop; shops that were never set up are left out. */
    Map<String, Version> current() {
        return jdbc.sql(READ + "WHERE version = (SELECT MAX(version) FROM stock_push_setting m WHERE m.shop_code = s.shop_code)").query((rs, n) -> version(rs))
            .list().stream().collect(toMap(Version::shop, v -> v));
    }

    Version of(String shop) {
        return history(shop).stream().findFirst().orElse(new Version(shop, 0, PushTerms.OFF, "", "", null));
    }

    /** Newest first. */
    List<Version> history(String shop) {
        return jdbc.sql(READ + "WHERE shop_code = :shop ORDER BY version DESC LIMIT :most").param("shop", shop).param("most", HISTORY).query((rs, n) -> version(rs)).list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if this version exists: somebody else was faster */
    void insert(String shop, int version, PushTerms terms, String note) {
        jdbc.sql("""
                INSERT INTO stock_push_setting (shop_code, version, setting, note, created_by, created_at) VALUES (:shop, :version, :setting, :note, :who, :now)
                """).param("shop", shop).param("version", version).param("setting", write(terms)).param("note", note).param("who", Actor.current())
            .param("now", SqlTime.text(clock.instant())).update();
    }

    private static Version version(ResultSet rs) throws SQLException {
        return new Version(rs.getString(1), rs.getInt(2), read(rs.getString(3)), rs.getString(4), rs.getString(5), SqlTime.instant(rs.getObject(6, LocalDateTime.class)));
    }

    private static PushTerms read(String json) {
        try {
            return JSON.readValue(json, PushTerms.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored setting of stock at a channel is not readable", e);
        }
    }

    private static String write(PushTerms terms) {
        try {
            return JSON.writeValueAsString(terms);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers and texts are always JSON", e);
        }
    }
}
