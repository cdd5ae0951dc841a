package dev.wharf.review.merge;

import dev.wharf.order.SalesOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides an amount without losing or making a cent: by largest remainder, ties to the first. Pure. Amounts in minor units. */
public final class MoneyShares {
    private MoneyShares() { }

    /**
     * @param total   zero or more
     * @param weights zero or more each; if all are zero they count alike
     * @return one share for each weight; their sum is the total
     */
    public static List<Long> of(long total, List<Long> weights) {
        if (weights.isEmpty()) return List.of();
        var sum = weights.stream().mapToLong(Long::longValue).sum();
        var each = sum == 0 ? Collections.nCopies(weights.size(), 1L) : weights;
        var all = java.math.BigInteger.valueOf(sum == 0 ? weights.size() : sum);
        var shares = new ArrayList<Long>();
        var remainders = new ArrayList<Long>();
        for (var weight : each) {
            var parts = java.math.BigInteger.valueOf(total).multiply(java.math.BigInteger.valueOf(weight)).divideAndRemainder(all);
            shares.add(parts[0].longValueExact());
            remainders.add(parts[1].longValueExact());
        }
        long left = total - shares.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, shares.size()).boxed().sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed().thenComparing(i -> i)).limit(left)
            .forEach(i -> shares.set(i, shares.get(i) + 1));
        return shares;
    }

    /**
     * What the buyer gets back for units of a line that will not ship: their price less their share of the order's discount. Freight stays.
     * Adds up: cancelling a line in steps gives back the same as at once, and cancelling all lines gives back all goods less the discount.
     *
     * @param before units of the line cancelled before
     */
    public static long refund(SalesOrder order, String lineNo, int before, int units) {
        var paid = order.lines().stream().filter(l -> !l.gift()).toList();
        var discounts = of(Math.min(order.terms().discountMinor(), order.goodsMinor()), paid.stream().map(l -> l.quantity() * l.unitPriceMinor()).toList());
        for (int i = 0; i < paid.size(); i++) {
            var line = paid.get(i);
            if (!line.lineNo().equals(lineNo)) continue;
            var perUnit = of(discounts.get(i), Collections.nCopies(line.quantity(), 1L));
            return units * line.unitPriceMinor() - perUnit.subList(before, before + units).stream().mapToLong(Long::longValue).sum();
        }
        return 0;
    }
}
