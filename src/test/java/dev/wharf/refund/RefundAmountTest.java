package dev.wharf.refund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.order.PaymentStatus;
import dev.wharf.order.Receiver;
import dev.wharf.order.SalesOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundAmountTest {
    /** Goods less discount, and freight on top. */
    private static SalesOrder order(PaymentStatus status, long paid, long discount, long freight, List<Integer> quantities, List<Integer> prices) {
        var lines = new ArrayList<SalesOrder.Line>();
        long goods = 0;
        for (int i = 0; i < quantities.size(); i++) {
            lines.add(new SalesOrder.Line(Integer.toString(i), "SKU" + i, quantities.get(i), prices.get(i)));
            goods += (long) quantities.get(i) * prices.get(i);
        }
        return new SalesOrder(1, "S", "c", "N", "API", "b", Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, status, paid, goods - discount + freight, "CNY",
            new Receiver("", "", "", "", "", "", ""), "", "", "", new SalesOrder.Terms(discount, freight, null, ""), lines);
    }

    @ParameterizedTest
    @CsvSource({
        // Two at 10.00 and freight of 5.00
        "PAID,    2500, 1, 1, 0,    1000, a part gives its goods back and the freight stays",
        "PAID,    2500, 1, 0, 1000, 1500, the last part gives the rest with the freight",
        "PAID,    2500, 2, 0, 0,    2500, the whole order gives all",
        "PAID,    2500, 1, 0, 2500, 0,    nothing is left to give",
        "PAID,    2500, 1, 0, 2501, 0,    never below nothing",
        "PAID,    1000, 1, 1, 0,    1000, at most what was paid",
        "PAID,     999, 1, 1, 0,     999, at most what was paid",
        "PAID,    2600, 2, 0, 0,    2600, what was paid too much goes back with the last goods",
        "DEPOSIT,  500, 1, 1, 0,       0, the buyer still owes more than the deposit for the rest",
        "DEPOSIT, 1500, 1, 1, 0,       0, the deposit is just what the rest costs",
        "DEPOSIT, 1501, 1, 1, 0,       1, one cent more than the rest costs",
        "DEPOSIT,  500, 2, 0, 0,     500, with the whole order the deposit goes back",
        "COD,     2500, 2, 0, 0,       0, collected at the door",
        "UNPAID,     0, 2, 0, 0,       0, nothing came in",
        "UNPAID,  2500, 2, 0, 0,       0, what was taken back by the channel is not there",
        "FAILED,     0, 2, 0, 0,       0, nothing came in"})
    void how_much_goes_back(PaymentStatus status, long paid, int units, int living, long given, long due, String why) {
        var order = order(status, paid, 0, 500, List.of(2), List.of(1000));
        assertThat(RefundAmount.of(order, Map.of("0", units), living == 0 ? Map.of() : Map.of("0", living), given)).as(why).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        // Two at 10.00 and freight of 5.00
        "PAID,    2500, 1, true,  0,    1000, all was paid although a part was cancelled before",
        "PAID,    2500, 1, true,  1000, 0,    that went back already",
        "PAID,    2500, 1, true,  400,  600,  a part of that went back already",
        "PAID,    1501, 1, true,  0,    1,    one cent more than is owed for the rest",
        "PAID,    1500, 1, true,  0,    0,    just what is owed for the rest",
        "PAID,    2600, 1, true,  0,    1000, what is paid too much does not go back while goods ship",
        "PAID,    2600, 0, true,  0,    0,    nothing was cancelled",
        "DEPOSIT, 1500, 1, true,  0,    0,    the deposit is just what the rest costs",
        "DEPOSIT, 1501, 1, true,  0,    1,    one cent more than the rest costs",
        "PAID,    1500, 2, false, 0,    1500, nothing ships any more",
        "DEPOSIT, 500,  2, false, 200,  300,  nothing ships any more",
        "PAID,    500,  2, false, 600,  0,    never below nothing",
        "COD,     2500, 2, false, 0,    0,    collected at the door",
        "UNPAID,  2500, 2, false, 0,    0,    what was taken back by the channel is not there",
        "FAILED,  2500, 1, true,  0,    0,    nothing came in"})
    void how_much_goes_back_when_money_comes_in_after_a_cancel(PaymentStatus status, long paid, int gone, boolean lives, long given, long due, String why) {
        var order = order(status, paid, 0, 500, List.of(2), List.of(1000));
        assertThat(RefundAmount.settle(order, gone == 0 ? Map.of() : Map.of("0", gone), lives, given)).as(why).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"0, 666", "1, 667"})
    void a_part_bears_its_share_of_the_discount(String line, long due) {
        // 10.00 off three at 10.00, of which one ships no more
        var order = order(PaymentStatus.PAID, 2000, 1000, 0, List.of(2, 1), List.of(1000, 1000));
        assertThat(RefundAmount.of(order, Map.of(line, 1), line.equals("0") ? Map.of("0", 1, "1", 1) : Map.of("0", 2), 0)).isEqualTo(due);
    }

    @Property(tries = 5_000)
    void an_order_cancelled_in_any_steps_gives_back_exactly_what_was_paid(@ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 12) Integer> quantities,
            @ForAll @IntRange(min = 0, max = 50_000) int price, @ForAll @IntRange(min = 0, max = 100) int percent, @ForAll @IntRange(min = 0, max = 3_000) int freight,
            @ForAll @IntRange(min = -2_000, max = 2_000) int paidBeyond, @ForAll @IntRange(min = 1, max = 9) int mostAtOnce, @ForAll boolean deposit, @ForAll long seed) {
        var prices = quantities.stream().map(q -> price + 7 * q).toList();
        long goods = 0;
        for (int i = 0; i < quantities.size(); i++) goods += (long) quantities.get(i) * prices.get(i);
        long discount = goods * percent / 100;
        var order = order(deposit ? PaymentStatus.DEPOSIT : PaymentStatus.PAID, Math.max(0, goods - discount + freight + paidBeyond), discount, freight, quantities, prices);
        var units = new ArrayList<String>();
        for (int i = 0; i < quantities.size(); i++) units.addAll(Collections.nCopies(quantities.get(i), Integer.toString(i)));
        var random = new Random(seed);
        Collections.shuffle(units, random);
        long given = 0;
        while (!units.isEmpty()) {
            int at = Math.min(units.size(), 1 + random.nextInt(mostAtOnce));
            var gone = count(units.subList(0, at));
            units.subList(0, at).clear();
            long due = RefundAmount.of(order, gone, count(units), given);
            assertThat(due).isNotNegative();
            given += due;
            assertThat(given).isLessThanOrEqualTo(order.paidMinor());
        }
        assertThat(given).isEqualTo(order.paidMinor());
    }

    private static Map<String, Integer> count(List<String> lines) {
        var count = new TreeMap<String, Integer>();
        lines.forEach(line -> count.merge(line, 1, Integer::sum));
        return count;
    }
}
