package dev.wharf.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.order.Fulfillment.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ExplosionTest {
    private static List<Line> explode(int kits, long price, Kit.Component... components) {
        return Explosion.of(new Line(1, 9, "L1", "CODE", kits, price), new Goods("KIT", new Kit("KIT", List.of(components))), new AtomicLong(100)::incrementAndGet);
    }

    private static List<String> text(List<Line> lines) {
        return lines.stream().map(l -> l.sku() + " " + l.quantity() + " at " + l.unitPriceMinor()).toList();
    }

    @Test
    void goods_sold_by_themselves_change_their_code_only() {
        var line = new Line(1, 9, "L1", "CODE", 3, 1999);
        assertThat(Explosion.of(line, new Goods("SKU", null), () -> 0)).containsExactly(new Line(1, 9, "L1", "SKU", 3, 1999));
    }

    @Test
    void a_kit_is_divided_by_the_shares_of_its_components() {
        assertThat(text(explode(2, 3000, new Kit.Component("A", 1, 2000), new Kit.Component("B", 1, 1000)))).containsExactly("A 2 at 2000", "B 2 at 1000");
        assertThat(text(explode(1, 1000, new Kit.Component("A", 1, 0), new Kit.Component("B", 1, 0), new Kit.Component("C", 1, 0)))).containsExactly("A 1 at 334", "B 1 at 333", "C 1 at 333");
        assertThat(text(explode(1, 1000, new Kit.Component("A", 1, 500), new Kit.Component("B", 1, 0)))).containsExactly("A 1 at 1000", "B 1 at 0");
    }

    @Test
    void units_that_do_not_divide_evenly_stand_on_two_lines_a_cent_apart() {
        assertThat(text(explode(5, 1000, new Kit.Component("A", 3, 1)))).containsExactly("A 10 at 333", "A 5 at 334");
        assertThat(text(explode(5, 999, new Kit.Component("A", 3, 1)))).containsExactly("A 15 at 333");
    }

    @Test
    void every_line_knows_its_kit_and_one_keeps_the_id() {
        var lines = explode(5, 1000, new Kit.Component("A", 3, 1), new Kit.Component("B", 2, 1));
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.kitSku()).isEqualTo("KIT");
            assertThat(line.sold()).isEqualTo(new dev.wharf.order.Fulfillment.Sold(9, "L1"));
            assertThat(line.soldUnits()).isEqualTo(5);
        });
        assertThat(lines.stream().map(Line::id)).startsWith(1L).doesNotHaveDuplicates();
    }

    @Property(tries = 20_000)
    void not_a_cent_and_not_a_unit_is_lost_or_made(@ForAll @IntRange(min = 1, max = 1000) int kits, @ForAll @LongRange(min = 0, max = 100_000_000_00L) long price,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 99) Integer> quantities, @ForAll @LongRange(min = 0, max = 1_000_000_000L) long weight) {
        var components = new ArrayList<Kit.Component>();
        for (int i = 0; i < quantities.size(); i++) components.add(new Kit.Component("C" + i, quantities.get(i), i % 3 == 0 ? 0 : weight / i));
        var lines = explode(kits, price, components.toArray(Kit.Component[]::new));
        assertThat(lines.stream().mapToLong(l -> l.quantity() * l.unitPriceMinor()).sum()).isEqualTo(kits * price);
        for (var c : components) assertThat(lines.stream().filter(l -> l.sku().equals(c.sku())).mapToInt(Line::quantity).sum()).isEqualTo(kits * c.quantity());
        assertThat(lines.size()).isLessThanOrEqualTo(2 * components.size());
    }
}
