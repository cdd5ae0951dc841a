package dev.wharf.inventory.prepack;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes prepack_recipe and prepack. Every change of a pack names the state it starts from; its row count is the answer. */
@Repository
public class Packs {
    private static final String PACK = "SELECT prepack_id, warehouse_code, sku, quantity, bin_code, state, fulfillment_id FROM prepack ";
    private static final String RECIPE = "SELECT prepack_recipe_id, warehouse_code, sku, quantity, box_code, bin_code FROM prepack_recipe ";

    /** Packs in one bin. @param units in each */
    public record Stack(String bin, String sku, int units, int packs) {
        public Stack without(int gone) {
            return new Stack(bin, sku, units, Math.max(0, packs - gone));
        }
    }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Ids ids;
    private final Clock clock;

    Packs(JdbcClient jdbc, JdbcTemplate batch, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a code names, if it is that of a pack; other codes ask nothing. */
    public Optional<Pack> find(String code) {
        var id = Pack.idOf(code);
        return id.isEmpty() ? Optional.empty() : jdbc.sql(PACK + "WHERE prepack_id = :id").param("id", id.getAsLong()).query((rs, n) -> pack(rs)).optional();
    }

    /** @return false if it does not lie in its bin any more */
    public boolean take(Pack pack, FulfillmentId order) {
        return jdbc.sql("UPDATE prepack SET state = 'TAKEN', fulfillment_id = :order, changed_at = :now WHERE prepack_id = :id AND state = 'PACKED'")
            .param("order", order.value()).param("now", now()).param("id", pack.id()).update() == 1;
    }

    /** Its units are loose from now on. @return false if it does not lie in its bin any more */
    public boolean open(Pack pack) {
        return jdbc.sql("UPDATE prepack SET state = 'OPENED', changed_at = :now WHERE prepack_id = :id AND state = 'PACKED'").param("now", now()).param("id", pack.id()).update() == 1;
    }

    /** What was taken for this order goes back as loose units. */
    public void openTaken(FulfillmentId order) {
        jdbc.sql("UPDATE prepack SET state = 'OPENED', changed_at = :now WHERE fulfillment_id = :order AND state = 'TAKEN'").param("now", now()).param("order", order.value()).update();
    }

    /** Of these orders, those that a pack was picked for. */
    public Set<FulfillmentId> takenFor(Collection<FulfillmentId> orders) {
        if (orders.isEmpty()) return Set.of();
        return jdbc.sql("SELECT DISTINCT fulfillment_id FROM prepack WHERE fulfillment_id IN (:orders) AND state = 'TAKEN'").param("orders", orders.stream().map(FulfillmentId::value).toList())
            .query(Long.class).stream().map(FulfillmentId::new).collect(toSet());
    }

    /** How many packs of these SKUs lie in this warehouse, by bin. */
    public Map<String, Stack> stacks(String warehouse, Collection<String> skus) {
        return jdbc.sql("""
                SELECT r.bin_code, r.sku, r.quantity, COUNT(p.prepack_id) FROM prepack_recipe r LEFT JOIN prepack p ON p.prepack_recipe_id = r.prepack_recipe_id AND p.state = 'PACKED'
                 WHERE r.warehouse_code = :warehouse AND r.sku IN (:skus) GROUP BY r.bin_code, r.sku, r.quantity
                """).param("warehouse", warehouse).param("skus", skus)
            .query((rs, n) -> new Stack(rs.getString(1), rs.getString(2), rs.getInt(3), rs.getInt(4))).list().stream().collect(toMap(Stack::bin, s -> s));
    }

    List<Recipe> recipes(String warehouse) {
        return jdbc.sql(RECIPE + "WHERE warehouse_code = :warehouse ORDER BY sku, quantity").param("warehouse", warehouse).query((rs, n) -> recipe(rs)).list();
    }

    /** Holds its row, so that packs of it are made one lot after the other. */
    Optional<Recipe> lock(long recipe) {
        return jdbc.sql(RECIPE + "WHERE prepack_recipe_id = :id FOR UPDATE").param("id", recipe).query((rs, n) -> recipe(rs)).optional();
    }

    /** Adds it with a bin of its own, or changes its box. */
    void put(String warehouse, String sku, int quantity, String box) {
        long id = ids.next();
        jdbc.sql("""
                INSERT INTO prepack_recipe (prepack_recipe_id, warehouse_code, sku, quantity, box_code, bin_code) VALUES (:id, :warehouse, :sku, :quantity, :box, :bin)
                ON DUPLICATE KEY UPDATE box_code = VALUES(box_code)
                """).param("id", id).param("warehouse", warehouse).param("sku", sku).param("quantity", quantity).param("box", box).param("bin", Pack.BINS + id).update();
    }

    /** @param key of the order to make them, so that their labels are found again */
    List<Pack> make(Recipe recipe, int count, String key) {
        var made = IntStream.range(0, count).mapToObj(n -> new Pack(ids.next(), recipe.warehouse(), recipe.sku(), recipe.quantity(), recipe.bin(), Pack.State.PACKED, null)).toList();
        batch.batchUpdate("""
            INSERT INTO prepack (prepack_id, prepack_recipe_id, warehouse_code, sku, quantity, bin_code, state, fulfillment_id, make_key, made_by, made_at, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, 'PACKED', NULL, ?, ?, ?, ?)""",
            made.stream().map(p -> new Object[] {p.id(), recipe.id(), p.warehouse(), p.sku(), p.quantity(), p.bin(), key, Actor.current(), now(), now()}).toList());
        return made;
    }

    List<Pack> made(String key) {
        return jdbc.sql(PACK + "WHERE make_key = :key ORDER BY prepack_id").param("key", key).query((rs, n) -> pack(rs)).list();
    }

    private static Pack pack(ResultSet rs) throws SQLException {
        long order = rs.getLong("fulfillment_id");
        var of = rs.wasNull() ? null : new FulfillmentId(order);
        return new Pack(rs.getLong("prepack_id"), rs.getString("warehouse_code"), rs.getString("sku"), rs.getInt("quantity"), rs.getString("bin_code"), Pack.State.valueOf(rs.getString("state")), of);
    }

    private static Recipe recipe(ResultSet rs) throws SQLException {
        return new Recipe(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getInt(4), rs.getString(5), rs.getString(6));
    }

    private String now() {
        return SqlTime.text(Instant.now(clock));
    }
}
