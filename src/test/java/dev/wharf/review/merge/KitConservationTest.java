package dev.wharf.review.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.catalog.Explosion;
import dev.wharf.catalog.Goods;
import dev.wharf.catalog.Kit;
import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillment.Line;
import dev.wharf.order.Fulfillment.Sold;
import dev.wharf.order.Handling;
import dev.wharf.order.Region;
import dev.wharf.order.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Kits and plain goods through explode, split, join, merge, un-merge and cancel: units, money and whole kits are the same before and after. */
class KitConservationTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final AtomicLong ids = new AtomicLong(1_000);
    private Random random;

    private static Fulfillment of(long number, List<Line> lines) {
        return new Fulfillment(new FulfillmentId(number), number, "S", Stage.REVIEW, "", Region.UNKNOWN, Handling.PLAIN, NOON, NOON, NOON, null, "", 0, lines);
    }

    /** One to four lines of an order, half of them kits of up to four components. */
    private Fulfillment order(long number, Map<Sold, Long> prices) {
        var lines = new ArrayList<Line>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            var line = new Line(ids.incrementAndGet(), number, Integer.toString(i), "SKU" + random.nextInt(3), 1 + random.nextInt(6), random.nextInt(5000));
            prices.put(line.sold(), line.unitPriceMinor());
            if (random.nextBoolean()) lines.add(line);
            else lines.addAll(Explosion.of(line, new Goods("KIT" + i, kit("KIT" + i)), ids::incrementAndGet));
        }
        return of(number, lines);
    }

    private Kit kit(String sku) {
        var components = new ArrayList<Kit.Component>();
        for (int c = 1 + random.nextInt(4); c > 0; c--) components.add(new Kit.Component("SKU" + c, 1 + random.nextInt(5), random.nextInt(3) * random.nextInt(1000)));
        return new Kit(sku, components);
    }

    @Property(tries = 10_000)
    void units_and_money_survive_any_run_of_splits_joins_merges_and_cancellations(@ForAll long seed) {
        random = new Random(seed);
        var prices = new HashMap<Sold, Long>();
        var one = order(1, prices);
        var two = order(2, prices);
        var sold = new TreeMap<>(one.sold());
        sold.putAll(two.sold());
        var cancelled = new TreeMap<Sold, Integer>();
        var merged = Merging.merge(one, List.of(two), List.of(), ids::incrementAndGet);
        var whole = merged.bearer();
        assertConserved(List.of(whole), sold, cancelled, prices);
        for (int step = 0; step < 4; step++) {
            var some = some(whole);
            if (random.nextBoolean()) {
                var split = Merging.take(whole, whole.unitsOf(some.getKey(), some.getValue()), ids::incrementAndGet);
                var part = of(ids.incrementAndGet(), split.getValue());
                assertConserved(List.of(split.getKey(), part), sold, cancelled, prices);
                assertThat(part.sold()).isEqualTo(Map.of(some.getKey(), some.getValue()));
                var joined = Merging.join(split.getKey(), part, ids::incrementAndGet);
                whole = joined.bearer();
                assertThat(joined.alone().units()).isEmpty();
            } else if (whole.sold().values().stream().mapToInt(Integer::intValue).sum() > some.getValue()) {
                whole = whole.without(whole.unitsOf(some.getKey(), some.getValue()));
                cancelled.merge(some.getKey(), some.getValue(), Integer::sum);
            }
            assertConserved(List.of(whole), sold, cancelled, prices);
        }
        var apart = Merging.apart(whole, merged.absorbed().get(0), merged.moves());
        assertConserved(List.of(apart.bearer(), apart.alone()), sold, cancelled, prices);
        assertThat(apart.bearer().sold().keySet()).allMatch(line -> line.salesOrderId() == 1);
        assertThat(apart.alone().sold().keySet()).allMatch(line -> line.salesOrderId() == 2);
    }

    private Map.Entry<Sold, Integer> some(Fulfillment whole) {
        var all = List.copyOf(whole.sold().entrySet());
        var line = all.get(random.nextInt(all.size()));
        return Map.entry(line.getKey(), 1 + random.nextInt(line.getValue()));
    }

    /** Per sold line: units are those ordered less those cancelled, and cost that many times the price of one, to the cent. */
    private static void assertConserved(List<Fulfillment> all, Map<Sold, Integer> ordered, Map<Sold, Integer> cancelled, Map<Sold, Long> prices) {
        for (var line : ordered.entrySet()) {
            int left = line.getValue() - cancelled.getOrDefault(line.getKey(), 0);
            assertThat(all.stream().mapToInt(f -> f.sold().getOrDefault(line.getKey(), 0)).sum()).isEqualTo(left);
            long money = all.stream().flatMap(f -> f.lines().stream()).filter(l -> l.sold().equals(line.getKey())).mapToLong(l -> l.quantity() * l.unitPriceMinor()).sum();
            assertThat(money).isEqualTo(left * prices.get(line.getKey()));
        }
        for (var f : all) for (var group : f.groups()) {
            int kits = f.sold().get(group.get(0).sold());
            for (var line : group) {
                assertThat(group.stream().filter(line::sameGoods).mapToInt(Line::soldUnits).sum()).as("whole kits of " + line).isEqualTo(kits);
            }
        }
    }
}
