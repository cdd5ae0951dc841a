package dev.wharf.verification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import dev.wharf.scan.Scans;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Tracking.Kind;
import dev.wharf.warehouse.Trackings;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which goods are worth a session of many orders alike: what waits at the benches of a warehouse, by SKU and units per order, without what the one who asks may not verify. */
@Component
class AlikeWaiting {
    /** More orders do not wait on the benches of one warehouse; of more, the most urgent are looked at. */
    private static final int LOOKED_AT = 2000;
    private static final int SHOWN = 30;

    /** @param quantity units per order. @param shipBy of the most urgent of these orders */
    record Alike(String sku, String name, String variant, int quantity, int orders, Instant shipBy) { }

    private record Open(FulfillmentId id, String sku, int quantity, Instant shipBy) { }

    private record Kin(String sku, int quantity) { }

    private final JdbcClient jdbc;
    private final Scans scans;
    private final Products products;
    private final Trackings trackings;

    AlikeWaiting(JdbcClient jdbc, Scans scans, Products products, Trackings trackings) {
        this.jdbc = jdbc;
        this.scans = scans;
        this.products = products;
        this.trackings = trackings;
    }

    /** The most urgent first; goods with serials, which are told apart one by one, are left out. */
    List<Alike> in(String warehouse) {
        var open = open(warehouse);
        var mine = scans.pickedBy(Actor.current(), open.stream().map(Open::id).toList());
        var tracked = trackings.of(open.stream().map(Open::sku).collect(toSet()));
        var kin = open.stream().filter(o -> !mine.contains(o.id())).filter(o -> !tracked.containsKey(o.sku()) || tracked.get(o.sku()).kind() != Kind.SERIAL)
            .collect(groupingBy(o -> new Kin(o.sku(), o.quantity()), LinkedHashMap::new, toList()));
        var names = products.facts(kin.keySet().stream().map(Kin::sku).collect(toSet()));
        return kin.entrySet().stream().limit(SHOWN).map(e -> {
            var product = names.get(e.getKey().sku());
            return new Alike(e.getKey().sku(), product == null ? "" : product.name(), product == null ? "" : product.told(), e.getKey().quantity(), e.getValue().size(), e.getValue().get(0).shipBy());
        }).toList();
    }

    private List<Open> open(String warehouse) {
        return jdbc.sql("""
                SELECT v.fulfillment_id, l.sku, l.needed, v.ship_by FROM verification v JOIN verification_line l ON l.verification_id = v.verification_id
                 WHERE v.state = 'OPEN' AND v.warehouse_code = :warehouse AND v.verifier IN ('', :me)
                   AND NOT EXISTS (SELECT 1 FROM verification_line o WHERE o.verification_id = v.verification_id AND o.sku <> l.sku)
                   AND v.boxes = 0 AND NOT EXISTS (SELECT 1 FROM parcel p WHERE p.fulfillment_id = v.fulfillment_id AND p.state <> 'VOIDED')
                   AND NOT EXISTS (SELECT 1 FROM request_confirmation r WHERE r.verification_id = v.verification_id)
                 ORDER BY v.ship_by, v.verification_id LIMIT :most
                """).param("warehouse", warehouse).param("me", Actor.current()).param("most", LOOKED_AT)
            .query((rs, n) -> new Open(new FulfillmentId(rs.getLong(1)), rs.getString(2), rs.getInt(3), SqlTime.instant(rs.getObject(4, LocalDateTime.class)))).list();
    }
}
