package dev.wharf.refund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.common.Shares;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.Receiver;
import dev.wharf.order.SalesOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MoneySharesTest {
    private static SalesOrder order(long discount, List<Integer> quantities, List<Integer> prices) {
        var lines = new ArrayList<SalesOrder.Line>();
        for (int i = 0; i < quantities.size(); i++) lines.add(new SalesOrder.Line(Integer.toString(i), "SKU" + i, quantities.get(i), prices.get(i)));
        return new SalesOrder(1, "S", "c", "N", "API", "b", Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, PaymentStatus.PAID, 0, 0, "CNY", new Receiver("", "", "", "", "", "", ""), "", "", "",
            new SalesOrder.Terms(discount, 0, null, ""), lines);
    }

    @Test
    void the_cent_that_is_left_goes_to_the_largest_remainder() {
        assertThat(Shares.of(100, List.of(1L, 1L, 1L))).containsExactly(34L, 33L, 33L);
        assertThat(Shares.of(10, List.of(1L, 2L))).containsExactly(3L, 7L);
        assertThat(Shares.of(5, List.of(0L, 0L))).containsExactly(3L, 2L);
    }

    @Test
    void a_refund_is_the_price_less_the_share_of_the_discount() {
        // 10.00 off 30.00: a third of the price of each
        assertThat(MoneyShares.refund(order(1000, List.of(2, 1), List.of(1000, 1000)), "0", 0, 1)).isEqualTo(666);
        assertThat(MoneyShares.refund(order(1000, List.of(2, 1), List.of(1000, 1000)), "0", 1, 1)).isEqualTo(667);
        assertThat(MoneyShares.refund(order(1000, List.of(2, 1), List.of(1000, 1000)), "1", 0, 1)).isEqualTo(667);
    }

    @Property(tries = 10_000)
    void shares_add_up_and_differ_from_the_exact_one_by_less_than_a_cent(@ForAll @LongRange(min = 0, max = 1_000_000_000L) long total,
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 1_000_000_000L) Long> weights) {
        var shares = Shares.of(total, weights);
        assertThat(shares.stream().mapToLong(Long::longValue).sum()).isEqualTo(total);
        double sum = weights.stream().mapToLong(Long::longValue).sum();
        for (int i = 0; sum > 0 && i < shares.size(); i++) assertThat(Math.abs(shares.get(i) - total * (weights.get(i) / sum))).isLessThan(1.001);
    }

    @Property(tries = 10_000)
    void cancelling_in_steps_gives_back_all_goods_less_the_discount(@ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 20) Integer> quantities,
            @ForAll @IntRange(min = 0, max = 100_000) int price, @ForAll @IntRange(min = 0, max = 100) int percent, @ForAll @IntRange(min = 1, max = 19) int first) {
        var prices = quantities.stream().map(q -> price + q).toList();
        var plain = order(0, quantities, prices);
        var order = order(plain.goodsMinor() * percent / 100, quantities, prices);
        long back = 0;
        for (int i = 0; i < quantities.size(); i++) {
            int step = Math.min(first, quantities.get(i));
            back += MoneyShares.refund(order, Integer.toString(i), 0, step) + MoneyShares.refund(order, Integer.toString(i), step, quantities.get(i) - step);
        }
        assertThat(back).isEqualTo(order.goodsMinor() - order.terms().discountMinor());
    }
}
