package dev.wharf.refund;

import dev.wharf.common.Shares;
import dev.wharf.order.SalesOrder;
import java.util.Collections;

/** What goes back to a buyer. Pure. Amounts in minor units. */
final class MoneyShares {
    private MoneyShares() { }

    /**
     * What the buyer gets back for units of a line that will not ship: their price less their share of the order's discount. Freight stays.
     * Adds up: cancelling a line in steps gives back the same as at once, and cancelling all lines gives back all goods less the discount.
     *
     * @param before units of the line cancelled before
     */
    static long refund(SalesOrder order, String lineNo, int before, int units) {
        var paid = order.lines().stream().filter(l -> !l.gift()).toList();
        var discounts = Shares.of(Math.min(order.terms().discountMinor(), order.goodsMinor()), paid.stream().map(l -> l.quantity() * l.unitPriceMinor()).toList());
        for (int i = 0; i < paid.size(); i++) {
            var line = paid.get(i);
            if (!line.lineNo().equals(lineNo)) continue;
            var perUnit = Shares.of(discounts.get(i), Collections.nCopies(line.quantity(), 1L));
            return units * line.unitPriceMinor() - perUnit.subList(before, before + units).stream().mapToLong(Long::longValue).sum();
        }
        return 0;
    }
}
