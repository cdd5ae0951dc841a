package dev.wharf.picking;

import dev.wharf.common.Text;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says whether a scan is what the task needs here and now. Pure: no I/O. The bin is looked at first, because whoever stands at the
 * wrong bin has the wrong goods in hand.
 */
final class PickScanRule {
    /**
     * Answers to a scan. Published; never renamed. NOT_IN_TASK: nobody ordered it. WRONG_ITEM: ordered, but from another bin. LOT_BLOCKED: recalled
     * or not good for long enough. SERIAL_GONE: not in stock in this warehouse, or in another order's hands. SUPERVISOR_CALLED: too many wrong scans; wait for the lead. PACK_WANTED: scan the barcode
     * of a pack. PACK_GONE: of another bin, opened or taken.
     */
    enum Result { ACCEPTED, WRONG_BIN, WRONG_ITEM, NOT_IN_TASK, OVER_PICK, ORDER_LEFT, TASK_CANCELLED, TASK_CLOSED, LOT_WANTED, WRONG_LOT, LOT_BLOCKED, SERIAL_WANTED, SERIAL_TWICE, SERIAL_GONE,
        SUPERVISOR_CALLED, PACK_WANTED, PACK_GONE }

    sealed interface Verdict {
        /**
         * @param order whose goods they are, and on whose place of the cart they go; in a box, the first of those that they are shared out to
         * @param units per pick line; empty if only a bin was scanned
         */
        record Accepted(PickOrder order, Map<Long, Integer> units) implements Verdict { }

        record Refused(Result result, Text note) implements Verdict { }
    }

    private PickScanRule() { }

    /** For a cart. */
    static Verdict check(List<PickLine> all, String bin, String barcode, Optional<String> sku, int quantity) {
        return check(PickMode.CART, all, bin, barcode, sku, quantity);
    }

    /**
     * @param mode    on a cart a scan fills one place; in a box it is shared out to all orders that want the goods from this bin, the most urgent first
     * @param all     lines of the task, in walking order and at one stop by the places of their orders, also of orders that have left it
     * @param barcode of the goods; empty if only the bin is confirmed
     * @param sku     what the barcode names, if it names anything
     */
    static Verdict check(PickMode mode, List<PickLine> all, String bin, String barcode, Optional<String> sku, int quantity) {
        var lines = all.stream().filter(line -> !line.gone()).toList();
        var here = lines.stream().filter(line -> line.isIn(bin)).toList();
        boolean openHere = here.stream().anyMatch(line -> line.left() > 0);
        if (here.isEmpty() || barcode.isEmpty() && !openHere) {
            // Goods from a bin that this walk had come for until their order left it.
            return all.stream().filter(line -> line.gone() && line.isIn(bin) && sku.isPresent() && line.sku().equals(sku.get())).findFirst()
                .map(PickScanRule::gone).orElseGet(() -> wrongBin(lines, bin));
        }
        if (barcode.isEmpty()) return new Verdict.Accepted(here.stream().filter(line -> line.left() > 0).findFirst().orElseThrow().order(), Map.of());
        if (sku.isEmpty()) return refused(Result.NOT_IN_TASK, "条码 " + barcode + " 不属于任何商品，请放回。", "Barcode " + barcode + " belongs to no product; put it back.");
        var item = sku.get();
        if (lines.stream().noneMatch(line -> line.sku().equals(item))) {
            var left = all.stream().filter(line -> line.gone() && line.sku().equals(item)).findFirst();
            if (left.isPresent()) return gone(left.get());
            return refused(Result.NOT_IN_TASK, "这是 " + item + "，本单不需要，请放回。" + wantedZh(here), "This is " + item + "; this order does not need it, put it back." + wantedEn(here));
        }
        var matching = here.stream().filter(line -> line.sku().equals(item)).toList();
        if (matching.isEmpty()) return otherBin(lines, here, item);
        return take(mode, matching, item, quantity);
    }

    /** On a cart, of several orders that want the item, the first in the walk: one scan fills one place. */
    private static Verdict take(PickMode mode, List<PickLine> matching, String item, int quantity) {
        var first = matching.stream().filter(line -> line.left() > 0).findFirst();
        if (first.isEmpty()) return overPick(matching, item, quantity);
        var order = first.get().order();
        var own = mode.inBox() ? byUrgency(matching) : matching.stream().filter(line -> line.order().equals(order)).toList();
        if (quantity > own.stream().mapToInt(PickLine::left).sum()) return overPick(own, item, quantity);
        var units = new LinkedHashMap<Long, Integer>();
        int open = quantity;
        for (var line : own) {
            int here = Math.min(open, line.left());
            if (here > 0) units.put(line.id(), here);
            open -= here;
        }
        return new Verdict.Accepted(mode.inBox() ? own.stream().filter(line -> units.containsKey(line.id())).findFirst().orElseThrow().order() : order, units);
    }

    /** Places are given by urgency. */
    private static List<PickLine> byUrgency(List<PickLine> lines) {
        return lines.stream().sorted(Comparator.comparingInt(PickLine::position).thenComparingInt(PickLine::sequence)).toList();
    }

    private static Verdict overPick(List<PickLine> own, String item, int quantity) {
        int needed = own.stream().mapToInt(PickLine::quantity).sum();
        int picked = own.stream().mapToInt(PickLine::picked).sum();
        return refused(Result.OVER_PICK, item + " 需要 " + needed + " 件，已拣 " + picked + " 件，又扫了 " + quantity + " 件，请放回多余的。",
            item + ": " + needed + " needed, " + picked + " picked, " + quantity + " more scanned; put the surplus back.");
    }

    private static Verdict gone(PickLine line) {
        return refused(Result.ORDER_LEFT, "订单 " + line.fulfillment() + " 已不在本次拣货中，不要再拣，把 " + line.sku() + " 放回。",
            "Order " + line.fulfillment() + " is no longer part of this walk; pick no more of it and put " + line.sku() + " back.");
    }

    private static Verdict wrongBin(List<PickLine> lines, String bin) {
        var next = lines.stream().filter(line -> line.left() > 0).findFirst();
        var goZh = next.map(line -> "请到 " + line.bin() + "。").orElse("");
        var goEn = next.map(line -> " Go to " + line.bin() + ".").orElse("");
        if (bin.isEmpty()) return refused(Result.WRONG_BIN, "请先扫货位。" + goZh, "Scan the bin first." + goEn);
        return refused(Result.WRONG_BIN, "货位不对：这里是 " + bin + "。" + goZh, "Wrong bin: this is " + bin + "." + goEn);
    }

    private static Verdict otherBin(List<PickLine> lines, List<PickLine> here, String item) {
        var place = lines.stream().filter(line -> line.sku().equals(item)).findFirst().map(PickLine::bin).orElse("");
        return refused(Result.WRONG_ITEM, "这是 " + item + "，应从 " + place + " 拣，请放回。" + wantedZh(here),
            "This is " + item + ", to be picked from " + place + "; put it back." + wantedEn(here));
    }

    private static String wantedZh(List<PickLine> here) {
        return open(here).map(line -> "这里要拣的是 " + line.sku() + "。").orElse("");
    }

    private static String wantedEn(List<PickLine> here) {
        return open(here).map(line -> " Wanted here: " + line.sku() + ".").orElse("");
    }

    private static Optional<PickLine> open(List<PickLine> here) {
        return here.stream().filter(line -> line.left() > 0).findFirst();
    }

    private static Verdict refused(Result result, String zh, String en) {
        return new Verdict.Refused(result, new Text(zh, en));
    }
}
