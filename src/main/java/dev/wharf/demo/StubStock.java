package dev.wharf.demo;

import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the stubs of shops and platforms share about stock: they show what they were told, in a table of their own, and go wrong when told to. */
@Component
@Profile({"demo", "test"})
public class StubStock {
    /** @param version 0 where the protocol has none: then the last call wins, however old */
    public record Number(String listing, int units, long version) { }

    /** A side's words for one call. */
    interface Words {
        ResponseEntity<Object> yes();

        ResponseEntity<Object> no(String listing);

        ResponseEntity<Object> tooOften();

        /** Whether the others of a call are done although one is refused. */
        default boolean partly() {
            return false;
        }
    }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final StubFaults faults;
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final Queue<Runnable> late = new ConcurrentLinkedQueue<>();

    StubStock(JdbcClient jdbc, JdbcTemplate batch, StubFaults faults) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.faults = faults;
    }

    ResponseEntity<Object> tell(String shop, List<Number> numbers, Words words) {
        var fault = faults.called(Side.STOCK, shop + " " + numbers.get(0).listing());
        if (fault == Fault.BREAK) return ResponseEntity.internalServerError().build();
        if (fault == Fault.LIMIT) return words.tooOften();
        var bad = numbers.stream().map(Number::listing).filter(listing -> fault == Fault.REFUSE || ended.contains(shop + " " + listing)).findFirst();
        if (bad.isPresent()) {
            if (words.partly()) show(shop, numbers.stream().filter(n -> !n.listing().equals(bad.get())).toList());
            return words.no(bad.get());
        }
        if (fault == Fault.LIE) return words.yes();
        if (fault == Fault.COME_LATE) {
            late.add(() -> show(shop, numbers));
            return ResponseEntity.status(504).build();
        }
        show(shop, numbers);
        if (fault == Fault.LOSE_ANSWER) return ResponseEntity.status(504).build();
        if (fault == Fault.HANG) faults.hang();
        return words.yes();
    }

    /** Calls that were held back do what they were to do. */
    public void lateOnesArrive() {
        for (var one = late.poll(); one != null; one = late.poll()) one.run();
    }

    /** The listing is taken off: it can be told no more. */
    public void end(String shop, String listing) {
        ended.add(shop + " " + listing);
        jdbc.sql("DELETE FROM demo_listing WHERE shop_code = :shop AND listing = :listing").param("shop", shop).param("listing", listing).update();
    }

    /** And put on again. */
    public void revive(String shop, String listing) {
        ended.remove(shop + " " + listing);
    }

    /** Somebody at the channel sets another number, or a buyer takes some. */
    public void edit(String shop, String listing, int units) {
        jdbc.sql("UPDATE demo_listing SET units = :units WHERE shop_code = :shop AND listing = :listing").param("units", units).param("shop", shop).param("listing", listing).update();
    }

    public Optional<Integer> shown(String shop, String listing) {
        return Optional.ofNullable(shown(shop, List.of(listing)).get(listing));
    }

    Map<String, Integer> shown(String shop, Collection<String> listings) {
        if (listings.isEmpty()) return Map.of();
        return jdbc.sql("SELECT listing, units FROM demo_listing WHERE shop_code = :shop AND listing IN (:listings)").param("shop", shop).param("listings", listings)
            .query((rs, n) -> Map.entry(rs.getString(1), rs.getInt(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All SKUs of one item, by SKU. */
    Map<String, Integer> ofItem(String shop, String item) {
        return jdbc.sql("SELECT listing, units FROM demo_listing WHERE shop_code = :shop AND listing LIKE :item").param("shop", shop).param("item", item + ":%")
            .query((rs, n) -> Map.entry(rs.getString(1).substring(item.length() + 1), rs.getInt(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A SKU by its own number, whatever its item. */
    Optional<Integer> ofSku(String shop, String sku) {
        return jdbc.sql("SELECT units FROM demo_listing WHERE shop_code = :shop AND listing LIKE :sku").param("shop", shop).param("sku", "%:" + sku).query(Integer.class).optional();
    }

    /** How often it was told. */
    public int times(String shop, String listing) {
        return jdbc.sql("SELECT times FROM demo_listing WHERE shop_code = :shop AND listing = :listing").param("shop", shop).param("listing", listing).query(Integer.class).optional().orElse(0);
    }

    /** An older version than the one that is shown changes nothing. */
    private void show(String shop, List<Number> numbers) {
        if (numbers.isEmpty()) return;
        batch.batchUpdate("""
            INSERT INTO demo_listing (shop_code, listing, units, version, times) VALUES (?, ?, ?, ?, 1)
            ON DUPLICATE KEY UPDATE units = IF(VALUES(version) >= version OR VALUES(version) = 0, VALUES(units), units), times = times + 1, version = GREATEST(version, VALUES(version))""",
            numbers.stream().map(n -> new Object[] {shop, n.listing(), n.units(), n.version()}).toList());
    }
}
