package dev.wharf.review.rule;

import dev.wharf.common.Text;
import dev.wharf.order.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds an order that its buyer has sent twice: the same goods to the same receiver at nearly the same time. Farther apart it is only noted, because
 * people do buy the same again. Source of the numbers: docs/rules/duplicate.md.
 */
public final class DuplicateRule implements Rule<DuplicateRule.Inputs> {
    private static final String WINDOW = "window";
    private static final String NOTE_WINDOW = "noteWindow";
    private static final int DAY_MINUTES = 24 * 60;
    private static final RuleSpec SPEC = new RuleSpec("DUPLICATE", "1", new Text("重复订单", "Duplicate order"),
        new Text("同一买家短时间内给同一收件人下了同样商品的订单，拦下后来的一单。", "Holds the later of two orders of the same buyer for the same goods to the same receiver within a short time."),
        true, Set.of("reviewer", "csr", "processadmin"), List.of(
            Param.number(WINDOW, Param.Kind.MINUTES, "下单相隔多少分钟以内拦下，0 为不拦", "Held if placed at most so many minutes apart; 0 for never", 1, 0, DAY_MINUTES),
            Param.number(NOTE_WINDOW, Param.Kind.MINUTES, "相隔多少分钟以内只提醒，0 为不提醒", "Noted, not held, if placed at most so many minutes apart; 0 for never", 30, 0, DAY_MINUTES)));

    /** An order with the same shop, buyer, receiver and goods that came in before and is not cancelled. */
    public record Earlier(long id, String no, Instant placedAt) { }

    public record Inputs(long order, Instant placedAt, List<Earlier> earlier) { }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Class<Inputs> inputs() {
        return Inputs.class;
    }

    @Override
    public Verdict check(Inputs in, Params params) {
        var nearest = in.earlier.stream().min(Comparator.comparing((Earlier e) -> apart(in, e)).thenComparingLong(Earlier::id));
        if (nearest.isEmpty()) return Verdict.passed("没有相同订单", "No order like it");
        var apart = apart(in, nearest.get());
        if (within(apart, params.minutes(WINDOW))) {
            return Verdict.blocked("DUPLICATE", same(nearest.get(), apart).zh() + "请向买家确认，要两份就放行，否则取消。",
                same(nearest.get(), apart).en() + " Ask the buyer: accept it if both are wanted, else cancel it.");
        }
        if (within(apart, params.minutes(NOTE_WINDOW))) return new Verdict(Level.WARN, "DUPLICATE", same(nearest.get(), apart), Map.of());
        return Verdict.passed("最近的相同订单 " + nearest.get().no + " 相隔 " + apart.toMinutes() + " 分钟",
            "The nearest order like it is " + nearest.get().no + ", " + apart.toMinutes() + " minutes apart");
    }

    private static boolean within(Duration apart, Duration window) {
        return !window.isZero() && apart.compareTo(window) <= 0;
    }

    private static Text same(Earlier other, Duration apart) {
        return new Text("与订单 " + other.no + " 同一买家、收件人和商品，下单相隔 " + apart.toMinutes() + " 分钟。",
            "The same goods to the same receiver as order " + other.no + ", placed " + apart.toMinutes() + " minutes apart.");
    }

    private static Duration apart(Inputs in, Earlier other) {
        return Duration.between(other.placedAt, in.placedAt).abs();
    }

    /** Accepting one order as wanted accepts no other. */
    @Override
    public String subject(Inputs in) {
        return in.order + " like " + in.earlier.stream().map(Earlier::id).sorted().toList();
    }
}
