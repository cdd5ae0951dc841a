package dev.wharf.picking.wave;

import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes wave_setting. */
@Repository
class JdbcWaveSettings {
    /** @param version 0 if nobody has set anything */
    record Version(String warehouse, int version, WaveSettings settings, String note, String by, Instant at) { }

    private static final String VERSION = "SELECT warehouse_code, version, setting, note, created_by, created_at FROM wave_setting s ";

    private final JdbcClient jdbc;
    private final WaveJson json;
    private final Clock clock;

    JdbcWaveSettings(JdbcClient jdbc, WaveJson json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What counts now, by warehouse. */
    Map<String, Version> current() {
        return read(VERSION + "WHERE version = (SELECT MAX(version) FROM wave_setting m WHERE m.warehouse_code = s.warehouse_code)", "").stream().collect(Collectors.toMap(Version::warehouse, v -> v));
    }

    /** Newest first, at most 20. */
    List<Version> history(String warehouse) {
        return read(VERSION + "WHERE warehouse_code = :warehouse ORDER BY version DESC LIMIT 20", warehouse);
    }

    /** @throws org.springframework.dao.DuplicateKeyException if somebody else was faster */
    void insert(String warehouse, WaveSettings settings, String note) {
        jdbc.sql("""
                INSERT INTO wave_setting (warehouse_code, version, setting, note, created_by, created_at)
                SELECT :warehouse, COALESCE(MAX(version), 0) + 1, :setting, :note, :who, :now FROM wave_setting WHERE warehouse_code = :warehouse
                """).param("warehouse", warehouse).param("setting", json.write(settings)).param("note", note).param("who", Actor.current())
            .param("now", SqlTime.text(Instant.now(clock))).update();
    }

    private List<Version> read(String sql, String warehouse) {
        var query = jdbc.sql(sql);
        return (warehouse.isEmpty() ? query : query.param("warehouse", warehouse))
            .query((rs, n) -> new Version(rs.getString(1), rs.getInt(2), json.read(rs.getString(3), WaveSettings.class), rs.getString(4), rs.getString(5),
                SqlTime.instant(rs.getObject(6, LocalDateTime.class)))).list();
    }
}
