package dev.wharf.inventory.lot;

import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes table lot. */
@Repository
public class Lots {
    /** A date printed on a parcel means the day in China, wherever the server stands. */
    private static final ZoneId HOUSE = ZoneId.of("Asia/Shanghai");
    private static final String LOT = "SELECT lot_id, sku, lot_no, produced_on, expires_on, received_at, recalled_at FROM lot ";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    Lots(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(Instant.now(clock), HOUSE);
    }

    public List<Lot> ofSkus(Collection<String> skus) {
        return skus.isEmpty() ? List.of() : jdbc.sql(LOT + "WHERE sku IN (:skus) ORDER BY sku, lot_no").param("skus", skus).query((rs, n) -> read(rs)).list();
    }

    public Optional<Lot> find(String sku, String no) {
        return jdbc.sql(LOT + "WHERE sku = :sku AND lot_no = :no").param("sku", sku).param("no", no).query((rs, n) -> read(rs)).optional();
    }

    /** @throws Refusal NOT_FOUND */
    public Lot get(String sku, String no) {
        return find(sku, no).orElseThrow(() -> Refusal.notFound("LOT_NOT_FOUND", "SKU " + sku + " has no lot " + no + "."));
    }

    List<Lot> byIds(Collection<Long> wanted) {
        return jdbc.sql(LOT + "WHERE lot_id IN (:ids) ORDER BY lot_id").param("ids", wanted).query((rs, n) -> read(rs)).list();
    }

    /**
     * The lot under this number, new or known.
     *
     * @throws Refusal CONFLICT if it is known with other dates: one of the two is a typing error
     */
    Lot put(String sku, String no, LocalDate producedOn, LocalDate expiresOn) {
        jdbc.sql("""
                INSERT INTO lot (lot_id, sku, lot_no, produced_on, expires_on, received_at) VALUES (:id, :sku, :no, :produced, :expires, :now)
                ON DUPLICATE KEY UPDATE lot_no = lot_no
                """).param("id", ids.next()).param("sku", sku).param("no", no).param("produced", text(producedOn)).param("expires", text(expiresOn))
            .param("now", SqlTime.text(Instant.now(clock))).update();
        var lot = get(sku, no);
        if (!Objects.equals(lot.expiresOn(), expiresOn)) {
            throw Refusal.conflict("LOT_DIFFERS", "Lot " + no + " of SKU " + sku + " is known to expire on " + lot.expiresOn() + ", not on " + expiresOn + ". Read the date on the goods again.");
        }
        return lot;
    }

    /** A second recall changes nothing. */
    void recall(Lot lot, String reason) {
        jdbc.sql("UPDATE lot SET recalled_at = :now, recalled_by = :actor, recall_reason = :reason WHERE lot_id = :id AND recalled_at IS NULL")
            .param("now", SqlTime.text(Instant.now(clock))).param("actor", Actor.current()).param("reason", reason).param("id", lot.id()).update();
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static Lot read(ResultSet rs) throws SQLException {
        return new Lot(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getObject(4, LocalDate.class), rs.getObject(5, LocalDate.class),
            SqlTime.instant(rs.getObject(6, LocalDateTime.class)), SqlTime.instant(rs.getObject(7, LocalDateTime.class)));
    }
}
