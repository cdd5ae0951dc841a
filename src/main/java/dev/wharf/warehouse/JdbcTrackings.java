package dev.wharf.warehouse;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTrackings implements Trackings {
    private static final String COLUMNS = "p.sku, p.category, p.handling, p.tracking, p.sellable_days";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    JdbcTrackings(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    @Override
    public Map<String, Tracking> of(Collection<String> skus) {
        return skus.isEmpty() ? Map.of() : jdbc.sql("SELECT " + COLUMNS + " FROM product p WHERE p.sku IN (:skus)")
            .param("skus", skus.stream().distinct().sorted().toList()).query((rs, n) -> read(rs)).list().stream().collect(toMap(Tracking::sku, t -> t));
    }

    @Override
    public Optional<Tracking> ofBarcode(String barcode) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM product_barcode b JOIN product p ON p.sku = b.sku WHERE b.barcode = :code UNION SELECT " + COLUMNS
            + " FROM product p WHERE p.sku = :code").param("code", barcode.strip()).query((rs, n) -> read(rs)).stream().findFirst();
    }

    @Override
    public void put(List<Tracking> trackings) {
        batch.batchUpdate("UPDATE product SET category = ?, tracking = ?, sellable_days = ? WHERE sku = ?",
            trackings.stream().map(t -> new Object[] {t.category(), t.kind().name(), t.sellableDays(), t.sku()}).toList());
    }

    private static Tracking read(ResultSet rs) throws SQLException {
        return new Tracking(rs.getString(1), rs.getString(2), rs.getString(3), Tracking.Kind.valueOf(rs.getString(4)), rs.getInt(5));
    }
}
