package dev.wharf.inventory;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.wharf.inventory.BinRole.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pick faces and reserve bins of the warehouses. A warehouse without any is picked from wherever goods lie. */
@Repository
public class BinRoles {
    private static final String ROLE = "SELECT warehouse_code, bin_code, kind, sku, min_units, max_units FROM bin_role WHERE warehouse_code = :warehouse ";
    /** A face for whatever lies in it is the face of each SKU that bins know there. */
    private static final String FACES = """
        SELECT r.warehouse_code, r.bin_code, r.kind, r.sku, r.min_units, r.max_units, TRUE FROM bin_role r WHERE r.warehouse_code = :warehouse AND r.kind = 'PICK' AND r.sku <> '' %1$s
        UNION ALL
        SELECT DISTINCT r.warehouse_code, r.bin_code, r.kind, b.sku, r.min_units, r.max_units, FALSE FROM bin_role r JOIN bin_stock b ON b.warehouse_code = r.warehouse_code AND b.bin_code = r.bin_code
         WHERE r.warehouse_code = :warehouse AND r.kind = 'PICK' AND r.sku = '' %2$s
        """;

    /** @param own whether it was set for the SKU itself */
    private record Face(BinRole role, boolean own) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    BinRoles(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** In order of bin and SKU, as they were set. */
    public List<BinRole> in(String warehouse) {
        return jdbc.sql(ROLE + "ORDER BY bin_code, sku").param("warehouse", warehouse).query((rs, n) -> read(rs)).list();
    }

    /** Codes of the warehouses that have reserve bins: the others have nothing to fill faces from. */
    public List<String> warehouses() {
        return jdbc.sql("SELECT DISTINCT warehouse_code FROM bin_role WHERE kind = 'BULK' ORDER BY warehouse_code").query(String.class).list();
    }

    /** The pick faces of each SKU, in order of their bins; where some were set for the SKU itself, those for whatever lies in them are none of it. */
    public Map<String, List<BinRole>> faces(String warehouse) {
        return bySku(jdbc.sql(FACES.formatted("", "")).param("warehouse", warehouse).query((rs, n) -> new Face(read(rs), rs.getBoolean(7))).list());
    }

    public Map<String, List<BinRole>> faces(String warehouse, Collection<String> skus) {
        if (skus.isEmpty()) return Map.of();
        return bySku(jdbc.sql(FACES.formatted("AND r.sku IN (:skus)", "AND b.sku IN (:skus)")).param("warehouse", warehouse).param("skus", skus)
            .query((rs, n) -> new Face(read(rs), rs.getBoolean(7))).list());
    }

    private static Map<String, List<BinRole>> bySku(List<Face> faces) {
        return faces.stream().collect(groupingBy(face -> face.role().sku(), TreeMap::new, collectingAndThen(toList(), BinRoles::counting)));
    }

    private static List<BinRole> counting(List<Face> ofOneSku) {
        boolean own = ofOneSku.stream().anyMatch(Face::own);
        return ofOneSku.stream().filter(face -> face.own() == own).map(Face::role).sorted(Comparator.comparing(BinRole::bin)).toList();
    }

    /** Those of the bins that are reserve. */
    public Set<String> bulk(String warehouse, Collection<String> bins) {
        if (bins.isEmpty()) return Set.of();
        return Set.copyOf(jdbc.sql("SELECT bin_code FROM bin_role WHERE warehouse_code = :warehouse AND kind = 'BULK' AND bin_code IN (:bins)").param("warehouse", warehouse)
            .param("bins", bins).query(String.class).list());
    }

    /** Adds them, or replaces those of the same bin and SKU. */
    public void put(List<BinRole> roles) {
        batch.batchUpdate("""
            INSERT INTO bin_role (warehouse_code, bin_code, sku, kind, min_units, max_units) VALUES (?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE kind = VALUES(kind), min_units = VALUES(min_units), max_units = VALUES(max_units)""",
            roles.stream().map(r -> new Object[] {r.warehouse(), r.bin(), r.sku(), r.kind().name(), r.min(), r.max()}).toList());
    }

    /** @return false if there was none */
    public boolean remove(String warehouse, String bin, String sku) {
        return jdbc.sql("DELETE FROM bin_role WHERE warehouse_code = :warehouse AND bin_code = :bin AND sku = :sku").param("warehouse", warehouse).param("bin", bin).param("sku", sku)
            .update() > 0;
    }

    private static BinRole read(ResultSet rs) throws SQLException {
        return new BinRole(rs.getString(1), rs.getString(2), Kind.valueOf(rs.getString(3)), rs.getString(4), rs.getInt(5), rs.getInt(6));
    }
}
