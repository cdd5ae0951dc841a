package dev.wharf.picking;

import dev.wharf.warehouse.Tracking;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** In which order a warehouse empties its bins, per category or handling of the goods. Goods that expire go by FEFO, others by FIFO, unless a row says otherwise. */
@Repository
class PickStrategies {
    static final String ALL = "*";

    /** @param goods a product category, a handling, or {@value #ALL} */
    record Row(String warehouse, String goods, Strategy strategy) { }

    private final JdbcClient jdbc;

    PickStrategies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> in(String warehouse) {
        return jdbc.sql("SELECT goods, strategy FROM pick_strategy WHERE warehouse_code = :warehouse ORDER BY goods").param("warehouse", warehouse)
            .query((rs, n) -> new Row(warehouse, rs.getString(1), Strategy.valueOf(rs.getString(2)))).list();
    }

    void put(Row row) {
        jdbc.sql("INSERT INTO pick_strategy (warehouse_code, goods, strategy) VALUES (:warehouse, :goods, :strategy) ON DUPLICATE KEY UPDATE strategy = VALUES(strategy)")
            .param("warehouse", row.warehouse()).param("goods", row.goods()).param("strategy", row.strategy().name()).update();
    }

    /** What is left out of the table goes by the default again. */
    void remove(String warehouse, String goods) {
        jdbc.sql("DELETE FROM pick_strategy WHERE warehouse_code = :warehouse AND goods = :goods").param("warehouse", warehouse).param("goods", goods).update();
    }

    /** The row of the category, else that of the handling, else that for all, else the default. Pure. */
    static Strategy of(List<Row> rows, Tracking goods) {
        Map<String, Strategy> byGoods = rows.stream().collect(Collectors.toMap(Row::goods, Row::strategy));
        for (var key : List.of(goods.category(), goods.handling(), ALL)) {
            if (byGoods.containsKey(key)) return byGoods.get(key);
        }
        return goods.kind() == Tracking.Kind.LOT_EXPIRY ? Strategy.FEFO : Strategy.FIFO;
    }
}
