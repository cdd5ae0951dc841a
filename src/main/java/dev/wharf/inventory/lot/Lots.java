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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes table lot. */
@Repository
public class Lots {
    /** A date printed on a parcel means the day in China, wherever the server stands. */
    private static final ZoneId HOUSE = ZoneId.of("Asia/Shanghai");
    private static final String LOT = "SELECT lot_id, sku, lot_no, produced_on, expires_on, received_at, recalled_at FROM lot ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Ids ids;
    private final Clock clock;

    Lots(JdbcClient jdbc, JdbcTemplate batch, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
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
     * Makes sure that these lots are known.
     *
     * @return all lots of their SKUs
     * @throws Refusal CONFLICT if one is known with another last day: one of the two is a typing error
     */
    List<Lot> put(List<GoodsIn.Line> received) {
        if (received.isEmpty()) return List.of();
        var now = SqlTime.text(Instant.now(clock));
        batch.batchUpdate("INSERT INTO lot (lot_id, sku, lot_no, produced_on, expires_on, received_at) VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE lot_no = lot_no",
            received.stream().sorted(Comparator.comparing(GoodsIn.Line::sku).thenComparing(GoodsIn.Line::lot))
                .map(l -> new Object[] {ids.next(), l.sku(), l.lot(), text(l.producedOn()), text(l.expiresOn()), now}).toList());
        var known = ofSkus(received.stream().map(GoodsIn.Line::sku).distinct().toList());
        for (var line : received) known.stream().filter(lot -> lot.sku().equals(line.sku()) && lot.no().equals(line.lot())).forEach(lot -> refuseOtherDay(lot, line.expiresOn()));
        return known;
    }

    private static void refuseOtherDay(Lot lot, LocalDate expiresOn) {
        if (Objects.equals(lot.expiresOn(), expiresOn)) return;
        throw Refusal.conflict("LOT_DIFFERS", "Lot " + lot.no() + " of SKU " + lot.sku() + " is known to expire on " + lot.expiresOn() + ", not on " + expiresOn
            + ". Read the date on the goods again.");
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
