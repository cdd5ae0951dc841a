package dev.wharf.review.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.review.merge.Splitting.Group;
import dev.wharf.review.merge.Splitting.Item;
import dev.wharf.review.merge.Splitting.Limits;
import dev.wharf.review.merge.Splitting.Units;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SplittingTest {
    private static final Limits NONE = new Limits(true, true, 0, 0);

    private static Item item(long line, String handling, int quantity, int weightG, long price) {
        return new Item(line, handling, false, false, quantity, weightG, price);
    }

    @Test
    void goods_of_one_kind_stay_together() {
        assertThat(Splitting.divide(List.of(item(1, "NORMAL", 2, 100, 500), item(2, "NORMAL", 1, 100, 500)), NONE)).hasSize(1);
    }

    @Test
    void goods_of_different_handling_part_and_the_most_valuable_group_comes_first_with_the_gift() {
        var groups = Splitting.divide(List.of(item(1, "NORMAL", 1, 100, 500), item(2, "COLD", 1, 100, 9000), new Item(3, "NORMAL", false, true, 1, 10, 0)), NONE);
        assertThat(groups).extracting(Group::handling).containsExactly("COLD", "NORMAL");
        assertThat(groups.get(1).units()).containsExactly(new Units(1, 1), new Units(3, 1));
        var homeless = Splitting.divide(List.of(item(1, "NORMAL", 1, 100, 500), item(2, "COLD", 1, 100, 9000), new Item(3, "OVERSIZE", false, true, 1, 10, 0)), NONE);
        assertThat(homeless.get(0).units()).contains(new Units(3, 1));
    }

    @Test
    void what_the_shop_does_not_divide_by_stays_together() {
        var goods = List.of(item(1, "NORMAL", 1, 100, 500), item(2, "COLD", 1, 100, 900), new Item(3, "NORMAL", true, false, 1, 10, 100));
        assertThat(Splitting.divide(goods, new Limits(false, false, 0, 0))).hasSize(1);
        assertThat(Splitting.divide(goods, new Limits(true, false, 0, 0))).hasSize(2);
        assertThat(Splitting.divide(goods, new Limits(false, true, 0, 0))).extracting(Group::later).containsExactly(false, true);
    }

    @Test
    void a_line_is_divided_at_the_limit_of_weight() {
        assertThat(Splitting.divide(List.of(item(1, "NORMAL", 10, 100, 5)), new Limits(true, true, 1000, 0))).hasSize(1);
        assertThat(Splitting.divide(List.of(item(1, "NORMAL", 11, 100, 5)), new Limits(true, true, 1000, 0))).extracting(Group::units)
            .containsExactly(List.of(new Units(1, 10)), List.of(new Units(1, 1)));
    }

    @Test
    void a_line_is_divided_at_the_limit_of_value() {
        assertThat(Splitting.divide(List.of(item(1, "NORMAL", 2, 100, 500)), new Limits(true, true, 0, 1000))).hasSize(1);
        assertThat(Splitting.divide(List.of(item(1, "NORMAL", 2, 100, 501)), new Limits(true, true, 0, 1000))).hasSize(2);
    }

    @Test
    void the_largest_units_are_placed_first_so_that_two_parcels_are_enough() {
        // In the order of the lines it would take three: 400+500, 600, 500
        var goods = List.of(item(1, "NORMAL", 1, 400, 1), item(2, "NORMAL", 1, 500, 2), item(3, "NORMAL", 1, 600, 3), item(4, "NORMAL", 1, 500, 4));
        assertThat(Splitting.divide(goods, new Limits(true, true, 1000, 0))).extracting(Group::weightG).containsExactlyInAnyOrder(1000L, 1000L);
    }

    @Test
    void a_unit_beyond_the_limit_stands_alone() {
        assertThat(Splitting.divide(List.of(item(1, "OVERSIZE", 2, 5000, 5), item(2, "OVERSIZE", 1, 10, 1)), new Limits(true, true, 1000, 0)))
            .extracting(Group::units).containsExactly(List.of(new Units(1, 1)), List.of(new Units(1, 1)), List.of(new Units(2, 1)));
    }

    @Provide
    Arbitrary<List<Item>> goods() {
        var one = Combinators.combine(Arbitraries.of("NORMAL", "NORMAL", "COLD", "HAZARD", "OVERSIZE"), Arbitraries.of(false, false, false, true),
            Arbitraries.of(false, false, false, true), Arbitraries.integers().between(0, 30), Arbitraries.integers().between(0, 3000), Arbitraries.longs().between(0, 100_000))
            .as((handling, later, gift, quantity, weight, price) -> new Item(0, handling, later, gift, quantity, weight, price));
        return one.list().ofMinSize(1).ofMaxSize(8).map(list -> {
            var numbered = new java.util.ArrayList<Item>();
            for (var i : list) numbered.add(new Item(numbered.size() + 1, i.handling(), i.later(), i.gift(), i.quantity(), i.weightG(), i.priceMinor()));
            return numbered;
        });
    }

    @Provide
    Arbitrary<Limits> limits() {
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(true, false), Arbitraries.of(0L, 500L, 2000L, 20_000L), Arbitraries.of(0L, 5000L, 100_000L))
            .as(Limits::new);
    }

    @Property(tries = 10_000)
    void units_and_cents_are_conserved_and_every_group_is_within_the_limits(@ForAll("goods") List<Item> goods, @ForAll("limits") Limits limits) {
        var groups = Splitting.divide(goods, limits);
        var byLine = new HashMap<Long, Item>();
        goods.forEach(i -> byLine.put(i.lineId(), i));
        var units = new HashMap<Long, Integer>();
        for (var group : groups) {
            assertThat(group.units()).isNotEmpty().allMatch(u -> u.quantity() > 0);
            group.units().forEach(u -> units.merge(u.lineId(), u.quantity(), Integer::sum));
            var paid = group.units().stream().filter(u -> !byLine.get(u.lineId()).gift()).toList();
            long weight = paid.stream().mapToLong(u -> (long) u.quantity() * byLine.get(u.lineId()).weightG()).sum();
            long value = paid.stream().mapToLong(u -> u.quantity() * byLine.get(u.lineId()).priceMinor()).sum();
            assertThat(weight).isEqualTo(group.weightG());
            assertThat(value).isEqualTo(group.valueMinor());
            boolean single = paid.stream().mapToInt(Units::quantity).sum() <= 1;
            assertThat(single || limits.maxWeightG() == 0 || weight <= limits.maxWeightG()).isTrue();
            assertThat(single || limits.maxValueMinor() == 0 || value <= limits.maxValueMinor()).isTrue();
            if (limits.byHandling()) assertThat(paid.stream().map(u -> byLine.get(u.lineId()).handling()).distinct().count()).isLessThanOrEqualTo(1);
            if (limits.byDate()) assertThat(paid.stream().map(u -> byLine.get(u.lineId()).later()).distinct().count()).isLessThanOrEqualTo(1);
        }
        for (var item : goods) assertThat(units.getOrDefault(item.lineId(), 0)).isEqualTo(item.quantity());
        assertThat(groups.stream().mapToLong(Group::valueMinor).sum()).isEqualTo(goods.stream().filter(i -> !i.gift()).mapToLong(i -> i.quantity() * i.priceMinor()).sum());
        assertThat(groups.stream().map(Group::valueMinor).toList()).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(Splitting.divide(goods, limits)).as("the same goods, the same groups").isEqualTo(groups);
    }

    @Property(tries = 10_000)
    void a_group_is_never_divided_again(@ForAll("goods") List<Item> goods, @ForAll("limits") Limits limits) {
        var byLine = new HashMap<Long, Item>();
        goods.forEach(i -> byLine.put(i.lineId(), i));
        for (var group : Splitting.divide(goods, limits)) {
            var again = group.units().stream().map(u -> {
                var i = byLine.get(u.lineId());
                return new Item(i.lineId(), i.handling(), i.later(), i.gift(), u.quantity(), i.weightG(), i.priceMinor());
            }).toList();
            assertThat(Splitting.divide(again, limits)).hasSize(1);
        }
    }

    @Property(tries = 10_000)
    void never_more_groups_than_twice_what_the_weight_asks_for(@ForAll("goods") List<Item> goods) {
        // Two groups that are each at most half full would have been one
        var plain = goods.stream().filter(i -> !i.gift() && i.weightG() <= 20_000 && i.quantity() > 0).map(i -> item(i.lineId(), "NORMAL", i.quantity(), i.weightG(), 1)).toList();
        var groups = Splitting.divide(plain, new Limits(true, true, 20_000, 0));
        long total = plain.stream().mapToLong(i -> (long) i.quantity() * i.weightG()).sum();
        assertThat(groups.size()).isLessThanOrEqualTo((int) Math.max(1, 2 * ((total + 19_999) / 20_000)));
    }

    private static Map<Long, Integer> spread(List<Group> groups) {
        var units = new HashMap<Long, Integer>();
        groups.forEach(g -> g.units().forEach(u -> units.merge(u.lineId(), u.quantity(), Integer::sum)));
        return units;
    }

    @Test
    void gifts_alone_are_one_group() {
        assertThat(spread(Splitting.divide(List.of(new Item(1, "NORMAL", false, true, 2, 1, 0), new Item(2, "COLD", false, true, 1, 1, 0)), NONE))).isEqualTo(Map.of(1L, 2, 2L, 1));
    }
}
