package dev.wharf.review.rule;

import static java.util.stream.Collectors.joining;

import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.order.Level;
import dev.wharf.order.PaymentStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Holds goods that nobody has paid, or not in full; cash on delivery passes. Of a fulfillment that ships goods of several orders, each must be
 * paid. Where each number comes from: docs/rules/payment.md. Results of a hold: {@link #WAIT}.
 */
public final class PaymentRule implements Rule<PaymentRule.Inputs> {
    /** Result of a hold: how long it waits for the payment, in minutes. */
    public static final String WAIT = "waitMinutes";
    public static final String LATE = "late";
    public static final String SOFT_LOCK = "softLock";
    public static final String REOPEN = "REOPEN";
    private static final String TOLERANCE = "tolerance";
    private static final String TOLERANCE_PERCENT = "tolerancePercent";
    private static final String TIMEOUT = "timeout";
    private static final String PART_TIMEOUT = "partTimeout";
    private static final int YEAR_MINUTES = 365 * 24 * 60;
    private static final RuleSpec SPEC = new RuleSpec("PAYMENT", "2", new Text("付款", "Payment"),
        new Text("未付款或少付的订单等待付款，到期自动取消；多付的放行并提醒。",
            "An order that is not paid in full waits for the payment and is cancelled when the time is up; one that is paid too much passes and says so."),
        true, Set.of("finance"), List.of(
            Param.number(TOLERANCE, Param.Kind.MONEY, "少付多付在此金额内放行", "Amount by which a payment may differ", 0, 0, 100_000_00),
            Param.number(TOLERANCE_PERCENT, Param.Kind.PERCENT, "少付多付在应付的此比例内放行（与金额取大）", "Share of the amount due by which it may differ; the larger of both counts", 0, 0, 100),
            Param.number(TIMEOUT, Param.Kind.MINUTES, "未付款多久后自动取消", "Nothing paid: cancelled after", 24 * 60, 1, YEAR_MINUTES),
            Param.number(PART_TIMEOUT, Param.Kind.MINUTES, "只付了一部分多久后自动取消", "Paid in part: cancelled after", 30 * 24 * 60, 1, YEAR_MINUTES),
            Param.number(SOFT_LOCK, Param.Kind.MINUTES, "只等付款的订单为其保留库存多久（0 为不保留）", "How long units are kept for an order that waits for its payment only; 0 for not at all", 60, 0, YEAR_MINUTES),
            Param.choice(LATE, "超时取消后才到的付款", "A payment that comes after that: take the order up again, or give it back", REOPEN, List.of(REOPEN, "REFUND"))));

    /**
     * What is known of the payment of one sales order.
     *
     * @param dueMinor what the buyer owes: the total, less units that were cancelled
     */
    public record Order(long id, String no, PaymentStatus status, long paidMinor, long dueMinor) { }

    /** @param orders those whose goods the fulfillment ships, by id */
    public record Inputs(List<Order> orders) { }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Class<Inputs> inputs() {
        return Inputs.class;
    }

    @Override
    public boolean personal() {
        return false;
    }

    @Override
    public Verdict check(Inputs in, Params params) {
        var found = in.orders.stream().map(order -> named(order, check(order, params), in.orders.size() > 1)).toList();
        var blocked = found.stream().filter(Verdict::holds).toList();
        if (!blocked.isEmpty()) return together(blocked);
        var overpaid = found.stream().filter(v -> v.level() == Level.WARN).toList();
        return overpaid.isEmpty() ? found.get(0) : together(overpaid);
    }

    private static Verdict check(Order order, Params params) {
        var due = Money.text(order.dueMinor);
        var paid = Money.text(order.paidMinor);
        return switch (order.status) {
            case UNPAID -> waiting("UNPAID", "订单未付款，应付 " + due + "，等待付款消息。", "Not paid yet, " + due + " due. It goes on by itself when the payment arrives.",
                params.number(TIMEOUT));
            case FAILED -> waiting("PAYMENT_FAILED", "付款失败，应付 " + due + "，请联系买家重新付款。", "The payment of " + due + " failed. Ask the buyer to pay again.",
                params.number(TIMEOUT));
            case DEPOSIT -> waiting("BALANCE_DUE", "已付定金 " + paid + "，应付 " + due + "，等待尾款。",
                "A deposit of " + paid + " of " + due + " is paid. It goes on by itself when the balance arrives.", params.number(PART_TIMEOUT));
            case COD -> Verdict.passed("货到付款", "Cash on delivery");
            case PAID -> paid(order, params);
        };
    }

    private static Verdict paid(Order order, Params params) {
        long tolerance = tolerance(order.dueMinor, params);
        long more = order.paidMinor - order.dueMinor;
        var amounts = Money.text(order.paidMinor) + " / " + Money.text(order.dueMinor);
        if (more < -tolerance) {
            return waiting("UNDERPAID", "少付 " + Money.text(-more) + "（实付/应付 " + amounts + "）。请买家补足，或由财务说明理由后放行。",
                "Paid " + Money.text(-more) + " too little (paid / due " + amounts + "). Ask the buyer for the rest, or let finance accept it with a reason.", params.number(PART_TIMEOUT));
        }
        if (more > tolerance) {
            return new Verdict(Level.WARN, "OVERPAID", new Text("多付 " + Money.text(more) + "（实付/应付 " + amounts + "）。发货前不要人工退款：订单取消时会一并退回；发货后未退的部分由财务退给买家。",
                "Paid " + Money.text(more) + " too much (paid / due " + amounts + "). Do not give it back by hand before the order has left, a cancel gives back all; "
                    + "afterwards finance gives back what the order's refunds do not show."), Map.of());
        }
        return Verdict.passed("已付款 " + Money.text(order.paidMinor), "Paid " + Money.text(order.paidMinor));
    }

    private static Verdict waiting(String outcome, String zh, String en, long minutes) {
        return Verdict.blocked(outcome, zh, en).with(Map.of(WAIT, String.valueOf(minutes)));
    }

    /** Rounded down to the cent, so that it never allows more than the percentage says. */
    private static long tolerance(long dueMinor, Params params) {
        return Math.max(params.number(TOLERANCE), dueMinor * params.number(TOLERANCE_PERCENT) / 100);
    }

    private static Verdict named(Order order, Verdict verdict, boolean oneOfSeveral) {
        if (!oneOfSeveral) return verdict;
        return new Verdict(verdict.level(), verdict.outcome(), new Text(order.no + "：" + verdict.reason().zh(), order.no + ": " + verdict.reason().en()), verdict.results());
    }

    private static Verdict together(List<Verdict> found) {
        var first = found.get(0);
        var longest = found.stream().map(v -> v.results().get(WAIT)).filter(Objects::nonNull).max(Comparator.comparingLong(Long::parseLong));
        return new Verdict(first.level(), first.outcome(), new Text(found.stream().map(v -> v.reason().zh()).collect(joining(" ")),
            found.stream().map(v -> v.reason().en()).collect(joining(" "))), longest.map(minutes -> Map.of(WAIT, minutes)).orElse(Map.of()));
    }

    /** A person lets one order pass, not all that owe the same. */
    @Override
    public String subject(Inputs in) {
        return in.orders.stream().map(o -> o.id + " " + o.status + " " + o.paidMinor + "/" + o.dueMinor).collect(joining("\n"));
    }
}
