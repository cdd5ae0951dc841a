package dev.wharf.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.channel.ShipmentNotice;
import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Handling;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.Receiver;
import dev.wharf.order.Region;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ParcelLinesTest {
    private static final FulfillmentId ID = new FulfillmentId(7);

    private static Fulfillment fulfillment(Fulfillment.Line... lines) {
        return new Fulfillment(ID, 1, "S", Stage.SYNC, "W", Region.UNKNOWN, Handling.PLAIN, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, null, "", 0, List.of(lines));
    }

    private static SalesOrder order(long id, Object... units) {
        var lines = new ArrayList<SalesOrder.Line>();
        for (int i = 0; i < units.length; i += 2) lines.add(new SalesOrder.Line(Integer.toString(i / 2 + 1), (String) units[i], (Integer) units[i + 1], 1000));
        return new SalesOrder(id, "S", "taobao", "T" + id, "TEST", "buyer", Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, PaymentStatus.PAID, 1, 1, "CNY",
            new Receiver("测试", "13800000000", "上海市", "上海市", "嘉定区", "测试路1号", ""), "", "", "", SalesOrder.Terms.PLAIN, lines);
    }

    private static Parcel parcel(long id, Parcel.Content... contents) {
        return Parcel.packed(id, ID, "SF", 100, Instant.EPOCH, List.of(contents));
    }

    @Test
    void a_kit_counts_with_the_parcel_that_completes_it() {
        // Given two kits of one A and two B, whose parts are in three parcels
        var of = fulfillment(new Fulfillment.Line(1, 1, "1", "A", 2, 1000, false, "KIT", 1), new Fulfillment.Line(2, 1, "1", "B", 4, 500, false, "KIT", 2));
        var parts = List.of(parcel(1, new Parcel.Content(1, "A", 2), new Parcel.Content(2, "B", 1)), parcel(2, new Parcel.Content(2, "B", 1)), parcel(3, new Parcel.Content(2, "B", 2)));
        var lines = new ParcelLines(of, parts);
        var order = order(1, "KIT", 2);
        // Then the first completes none, the others one each
        assertThat(lines.of(parts.get(0), order)).isEmpty();
        assertThat(lines.of(parts.get(1), order)).containsExactly(new ShipmentNotice.Line("1", "KIT", 1));
        assertThat(lines.of(parts.get(2), order)).containsExactly(new ShipmentNotice.Line("1", "KIT", 1));
        assertThat(lines.holding(1)).containsExactly(parts.get(1), parts.get(2));
    }

    @Test
    void each_order_of_a_merged_one_hears_of_the_parcels_that_hold_its_goods() {
        var of = fulfillment(new Fulfillment.Line(1, 1, "1", "A", 2, 1000), new Fulfillment.Line(2, 2, "1", "A", 1, 1000));
        var parts = List.of(parcel(1, new Parcel.Content(1, "A", 2)), parcel(2, new Parcel.Content(2, "A", 1)));
        var lines = new ParcelLines(of, parts);
        assertThat(lines.holding(1)).containsExactly(parts.get(0));
        assertThat(lines.holding(2)).containsExactly(parts.get(1));
        assertThat(lines.of(parts.get(1), order(2, "A", 1))).containsExactly(new ShipmentNotice.Line("1", "A", 1));
        assertThat(lines.of(parts.get(0), order(2, "A", 1))).isEmpty();
    }

    @Test
    void a_parcel_of_gifts_is_nothing_that_the_channel_knows_unless_there_is_no_other() {
        var goods = new Fulfillment.Line(1, 1, "1", "A", 1, 1000);
        var gift = new Fulfillment.Line(2, 1, "G1", "G", 1, 0, true);
        var parts = List.of(parcel(1, new Parcel.Content(2, "G", 1)), parcel(2, new Parcel.Content(1, "A", 1)));
        assertThat(new ParcelLines(fulfillment(goods, gift), parts).holding(1)).containsExactly(parts.get(1));
        assertThat(new ParcelLines(fulfillment(gift), List.of(parts.get(0))).holding(1)).containsExactly(parts.get(0));
    }

    @Test
    void of_random_splits_all_parcels_together_hold_what_was_sold() {
        for (int seed = 0; seed < 1_000; seed++) {
            var random = new Random(seed);
            int kits = 1 + random.nextInt(3);
            int single = 1 + random.nextInt(4);
            var of = fulfillment(new Fulfillment.Line(1, 1, "1", "A", kits, 1000, false, "KIT", 1), new Fulfillment.Line(2, 1, "1", "B", 2 * kits, 500, false, "KIT", 2), new Fulfillment.Line(3, 1, "2", "C", single, 1000));
            var parcels = split(of, random);
            var lines = new ParcelLines(of, parcels);
            var order = order(1, "KIT", kits, "C", single);
            var told = parcels.stream().flatMap(p -> lines.of(p, order).stream()).collect(Collectors.toMap(ShipmentNotice.Line::lineNo, ShipmentNotice.Line::quantity, Integer::sum));
            assertThat(told).as("seed " + seed).isEqualTo(Map.of("1", kits, "2", single));
        }
    }

    private static List<Parcel> split(Fulfillment of, Random random) {
        int parcels = 1 + random.nextInt(4);
        var units = new HashMap<Integer, Map<Long, Integer>>();
        for (var line : of.lines()) {
            for (int i = 0; i < line.quantity(); i++) units.computeIfAbsent(random.nextInt(parcels), p -> new HashMap<>()).merge(line.id(), 1, Integer::sum);
        }
        return units.entrySet().stream().map(e -> parcel(e.getKey() + 1, e.getValue().entrySet().stream().map(u -> new Parcel.Content(u.getKey(), "X", u.getValue())).toArray(Parcel.Content[]::new))).toList();
    }
}
