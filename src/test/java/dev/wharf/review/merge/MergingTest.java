package dev.wharf.review.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillment.Line;
import dev.wharf.order.Handling;
import dev.wharf.order.Region;
import dev.wharf.order.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MergingTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final AtomicLong ids = new AtomicLong(1_000_000);

    private static Fulfillment fulfillment(int number, List<Integer> quantities) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < quantities.size(); i++) {
            lines.add(new Line(number * 100L + i, number, Integer.toString(i + 1), "SKU" + (number + i) % 5, quantities.get(i), 99L * (i + 1), i % 4 == 3));
        }
        return new Fulfillment(new FulfillmentId(number), number, "S", Stage.REVIEW, number % 2 == 0 ? "SH" : "", Region.UNKNOWN,
            new Handling(List.of("贺卡" + number), List.of("T" + number % 3), "SF", null, NOON.plusSeconds(number)), NOON.plusSeconds(100 - number), NOON, NOON, null, "", 0, lines);
    }

    /** Two to five fulfillments with their own orders. */
    @Provide
    Arbitrary<List<Fulfillment>> parcels() {
        return Arbitraries.integers().between(0, 9).list().ofMinSize(1).ofMaxSize(6).list().ofMinSize(2).ofMaxSize(5).map(all -> {
            var parcels = new ArrayList<Fulfillment>();
            for (var quantities : all) parcels.add(fulfillment(parcels.size() + 1, quantities));
            return parcels;
        });
    }

    /** Units and money by sales order and line. */
    private static Map<String, String> sums(Collection<Fulfillment> parcels) {
        var units = new TreeMap<String, Integer>();
        var money = new TreeMap<String, Long>();
        parcels.stream().flatMap(f -> f.lines().stream()).forEach(l -> {
            units.merge(l.salesOrderId() + "/" + l.lineNo() + "/" + l.sku(), l.quantity(), Integer::sum);
            money.merge(l.salesOrderId() + "/" + l.lineNo() + "/" + l.sku(), l.quantity() * l.unitPriceMinor(), Long::sum);
        });
        var sums = new TreeMap<String, String>();
        units.forEach((line, sum) -> sums.put(line, sum + " units, " + money.get(line)));
        return sums;
    }

    private static Fulfillment withoutEmptyLines(Fulfillment f) {
        return f.withLines(f.lines().stream().filter(l -> l.quantity() > 0).toList());
    }

    @Property(tries = 10_000)
    void merging_and_taking_apart_gives_exactly_the_originals(@ForAll("parcels") List<Fulfillment> parcels) {
        var bearer = parcels.get(0);
        var others = parcels.subList(1, parcels.size());
        var merged = Merging.merge(bearer, others, List.of(), ids::incrementAndGet);
        assertThat(sums(Stream.concat(Stream.of(merged.bearer()), merged.absorbed().stream()).toList())).isEqualTo(sums(parcels));
        assertThat(merged.absorbed()).allMatch(f -> f.lines().stream().allMatch(l -> l.quantity() == 0));
        var current = merged.bearer();
        var restored = new ArrayList<Fulfillment>();
        for (var other : merged.absorbed()) {
            var apart = Merging.apart(current, other, merged.moves().stream().filter(m -> m.from().equals(other.id())).toList());
            current = apart.bearer();
            restored.add(apart.alone());
        }
        assertThat(restored).isEqualTo(others);
        assertThat(withoutEmptyLines(current)).isEqualTo(withoutEmptyLines(bearer));
    }

    /** Each newcomer takes over what waits, with all that it bears; then they are taken out in any order. */
    @Property(tries = 10_000)
    void a_chain_of_merges_comes_apart_in_any_order(@ForAll("parcels") List<Fulfillment> parcels, @ForAll int order) {
        var state = new TreeMap<FulfillmentId, Fulfillment>();
        parcels.forEach(f -> state.put(f.id(), f));
        var moves = new ArrayList<Merging.Moved>();
        var bearer = parcels.get(0).id();
        for (var newcomer : parcels.subList(1, parcels.size())) {
            var merged = Merging.merge(newcomer, List.of(state.get(bearer)), moves, ids::incrementAndGet);
            state.put(newcomer.id(), merged.bearer());
            merged.absorbed().forEach(f -> state.put(f.id(), f));
            moves.clear();
            moves.addAll(merged.moves());
            bearer = newcomer.id();
        }
        assertThat(sums(state.values())).isEqualTo(sums(parcels));
        var last = bearer;
        var out = parcels.stream().map(Fulfillment::id).filter(id -> !id.equals(last)).toList();
        var shuffled = new ArrayList<>(out);
        java.util.Collections.shuffle(shuffled, new java.util.Random(order));
        for (var id : shuffled) {
            var apart = Merging.apart(state.get(last), state.get(id), moves.stream().filter(m -> m.from().equals(id)).toList());
            state.put(last, apart.bearer());
            state.put(id, apart.alone());
        }
        for (var original : parcels) assertThat(withoutEmptyLines(state.get(original.id()))).isEqualTo(withoutEmptyLines(original));
    }

    @Property(tries = 10_000)
    void what_is_split_off_and_put_back_is_the_original(@ForAll("parcels") List<Fulfillment> parcels, @ForAll int seed) {
        var whole = parcels.get(0);
        var random = new java.util.Random(seed);
        var units = new TreeMap<Long, Integer>();
        whole.lines().forEach(l -> units.put(l.id(), random.nextInt(l.quantity() + 1)));
        var taken = Merging.take(whole, units, ids::incrementAndGet);
        var part = fulfillment(9, List.of()).withLines(taken.getValue());
        assertThat(part.lines()).allMatch(l -> l.quantity() > 0);
        assertThat(sums(List.of(taken.getKey(), part))).isEqualTo(sums(List.of(whole)));
        var joined = Merging.join(taken.getKey(), part, ids::incrementAndGet);
        assertThat(joined.bearer()).isEqualTo(whole);
        assertThat(joined.alone().lines()).allMatch(l -> l.quantity() == 0);
    }

    @Test
    void a_bearer_keeps_what_it_has_left_of_cancelled_units() {
        var merged = Merging.merge(fulfillment(1, List.of(1)), List.of(fulfillment(2, List.of(5))), List.of(), ids::incrementAndGet);
        var move = merged.moves().get(0);
        var short2 = merged.bearer().withLines(merged.bearer().lines().stream().map(l -> l.id() == move.bearerLineId() ? l.withQuantity(3) : l).toList());
        assertThat(Merging.apart(short2, merged.absorbed().get(0), merged.moves()).alone().lines().get(0).quantity()).isEqualTo(3);
    }

    @Test
    void together_everything_asked_for_any_of_them_holds() {
        var one = new Merging.Own(new Handling(List.of("a", "b"), List.of("x"), "SF", NOON, null), NOON.plusSeconds(9));
        var other = new Merging.Own(new Handling(List.of("b", "c"), List.of(), "SF", NOON.plusSeconds(5), NOON.plusSeconds(7)), NOON);
        assertThat(Merging.together(one, List.of(other)))
            .isEqualTo(new Merging.Own(new Handling(List.of("a", "b", "c"), List.of("x"), "SF", NOON.plusSeconds(5), NOON.plusSeconds(7)), NOON));
    }
}
