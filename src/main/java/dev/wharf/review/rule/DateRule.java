package dev.wharf.review.rule;

import static java.util.stream.Collectors.joining;

import dev.wharf.common.Text;
import dev.wharf.order.Level;
import dev.wharf.review.rule.Param.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps an order whose goods may not ship yet from locking stock until its day comes near: a pre-sale, or a day the buyer wished. Result
 * {@code startAt}: from when on it may go on; absent if nothing of it has a date.
 */
public final class DateRule implements Rule<DateRule.Inputs> {
    public static final String START_AT = "startAt";
    /** People read Chinese time. */
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final RuleSpec SPEC = new RuleSpec("DATE", "1", new Text("发货日", "Ship date"),
        new Text("预售或约定日期的订单到期前不锁库存。", "An order with a pre-sale or wished date locks no stock before its day comes near."),
        true, Set.of("reviewer", "warehouselead", "processadmin"), List.of(
            Param.number("lockDaysBefore", Kind.WHOLE, "提前几天锁库存", "Days before its date from which on stock is locked", 0, 0, 365)));

    /** @param lineNo of the line that has this date; empty if the whole order has it */
    public record Start(long salesOrderId, String lineNo, Instant notBefore) { }

    /** @param starts all dates of the orders and lines that are here */
    public record Inputs(List<Start> starts, Instant now, Instant shipBy) { }

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
        var last = in.starts.stream().max(Comparator.comparing(Start::notBefore).thenComparing(Start::lineNo)).orElse(null);
        if (last == null) return Verdict.passed("没有约定日期", "No date is set");
        var start = last.notBefore.minus(Duration.ofDays(params.number("lockDaysBefore")));
        var results = Map.of(START_AT, start.toString());
        var what = last.lineNo.isEmpty() ? new Text("订单", "the order") : new Text("行 " + last.lineNo, "line " + last.lineNo);
        var day = MINUTE.format(last.notBefore);
        boolean late = in.shipBy.isBefore(last.notBefore);
        var lateZh = late ? "承诺发货时间 " + MINUTE.format(in.shipBy) + " 早于可发货时间，请与平台改约。" : "";
        var lateEn = late ? " The promised " + MINUTE.format(in.shipBy) + " is earlier than that; change the promise on the channel." : "";
        if (in.now.isBefore(start)) {
            return new Verdict(Level.BLOCK, "NOT_YET", new Text(what.zh() + "不得早于 " + day + " 发货，" + MINUTE.format(start) + " 起自动继续；也可提前放行。" + lateZh,
                "Not before " + day + " may " + what.en() + " ship. It goes on by itself from " + MINUTE.format(start) + "; you may let it go now." + lateEn), results);
        }
        if (late) return new Verdict(Level.WARN, "SHIP_BY_TOO_EARLY", new Text(lateZh, lateEn.strip()), results);
        return Verdict.passed("约定日期 " + day + " 已到", "Its date " + day + " has come").with(results);
    }

    @Override
    public String subject(Inputs in) {
        return in.starts.stream().map(s -> s.salesOrderId + "/" + s.lineNo + " " + s.notBefore).sorted().collect(joining("\n"));
    }
}
