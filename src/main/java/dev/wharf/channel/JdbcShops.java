package dev.wharf.channel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** A shop's code and channel never change once orders came from it, so what was found is remembered. */
@Repository
class JdbcShops implements Shops {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Map<String, Shop> found = new ConcurrentHashMap<>();

    JdbcShops(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    @Override
    public Optional<Shop> find(String code) {
        var known = found.get(code);
        if (known != null) return Optional.of(known);
        var read = jdbc.sql("SELECT shop_code, name, channel, tenant_code FROM shop WHERE shop_code = :code").param("code", code)
            .query((rs, n) -> new Shop(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4))).optional();
        read.ifPresent(shop -> found.put(code, shop));
        return read;
    }

    @Override
    public List<Shop> all() {
        return jdbc.sql("SELECT shop_code, name, channel, tenant_code FROM shop ORDER BY shop_code")
            .query((rs, n) -> new Shop(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4))).list();
    }

    @Override
    @Transactional
    public void put(List<Shop> shops) {
        batch.batchUpdate("""
            INSERT INTO shop (shop_code, name, channel, tenant_code) VALUES (?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE name = VALUES(name), channel = VALUES(channel), tenant_code = VALUES(tenant_code)""",
            shops.stream().map(s -> new Object[] {s.code(), s.name(), s.channel(), s.tenant()}).toList());
        shops.forEach(shop -> found.remove(shop.code()));
    }
}
