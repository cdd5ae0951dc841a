package dev.wharf.picking.wave;

import dev.wharf.common.FulfillmentId;
import dev.wharf.picking.wave.Limits.Load;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Waiting orders for tests of pure rules: a test changes one thing at a time. */
final class Orders {
    static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    private Orders() { }

    /** Due in a day, one unit of SKU S from A-1-1, 100 g, 200 cm3, worth 10.00. */
    static PoolOrder order(long id) {
        return of(id, Duration.ofDays(1), "SF", Set.of("S"), List.of("A-1-1"), Set.of("A"), 1, new Load(1, 1, 100, 200), 1000);
    }

    static PoolOrder of(long id, Duration due, String carrier, Set<String> skus, List<String> bins, Set<String> zones, int lines, Load load, long valueMinor) {
        return new PoolOrder(new FulfillmentId(id), NOW.plus(due), NOW.minusSeconds(10_000 - id), carrier, skus, bins, zones, lines, load, valueMinor);
    }

    static PoolOrder due(long id, Duration due) {
        var o = order(id);
        return of(id, due, o.carrier(), o.skus(), o.bins(), o.zones(), o.lines(), o.load(), o.valueMinor());
    }

    static PoolOrder with(long id, Load load) {
        var o = order(id);
        return of(id, Duration.ofDays(1), o.carrier(), o.skus(), o.bins(), o.zones(), o.lines(), load, o.valueMinor());
    }

    static PoolOrder from(long id, String... bins) {
        var o = order(id);
        return of(id, Duration.ofDays(1), o.carrier(), o.skus(), List.of(bins), o.zones(), bins.length, new Load(1, bins.length, 100L * bins.length, 200L * bins.length), o.valueMinor());
    }
}
