package dev.wharf.inventory;

import static java.util.stream.Collectors.joining;

import dev.wharf.common.FulfillmentId;
import dev.wharf.process.Lane;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which orders hold the units of a SKU: for whoever wants to take units that are promised. */
@Repository
public class LockHolders {
    private static final int NAMED_AT_MOST = 10;

    /** @param state how far the goods have come: what is PICKED or PACKED is out of its bin */
    public record Holder(FulfillmentId fulfillment, int units, LockState state) { }

    private final JdbcClient jdbc;

    LockHolders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Holder> of(String warehouse, String sku) {
        Lane.current().flush();
        return jdbc.sql("""
                SELECT fulfillment_id, SUM(open_quantity), MAX(state) FROM stock_lock
                 WHERE open_quantity > 0 AND sku = :sku AND warehouse_code = :warehouse GROUP BY fulfillment_id ORDER BY fulfillment_id
                """).param("sku", sku).param("warehouse", warehouse)
            .query((rs, n) -> new Holder(new FulfillmentId(rs.getLong(1)), rs.getInt(2), LockState.valueOf(rs.getString(3)))).list();
    }

    /** For a sentence: {@code F10000123 (2), F10000124 (1)}. */
    public static String named(List<Holder> holders) {
        var names = holders.stream().limit(NAMED_AT_MOST).map(h -> h.fulfillment() + " (" + h.units() + ")").collect(joining(", "));
        return holders.size() > NAMED_AT_MOST ? names + ", …" : names;
    }
}
