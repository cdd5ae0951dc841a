package dev.wharf.picking.wall;

import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes put_wall. */
@Repository
class JdbcPutWalls {
    private static final String WALL = "SELECT put_wall_id, warehouse_code, code, slots, is_on FROM put_wall ";

    private final JdbcClient jdbc;
    private final Ids ids;

    JdbcPutWalls(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    List<PutWall> of(String warehouse) {
        return jdbc.sql(WALL + "WHERE warehouse_code = :warehouse ORDER BY code").param("warehouse", warehouse).query((rs, n) -> read(rs)).list();
    }

    PutWall get(long id) {
        return one(id, "");
    }

    /** Holds the row until the commit, so that scans at one wall come one after the other. */
    PutWall lock(long id) {
        return one(id, " FOR UPDATE");
    }

    private PutWall one(long id, String suffix) {
        return jdbc.sql(WALL + "WHERE put_wall_id = :id" + suffix).param("id", id).query((rs, n) -> read(rs)).optional()
            .orElseThrow(() -> Refusal.notFound("PUT_WALL_NOT_FOUND", "There is no put wall " + id + "."));
    }

    /** @throws Refusal CONFLICT if a wall of another warehouse has this code */
    void put(String warehouse, String code, int slots, boolean on) {
        try {
            boolean known = jdbc.sql("UPDATE put_wall SET slots = :slots, is_on = :on WHERE warehouse_code = :warehouse AND code = :code").param("slots", slots).param("on", on)
                .param("warehouse", warehouse).param("code", code).update() == 1;
            if (known) return;
            jdbc.sql("INSERT INTO put_wall (put_wall_id, warehouse_code, code, slots, is_on) VALUES (:id, :warehouse, :code, :slots, :on)").param("id", ids.next()).param("warehouse", warehouse)
                .param("code", code).param("slots", slots).param("on", on).update();
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("CODE_TAKEN", "Wall " + code + " stands in another warehouse. Codes of walls are unique in the house; choose another.");
        }
    }

    void delete(long id) {
        jdbc.sql("DELETE FROM put_wall WHERE put_wall_id = :id").param("id", id).update();
    }

    private static PutWall read(ResultSet rs) throws SQLException {
        return new PutWall(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getInt(4), rs.getBoolean(5));
    }
}
