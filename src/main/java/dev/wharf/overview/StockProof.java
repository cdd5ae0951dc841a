package dev.wharf.overview;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.wharf.common.SqlTime;
import dev.wharf.overview.StockLaws.StockLaw;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Proves the laws of {@link StockLaws} on what is stored, in one snapshot. Sums start at the last seal; {@link #checkAll} starts at the first entry. */
@Component
public class StockProof {
    /** More places than this in one law have one cause, and nobody would repair them one by one. */
    public static final int BREACHES_AT_MOST = 50;

    /** A place where a law does not hold. @param found both numbers, as a sentence */
    public record Breach(String law, String sku, String warehouse, String found) {
        /** Names it for as long as it is open: business key of its repair. */
        @JsonIgnore
        public String key() {
            return law + ":" + sku + "@" + warehouse;
        }

        @Override
        public String toString() {
            return sku + " @ " + warehouse + ": " + found;
        }
    }

    /** @param breaches the first {@value BREACHES_AT_MOST} places where the law does not hold, with both numbers */
    public record Law(String code, String zh, String en, boolean holds, List<String> breaches, List<Breach> places) { }

    public record Proof(Instant checkedAt, boolean holds, List<Law> laws) {
        @JsonIgnore
        public List<Breach> breaches() {
            return laws.stream().flatMap(law -> law.places().stream()).toList();
        }
    }

    /** Where sums start. */
    private record Start(LocalDate day, String until) {
        static final Start FIRST_ENTRY = new Start(LocalDate.of(1970, 1, 1), "1970-01-01 00:00:00");

        StatementSpec bind(StatementSpec statement) {
            return statement.param("sealedDay", day.toString()).param("sealedUntil", until);
        }
    }

    private final StockLaws laws;
    private final JdbcClient jdbc;
    private final Clock clock;

    StockProof(StockLaws laws, JdbcClient jdbc, Clock clock) {
        this.laws = laws;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Proof check() {
        return check(lastSeal());
    }

    /** Believes no seal. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Proof checkAll() {
        return check(Start.FIRST_ENTRY);
    }

    private Proof check(Start start) {
        var found = laws.all().stream().map(law -> law(law, start)).toList();
        return new Proof(Instant.now(clock), found.stream().allMatch(Law::holds), found);
    }

    /** Looks at one place again. Within a transaction that has changed something, it sees the change. */
    public Optional<Breach> find(String law, String sku, String warehouse) {
        return laws.find(law).flatMap(known -> lastSeal().bind(jdbc.sql("SELECT sku, warehouse_code, found FROM (" + known.breaches() + ") b WHERE b.sku = :sku AND b.warehouse_code = :warehouse"))
            .param("sku", sku).param("warehouse", warehouse)
            .query((rs, n) -> new Breach(law, rs.getString(1), rs.getString(2), rs.getString(3))).list().stream().findFirst());
    }

    private Law law(StockLaw law, Start start) {
        var places = start.bind(jdbc.sql(law.breaches() + " LIMIT " + BREACHES_AT_MOST))
            .query((rs, n) -> new Breach(law.code(), rs.getString(1), rs.getString(2), rs.getString(3))).list();
        return new Law(law.code(), law.name().zh(), law.name().en(), places.isEmpty(), places.stream().map(Breach::toString).toList(), places);
    }

    private Start lastSeal() {
        return jdbc.sql("SELECT day, until_at FROM stock_seal ORDER BY until_at DESC LIMIT 1")
            .query((rs, n) -> new Start(rs.getObject(1, LocalDate.class), SqlTime.text(SqlTime.instant(rs.getObject(2, LocalDateTime.class))))).optional().orElse(Start.FIRST_ENTRY);
    }
}
