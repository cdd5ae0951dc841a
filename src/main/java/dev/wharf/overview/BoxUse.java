package dev.wharf.overview;

import dev.wharf.common.SqlTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much each box of a warehouse is used, and what is under way in it: two questions to the database however many boxes there are. */
@Component
class BoxUse {
    /**
     * @param left    parcels that left in the box since the moment asked for
     * @param packed  parcels that are in it and have not left
     * @param counted boxes of open counts for which the packer named it, at the bench now
     * @param recipes of pre-packs that name it
     */
    record Use(long left, long packed, long counted, long recipes) {
        static final Use NONE = new Use(0, 0, 0, 0);

        /** Whether a change of the box meets anything. */
        public boolean now() {
            return packed + counted + recipes > 0;
        }

        private Use and(Use more) {
            return new Use(left + more.left, packed + more.packed, counted + more.counted, recipes + more.recipes);
        }
    }

    private record Row(String box, Use use) { }

    private final JdbcClient jdbc;

    BoxUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By code of the box, in which capitals make no difference; boxes that are not used are left out. */
    Map<String, Use> in(String warehouse, Instant since) {
        var found = new TreeMap<String, Use>(String.CASE_INSENSITIVE_ORDER);
        parcels(warehouse, since, found);
        plans(warehouse, found);
        return found;
    }

    private void parcels(String warehouse, Instant since, Map<String, Use> into) {
        jdbc.sql("""
                SELECT p.box_code, SUM(p.handed_over_at IS NOT NULL), SUM(p.handed_over_at IS NULL)
                  FROM parcel p
                  JOIN fulfillment f ON f.fulfillment_id = p.fulfillment_id
                 WHERE (p.handed_over_at >= :since OR p.handed_over_at IS NULL) AND p.state <> 'VOIDED' AND p.box_code <> '' AND f.warehouse_code = :warehouse
                 GROUP BY p.box_code
                """).param("since", SqlTime.text(since)).param("warehouse", warehouse)
            .query((rs, n) -> new Row(rs.getString(1), new Use(rs.getLong(2), rs.getLong(3), 0, 0))).list().forEach(row -> into.merge(row.box(), row.use(), Use::and));
    }

    /** A count names the box that is being filled; those it has closed are rows of their own. */
    private void plans(String warehouse, Map<String, Use> into) {
        jdbc.sql("""
                SELECT box_code, COUNT(*), 0 FROM verification WHERE state = 'OPEN' AND warehouse_code = :warehouse AND box_code <> '' GROUP BY box_code
                 UNION ALL
                SELECT b.box_code, COUNT(*), 0
                  FROM verification v
                  JOIN filled_box b ON b.count_id = v.verification_id
                 WHERE v.state = 'OPEN' AND v.warehouse_code = :warehouse AND b.box_code <> ''
                 GROUP BY b.box_code
                 UNION ALL
                SELECT box_code, 0, COUNT(*) FROM prepack_recipe WHERE warehouse_code = :warehouse AND box_code <> '' GROUP BY box_code
                """).param("warehouse", warehouse)
            .query((rs, n) -> new Row(rs.getString(1), new Use(0, 0, rs.getLong(2), rs.getLong(3)))).list()
            .forEach(row -> into.merge(row.box(), row.use(), Use::and));
    }
}
