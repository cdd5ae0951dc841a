package dev.wharf.picking;

import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.PlannedPicks;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells whoever wants to empty a bin which pick tasks still want something from it. */
@Repository
class OpenPicks implements PlannedPicks {
    private static final int AT_MOST = 10;

    private final JdbcClient jdbc;

    OpenPicks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Long> at(String warehouse, String bin, String sku) {
        return jdbc.sql("""
                SELECT DISTINCT o.pick_task_id FROM pick_order o JOIN pick_line l ON l.pick_order_id = o.pick_order_id
                 WHERE o.state = 'OPEN' AND o.warehouse_code = :warehouse AND l.bin_code = :bin AND l.sku = :sku AND l.picked_quantity < l.quantity
                 ORDER BY o.pick_task_id LIMIT :most
                """).param("warehouse", warehouse).param("bin", bin).param("sku", sku).param("most", AT_MOST).query(Long.class).list();
    }

    @Override
    public Set<FulfillmentId> begun(Collection<FulfillmentId> ids) {
        if (ids.isEmpty()) return Set.of();
        return jdbc.sql("SELECT DISTINCT fulfillment_id FROM pick_line WHERE fulfillment_id IN (:ids) AND picked_quantity > 0")
            .param("ids", ids.stream().map(FulfillmentId::value).toList()).query(Long.class).stream().map(FulfillmentId::new).collect(Collectors.toSet());
    }
}
