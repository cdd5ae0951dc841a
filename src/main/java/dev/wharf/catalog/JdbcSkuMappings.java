package dev.wharf.catalog;

import dev.wharf.common.SqlTime;
import dev.wharf.inventory.StockMoves;
import dev.wharf.process.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes sku_mapping. */
@Repository
class JdbcSkuMappings implements SkuMappings {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;
    private final StockMoves moves;
    private final Lane.Writer<Mapping> changed = new Lane.Writer<>(40, "sku_mapping", this::write);

    JdbcSkuMappings(JdbcClient jdbc, JdbcTemplate batch, Clock clock, StockMoves moves) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
        this.moves = moves;
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
    public List<Mapping> ofSkus(Collection<String> skus) {
        if (skus.isEmpty()) return List.of();
        return jdbc.sql("SELECT shop_code, channel_sku, sku, mapped_by, mapped_at FROM sku_mapping WHERE sku IN (:skus) ORDER BY shop_code, channel_sku").param("skus", skus)
            .query((rs, n) -> mapping(rs)).list();
    }

    @Override
    public List<Mapping> ofShop(String shop, String after, int limit) {
        return jdbc.sql("""
                SELECT shop_code, channel_sku, sku, mapped_by, mapped_at FROM sku_mapping
                 WHERE shop_code = :shop AND channel_sku > :after ORDER BY channel_sku LIMIT :limit
                """).param("shop", shop).param("after", after).param("limit", limit)
            .query((rs, n) -> mapping(rs)).list();
    }

    private static Mapping mapping(ResultSet rs) throws SQLException {
        return new Mapping(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4), SqlTime.instant(rs.getObject(5, LocalDateTime.class)));
    }

    @Override
    public void put(Code code, String sku, String who) {
        moves.note(sku);
        Lane.current().write(changed, new Mapping(code.shop(), code.channelSku(), sku, who, Instant.now(clock)));
    }

    /** Orders of one lane may be sure of the same code. */
    private void write(List<Mapping> mappings) {
        var unique = new TreeMap<String, Mapping>();
        mappings.forEach(m -> unique.put(m.shop() + '\n' + m.channelSku(), m));
        batch.batchUpdate("""
            INSERT INTO sku_mapping (shop_code, channel_sku, sku, mapped_by, mapped_at) VALUES (?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE sku = VALUES(sku), mapped_by = VALUES(mapped_by), mapped_at = VALUES(mapped_at)""",
            unique.values().stream().map(m -> new Object[] {m.shop(), m.channelSku(), m.sku(), m.mappedBy(), SqlTime.text(m.mappedAt())}).toList());
    }

    @Override
    public boolean remove(Code code) {
        skus(List.of(code)).values().forEach(moves::note);
        return jdbc.sql("DELETE FROM sku_mapping WHERE shop_code = :shop AND channel_sku = :code").param("shop", code.shop()).param("code", code.channelSku()).update() == 1;
    }
}
