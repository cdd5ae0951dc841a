package dev.wharf.verification;

import dev.wharf.common.Text;
import dev.wharf.verification.Verification.Line;
import java.util.List;
import java.util.Optional;

/** Says whether a unit in hand belongs to the order and is still needed. Pure: no I/O. */
final class VerifyScanRule {
    /** Answers to a scan. Published; never renamed. */
    enum Result { ACCEPTED, EXTRA_UNIT, WRONG_ITEM, UNKNOWN_BARCODE, ORDER_CANCELLED, NOT_OPEN }

    /** @param note empty if accepted */
    record Verdict(Result result, Text note) { }

    private VerifyScanRule() { }

    static Verdict check(List<Line> lines, String barcode, Optional<String> sku) {
        if (sku.isEmpty()) {
            return refused(Result.UNKNOWN_BARCODE, "条码 " + barcode + " 不属于任何商品。", "Barcode " + barcode + " belongs to no product.");
        }
        var item = sku.get();
        var line = lines.stream().filter(l -> l.sku().equals(item)).findFirst();
        if (line.isEmpty()) return refused(Result.WRONG_ITEM, "订单里没有 " + item + "，请拿开。", "The order has no " + item + "; take it out.");
        if (line.get().left() == 0) {
            int needed = line.get().needed();
            return refused(Result.EXTRA_UNIT, item + "：订单需要 " + needed + " 件，扫到第 " + (needed + 1) + " 件，请拿开多余的。",
                item + ": order needs " + needed + ", scanned " + (needed + 1) + "; take the surplus out.");
        }
        return new Verdict(Result.ACCEPTED, new Text("", ""));
    }

    private static Verdict refused(Result result, String zh, String en) {
        return new Verdict(result, new Text(zh, en));
    }
}
