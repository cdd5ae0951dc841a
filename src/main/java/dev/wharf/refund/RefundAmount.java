package dev.wharf.refund;

import dev.wharf.order.PaymentStatus;
import dev.wharf.order.SalesOrder;
import java.util.Map;
import java.util.Set;

/** How much of a sales order goes back. Pure. Amounts in minor units, units as the channel counts them, by line number. docs/rules/refunds.md has the table. */
final class RefundAmount {
    /** Of the others nothing has come in, or the carrier collects it at the door. */
    private static final Set<PaymentStatus> PAID = Set.of(PaymentStatus.PAID, PaymentStatus.DEPOSIT);

    private RefundAmount() { }

    /**
     * What goes back for units that ship no more. With the last goods of an order the rest of what was paid goes back, freight included, so that cancelling in any steps
     * gives back exactly what was paid.
     *
     * @param units  that ship no more from now on
     * @param living that ship or have shipped, gifts too
     * @param given  what went back before, or is on the way
     */
    static long of(SalesOrder order, Map<String, Integer> units, Map<String, Integer> living, long given) {
        long open = PAID.contains(order.payment()) ? Math.max(0, order.paidMinor() - given) : 0;
        if (living.isEmpty()) return open;
        long due = order.lines().stream().mapToLong(line -> share(order, line, units.getOrDefault(line.lineNo(), 0), living.getOrDefault(line.lineNo(), 0))).sum();
        return Math.min(order.payment() == PaymentStatus.DEPOSIT ? beyondWhatIsOwed(order, living, given) : open, due);
    }

    /**
     * What goes back when money came in, or the time for it ran out, after goods were cancelled: what these are worth, as far as it was paid and is not owed for the rest.
     *
     * @param gone  units that will never ship
     * @param lives whether anything of the order ships or has shipped
     * @param given as for {@link #of}
     */
    static long settle(SalesOrder order, Map<String, Integer> gone, boolean lives, long given) {
        if (!PAID.contains(order.payment())) return 0;
        if (!lives) return Math.max(0, order.paidMinor() - given);
        long worth = worth(order, gone);
        return Math.max(0, Math.min(order.paidMinor() - given - (order.totalMinor() - worth), worth - given));
    }

    private static long worth(SalesOrder order, Map<String, Integer> gone) {
        return order.lines().stream().mapToLong(line -> MoneyShares.refund(order, line.lineNo(), 0, Math.min(line.quantity(), gone.getOrDefault(line.lineNo(), 0)))).sum();
    }

    private static long share(SalesOrder order, SalesOrder.Line line, int units, int living) {
        return units == 0 ? 0 : MoneyShares.refund(order, line.lineNo(), line.quantity() - living - units, units);
    }

    /** A deposit stays as long as the buyer still owes more than that for what ships. */
    private static long beyondWhatIsOwed(SalesOrder order, Map<String, Integer> living, long given) {
        long gone = order.lines().stream().mapToLong(line -> MoneyShares.refund(order, line.lineNo(), 0, line.quantity() - living.getOrDefault(line.lineNo(), 0))).sum();
        return Math.max(0, order.paidMinor() - given - (order.totalMinor() - gone));
    }
}
