package dev.wharf.proof;

import dev.wharf.common.SqlTime;
import dev.wharf.overview.StockLaws;
import dev.wharf.process.RepairStock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a person who repairs sees of a breach: the law, both numbers, since when, and the last entries of the place. */
@Component
class Evidence {
    private static final int ENTRIES = 8;
    /** A wrong balance sells what is not there, or hides what is; somebody looks within the shift. */
    private static final Duration TIME_TO_REPAIR = Duration.ofHours(4);

    private final StockLaws laws;
    private final JdbcClient jdbc;
    private final DateTimeFormatter second;

    Evidence(StockLaws laws, JdbcClient jdbc, ProofSettings settings) {
        this.laws = laws;
        this.jdbc = jdbc;
        this.second = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(settings.zone());
    }

    Map<String, Object> of(StockBreaches.Kept breach) {
        var law = laws.find(breach.law()).orElseThrow();
        var evidence = new HashMap<String, Object>();
        evidence.put(RepairStock.BREACH.name(), "BREACH:" + breach.id());
        evidence.put(RepairStock.LAW.name(), law.code());
        evidence.put(RepairStock.LAW_NAME.name(), law.name().zh() + " · " + law.name().en());
        evidence.put(RepairStock.SKU.name(), breach.sku());
        evidence.put(RepairStock.PLACE.name(), breach.warehouse());
        evidence.put(RepairStock.REASON.name(), law.code() + " " + breach.sku() + " @ " + breach.warehouse() + ": " + breach.found());
        evidence.put(RepairStock.SINCE.name(), second.format(breach.foundAt()));
        evidence.put(RepairStock.ENTRIES.name(), entries(breach.sku(), breach.warehouse()));
        evidence.put(RepairStock.ADVICE.name(), law.how().zh() + "\n" + law.how().en());
        evidence.put(RepairStock.DUE_AT.name(), Date.from(breach.foundAt().plus(TIME_TO_REPAIR)));
        return evidence;
    }

    private String entries(String sku, String warehouse) {
        return String.join("\n", jdbc.sql("""
                SELECT entered_at, kind, on_hand_delta, locked_delta, COALESCE(CONCAT(' F', fulfillment_id), ''), actor FROM stock_entry
                 WHERE sku = :sku AND warehouse_code = :warehouse ORDER BY entered_at DESC, stock_entry_id DESC LIMIT :limit
                """).param("sku", sku).param("warehouse", warehouse).param("limit", ENTRIES)
            .query((rs, n) -> "%s %s 现存 on hand %+d, 锁定 locked %+d%s (%s)".formatted(second.format(SqlTime.instant(rs.getObject(1, LocalDateTime.class))), rs.getString(2), rs.getInt(3),
                rs.getInt(4), rs.getString(5), rs.getString(6))).list());
    }
}
