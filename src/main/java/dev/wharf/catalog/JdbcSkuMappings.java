package dev.wharf.catalog;

import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes sku_mapping. */
@Repository
class JdbcSkuMappings implements SkuMappings {
    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcSkuMappings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Map<Code, String> skus(Collection<Code> codes) {
        if (codes.isEmpty()) return Map.of();
        return jdbc.sql("SELECT shop_code, channel_sku, sku FROM sku_mapping WHERE (shop_code, channel_sku) IN (:codes)")
            .param("codes", codes.stream().distinct().map(c -> new Object[] {c.shop(), c.channelSku()}).toList())
            .query((rs, n) -> Map.entry(new Code(rs.getString(1), rs.getString(2)), rs.getString(3)))
            .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<Mapping> ofShop(String shop, String after, int limit) {
        return jdbc.sql("""
                SELECT shop_code, channel_sku, sku, mapped_by, mapped_at FROM sku_mapping
                 WHERE shop_code = :shop AND channel_sku > :after ORDER BY channel_sku LIMIT :limit
                """).param("shop", shop).param("after", after).param("limit", limit)
            .query((rs, n) -> new Mapping(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4), SqlTime.instant(rs.getObject(5, LocalDateTime.class)))).list();
    }

    @Override
    public void put(Code code, String sku) {
        jdbc.sql("""
                INSERT INTO sku_mapping (shop_code, channel_sku, sku, mapped_by, mapped_at) VALUES (:shop, :code, :sku, :who, :now)
                ON DUPLICATE KEY UPDATE sku = VALUES(sku), mapped_by = VALUES(mapped_by), mapped_at = VALUES(mapped_at)
                """).param("shop", code.shop()).param("code", code.channelSku()).param("sku", sku).param("who", Actor.current())
            .param("now", SqlTime.text(Instant.now(clock))).update();
    }

    @Override
    public boolean remove(Code code) {
        return jdbc.sql("DELETE FROM sku_mapping WHERE shop_code = :shop AND channel_sku = :code").param("shop", code.shop()).param("code", code.channelSku()).update() == 1;
    }
}
