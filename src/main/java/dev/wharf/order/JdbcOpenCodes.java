package dev.wharf.order;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcOpenCodes implements OpenCodes {
    /** A line whose code was mapped has another SKU than its order line. */
    private static final String UNCHANGED = """
          FROM hold h
          JOIN fulfillment f ON f.fulfillment_id = h.fulfillment_id
          JOIN fulfillment_line l ON l.fulfillment_id = h.fulfillment_id AND l.quantity > 0 AND l.kit_sku = '' AND l.gift = FALSE
          JOIN sales_order_line s ON s.sales_order_id = l.sales_order_id AND s.line_no = l.line_no AND s.sku = l.sku
         WHERE h.closed_at IS NULL AND h.code = :hold
        """;

    private final JdbcClient jdbc;

    JdbcOpenCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<OpenCode> onWaitingOrders() {
        return jdbc.sql("SELECT f.shop_code, l.sku, MAX(s.channel_name), COUNT(DISTINCT f.fulfillment_id), MIN(f.ship_by) AS earliest " + UNCHANGED
                + " GROUP BY f.shop_code, l.sku ORDER BY earliest, f.shop_code, l.sku").param("hold", HOLD)
            .query((rs, n) -> new OpenCode(rs.getString(1), rs.getString(2), rs.getString(3), rs.getInt(4), SqlTime.instant(rs.getObject(5, LocalDateTime.class)))).list();
    }

    @Override
    public List<FulfillmentId> waiting(String shop, Collection<String> codes) {
        if (codes.isEmpty()) return List.of();
        return jdbc.sql("SELECT DISTINCT f.ship_by, f.fulfillment_id " + UNCHANGED + " AND f.shop_code = :shop AND l.sku IN (:codes) ORDER BY f.ship_by, f.fulfillment_id")
            .param("hold", HOLD).param("shop", shop).param("codes", codes).query((rs, n) -> new FulfillmentId(rs.getLong(2))).list();
    }
}
