package dev.wharf.review.setting;

import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The only class whose SQL names rule_setting and rule_setting_change. */
@Repository
class JdbcSettingVersions implements SettingVersions {
    private static final String SELECT = """
        SELECT setting_version, scope_kind, scope_code, rule_code, enabled, severity, override_by, parameters, state, base_version, note,
               created_at, created_by, activated_at, activated_by
          FROM rule_setting
        """;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcSettingVersions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<SettingVersion> active() {
        return jdbc.sql(SELECT + " WHERE state = 'ACTIVE'").query(JdbcSettingVersions::version).list();
    }

    @Override
    public Optional<SettingVersion> active(Scope scope, String rule) {
        return jdbc.sql(SELECT + " WHERE scope_kind = :kind AND scope_code = :code AND rule_code = :rule AND active_mark = 1")
            .param("kind", scope.kind().name()).param("code", scope.code()).param("rule", rule).query(JdbcSettingVersions::version).optional();
    }

    @Override
    public Optional<SettingVersion> find(long number) {
        return jdbc.sql(SELECT + " WHERE setting_version = :number").param("number", number).query(JdbcSettingVersions::version).optional();
    }

    @Override
    public List<SettingVersion> history(Scope scope, String rule, long before, int most) {
        return jdbc.sql(SELECT + """
                 WHERE scope_kind = :kind AND scope_code = :code AND rule_code = :rule AND setting_version < :before
                 ORDER BY setting_version DESC LIMIT :most
                """)
            .param("kind", scope.kind().name()).param("code", scope.code()).param("rule", rule).param("before", before).param("most", most)
            .query(JdbcSettingVersions::version).list();
    }

    @Override
    public long add(Scope scope, String rule, SettingValues values, long base) {
        var number = new GeneratedKeyHolder();
        jdbc.sql("""
                INSERT INTO rule_setting (scope_kind, scope_code, rule_code, enabled, severity, override_by, parameters, state, base_version, created_at, created_by)
                VALUES (:kind, :code, :rule, :enabled, :severity, :overrideBy, :parameters, 'DRAFT', :base, :at, :by)
                """)
            .param("kind", scope.kind().name()).param("code", scope.code()).param("rule", rule).param("enabled", values.enabled())
            .param("severity", values.severity()).param("overrideBy", values.overrideBy() == null ? null : String.join(",", values.overrideBy()))
            .param("parameters", SettingJson.write(values.parameters())).param("base", base)
            .param("at", SqlTime.text(Instant.now(clock))).param("by", Actor.current()).update(number);
        return number.getKey().longValue();
    }

    @Override
    public void activate(SettingVersion draft, String note) {
        jdbc.sql("UPDATE rule_setting SET state = 'RETIRED' WHERE scope_kind = :kind AND scope_code = :code AND rule_code = :rule AND active_mark = 1")
            .param("kind", draft.scope().kind().name()).param("code", draft.scope().code()).param("rule", draft.rule()).update();
        jdbc.sql("UPDATE rule_setting SET state = 'ACTIVE', note = :note, activated_at = :at, activated_by = :by WHERE setting_version = :number AND state = 'DRAFT'")
            .param("note", note).param("at", SqlTime.text(Instant.now(clock))).param("by", Actor.current()).param("number", draft.number()).update();
        jdbc.sql("UPDATE rule_setting_change SET changes = changes + 1 WHERE only_row = 1").update();
    }

    @Override
    public long changes() {
        return jdbc.sql("SELECT changes FROM rule_setting_change WHERE only_row = 1").query(Long.class).single();
    }

    @Override
    public void holdChanges() {
        jdbc.sql("SELECT changes FROM rule_setting_change WHERE only_row = 1 FOR UPDATE").query(Long.class).single();
    }

    private static SettingVersion version(ResultSet row, int n) throws SQLException {
        var enabled = row.getBoolean("enabled");
        var enabledOrInherited = row.wasNull() ? null : enabled;
        var severity = row.getString("severity");
        var overrideBy = groups(row.getString("override_by"));
        var values = SettingJson.read(row.getString("parameters")).map(parameters -> new SettingValues(enabledOrInherited, severity, overrideBy, parameters));
        return new SettingVersion(row.getLong("setting_version"), new Scope(Scope.Kind.valueOf(row.getString("scope_kind")), row.getString("scope_code")),
            row.getString("rule_code"), values, SettingVersion.State.valueOf(row.getString("state")), row.getLong("base_version"), row.getString("note"),
            SqlTime.instant(row.getObject("created_at", LocalDateTime.class)), row.getString("created_by"),
            SqlTime.instant(row.getObject("activated_at", LocalDateTime.class)), row.getString("activated_by"));
    }

    private static List<String> groups(String text) {
        if (text == null) return null;
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
    }
}
