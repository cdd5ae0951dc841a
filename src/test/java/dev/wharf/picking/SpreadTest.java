package dev.wharf.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.common.FulfillmentId;
import dev.wharf.picking.PickScanRule.Result;
import dev.wharf.picking.PickScanRule.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scan on a walk into a box is shared out to the orders that want the goods. */
class SpreadTest {
    /** Three orders want cups of one bin, one of them half picked; the second has left. */
    private static final List<PickLine> BOX = List.of(
        line(1, order(1, PickOrder.State.OPEN), "CUP", "A-01", "", 2, 1),
        line(2, order(2, PickOrder.State.CANCELLED), "CUP", "A-01", "", 5, 0),
        line(3, order(3, PickOrder.State.OPEN), "CUP", "A-01", "", 3, 0),
        line(4, order(4, PickOrder.State.OPEN), "CUP", "A-01", "", 2, 0),
        line(5, order(4, PickOrder.State.OPEN), "CUP", "B-02", "", 1, 0));

    @ParameterizedTest
    @CsvSource({"1, 1=1", "2, 1=1 3=1", "4, 1=1 3=3", "5, 1=1 3=3 4=1", "6, 1=1 3=3 4=2"})
    void units_go_to_the_most_urgent_orders_first(int quantity, String expected) {
        var verdict = (Verdict.Accepted) check(BOX, quantity);
        assertThat(verdict.units()).isEqualTo(shares(expected));
        assertThat(verdict.order().position()).isEqualTo(1);
    }

    @Test
    void more_than_all_orders_want_counts_nothing() {
        var verdict = (Verdict.Refused) check(BOX, 7);
        assertThat(verdict.result()).isEqualTo(Result.OVER_PICK);
        assertThat(verdict.note().en()).isEqualTo("CUP: 7 needed, 1 picked, 7 more scanned; put the surplus back.");
    }

    @Test
    void on_a_cart_a_scan_still_fills_one_place_only() {
        assertThat(PickScanRule.check(PickMode.CART, BOX, "A-01", "690000", Optional.of("CUP"), 2)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void spreading_conserves_units_never_goes_over_an_orders_need_and_leaves_no_urgent_order_behind() {
        var random = new Random(11);
        for (int round = 0; round < 2000; round++) {
            var lines = box(random);
            int wanted = lines.stream().filter(l -> l.bin().equals("A-01") && l.sku().equals("CUP")).mapToInt(PickLine::left).sum();
            int quantity = 1 + random.nextInt(12);
            var verdict = check(lines, quantity);
            if (wanted < quantity) {
                assertThat(verdict).isInstanceOf(Verdict.Refused.class);
                continue;
            }
            var units = ((Verdict.Accepted) verdict).units();
            assertThat(units.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(quantity);
            var touched = lines.stream().filter(l -> units.containsKey(l.id())).toList();
            assertThat(touched).allSatisfy(l -> {
                assertThat(units.get(l.id())).isBetween(1, l.left());
                assertThat(l.bin() + l.sku()).isEqualTo("A-01CUP");
                assertThat(l.order().state()).isEqualTo(PickOrder.State.OPEN);
            });
            int last = touched.stream().mapToInt(PickLine::position).max().orElseThrow();
            assertThat(lines).filteredOn(l -> l.position() < last && l.bin().equals("A-01") && l.sku().equals("CUP")).allSatisfy(l -> assertThat(units.getOrDefault(l.id(), 0)).isEqualTo(l.left()));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1=1 3=3 4=2", "1, 3=3 4=2", "2, 3=2 4=2", "3, 3=3", "4, 4=2", "5, 4=1"})
    void what_a_bin_has_too_few_of_is_missing_for_the_most_urgent_order_that_it_is_not_enough_for(int found, String expected) {
        assertThat(missing(ShortShares.settle(ShortShares.alike(PickMode.BULK, BOX, BOX.get(2)), found, (line, here) -> false))).isEqualTo(shares(expected));
    }

    @Test
    void who_is_served_from_other_bins_keeps_what_is_here() {
        // Given other bins that have what the third order lacks, and nothing for the fourth
        var asked = new HashMap<Long, Integer>();
        var leaving = ShortShares.settle(ShortShares.alike(PickMode.WALL, BOX, BOX.get(2)), 3, (line, here) -> {
            asked.put(line.id(), here);
            return line.id() == 3;
        });
        assertThat(asked).isEqualTo(Map.of(3L, 2, 4L, 0));
        assertThat(missing(leaving)).isEqualTo(Map.of(4L, 2));
    }

    @Test
    void what_is_missing_is_what_is_wanted_less_what_is_there_whoever_leaves() {
        var random = new Random(23);
        for (int round = 0; round < 2000; round++) {
            var lines = box(random);
            var open = lines.stream().filter(l -> l.left() > 0).findFirst();
            if (open.isEmpty()) continue;
            var alike = ShortShares.alike(PickMode.BULK, lines, open.get());
            int wanted = alike.stream().mapToInt(PickLine::left).sum();
            int found = random.nextInt(wanted);
            assertThat(missing(ShortShares.settle(alike, found, (line, here) -> false)).values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(wanted - found);
        }
    }

    @Test
    void on_a_cart_the_reported_line_alone_is_short() {
        assertThat(ShortShares.alike(PickMode.CART, BOX, BOX.get(2))).containsExactly(BOX.get(2));
    }

    @Test
    void another_lot_of_the_same_bin_is_not_short() {
        var lots = List.of(line(1, order(1, PickOrder.State.OPEN), "TEA", "T-1", "L1", 2, 0), line(2, order(2, PickOrder.State.OPEN), "TEA", "T-1", "L2", 2, 0));
        assertThat(ShortShares.alike(PickMode.WALL, lots, lots.get(1))).extracting(PickLine::id).containsExactly(2L);
    }

    private static Map<Long, Integer> missing(List<ShortShares.Leaving> leaving) {
        var units = new HashMap<Long, Integer>();
        leaving.forEach(one -> one.missing().forEach((line, missing) -> units.put(line.id(), missing)));
        return units;
    }

    private static List<PickLine> box(Random random) {
        var lines = new ArrayList<PickLine>();
        IntStream.rangeClosed(1, 2 + random.nextInt(6)).forEach(position -> {
            var order = order(position, random.nextInt(6) == 0 ? PickOrder.State.CANCELLED : PickOrder.State.OPEN);
            for (int i = 0; i <= random.nextInt(2); i++) {
                int quantity = 1 + random.nextInt(4);
                lines.add(line(position * 10L + i, order, random.nextInt(4) == 0 ? "LAMP" : "CUP", random.nextInt(4) == 0 ? "B-02" : "A-01", "", quantity, random.nextInt(quantity + 1)));
            }
        });
        Collections.shuffle(lines, random);
        return lines;
    }

    private static Verdict check(List<PickLine> lines, int quantity) {
        return PickScanRule.check(PickMode.BULK, lines, "A-01", "690000", Optional.of("CUP"), quantity);
    }

    private static Map<Long, Integer> shares(String text) {
        var shares = new HashMap<Long, Integer>();
        for (var share : text.split(" ")) shares.put(Long.parseLong(share.split("=")[0]), Integer.parseInt(share.split("=")[1]));
        return shares;
    }

    private static PickOrder order(int position, PickOrder.State state) {
        return new PickOrder(position, 100, new FulfillmentId(500 + position), "W1", position, state);
    }

    private static PickLine line(long id, PickOrder order, String sku, String bin, String lot, int quantity, int picked) {
        return new PickLine(id, order, id + 10, sku, bin, (int) id, quantity, picked, lot, 0, false);
    }
}
