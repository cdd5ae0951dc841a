package dev.wharf.picking.wall;

import dev.wharf.common.Text;
import dev.wharf.inventory.lot.Barcodes.Item;
import dev.wharf.picking.wall.SortOrder.State;
import dev.wharf.warehouse.Tracking.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says where a unit from the box belongs. Orders that have a slot are filled before others get one, and of each the most urgent first. Pure: no I/O. */
final class SortRule {
    /**
     * Answers to a scan. Published; never renamed. ACCEPTED: into the slot. BENCH: its order is at the bench already; bring it there. PUT_BACK: its order needs it no more. NOT_IN_BOX:
     * nobody picked it. SURPLUS: all of these are sorted. WALL_FULL: its order has no slot, and none is free. WALL_OFF: this wall takes no further order. OTHER_WALL: its order has a slot elsewhere.
     */
    enum Result {
        ACCEPTED, BENCH, PUT_BACK, UNKNOWN_BARCODE, NOT_IN_BOX, SURPLUS, LOT_WANTED, WRONG_LOT, SERIAL_WANTED, WRONG_SERIAL, SERIAL_TWICE, WALL_FULL, WALL_OFF, OTHER_WALL;

        boolean counts() {
            return this == ACCEPTED || this == BENCH || this == PUT_BACK;
        }
    }

    sealed interface Verdict {
        /** @param slot on this wall; 0 if the unit goes in none */
        record Counted(Result result, SortOrder order, SortLine line, int slot) implements Verdict { }

        record Refused(Result result, Text note) implements Verdict { }
    }

    private record Choice(SortOrder order, SortLine line) { }

    private SortRule() { }

    /**
     * @param free the slot that an order may take; 0 if there is none
     * @param box  its orders with their lines
     * @param item what the barcode names, if anything
     * @param lot  that was read; empty if none was
     */
    static Verdict check(PutWall wall, int free, List<SortOrder> box, String barcode, Optional<Item> item, String lot) {
        if (item.isEmpty()) return refused(Result.UNKNOWN_BARCODE, "条码 " + barcode + " 不属于任何商品，请放到一边。", "Barcode " + barcode + " belongs to no product; put it aside.");
        var sku = item.get().sku();
        var own = box.stream().flatMap(order -> order.lines().stream().filter(line -> line.sku().equals(sku)).map(line -> new Choice(order, line)))
            .sorted(Comparator.comparingInt((Choice c) -> c.order().position()).thenComparingLong(c -> c.order().pickOrder())).toList();
        if (own.isEmpty()) return refused(Result.NOT_IN_BOX, "这是 " + sku + "，这一箱没有拣它，请放回货位。", "This is " + sku + "; it was not picked for this box. Put it back into its bin.");
        boolean bySerial = item.get().kind() == Kind.SERIAL;
        if (bySerial && item.get().serial() == null) {
            return refused(Result.SERIAL_WANTED, sku + " 要逐件扫序列号，不要扫商品条码。", sku + " is told apart by serial: scan the serial of each unit, not the barcode.");
        }
        boolean byLot = item.get().kind().hasLots();
        if (byLot && lot.isEmpty()) return refused(Result.LOT_WANTED, "请再扫批次：" + lots(own) + "。", "Scan the lot as well: " + lots(own) + ".");
        var fitting = own.stream().filter(c -> bySerial ? c.line().serial().equalsIgnoreCase(item.get().serial().serial()) : !byLot || c.line().lot().equalsIgnoreCase(lot)).toList();
        if (fitting.isEmpty()) return bySerial ? wrongSerial(item.get().serial().serial()) : wrongLot(own, lot);
        var open = fitting.stream().filter(c -> c.line().left() > 0).toList();
        if (open.isEmpty()) return bySerial ? twice(item.get().serial().serial()) : surplus(sku, fitting);
        return choose(wall, free, open);
    }

    private static Verdict choose(PutWall wall, int free, List<Choice> open) {
        return first(open, c -> c.order().isSorting() && c.order().isOn(wall)).<Verdict>map(c -> counted(Result.ACCEPTED, c, c.order().slot()))
            .or(() -> first(open, c -> free > 0 && c.order().isSorting() && c.order().wall() == 0).map(c -> counted(Result.ACCEPTED, c, free)))
            .or(() -> first(open, c -> c.order().state() == State.BENCH || c.order().state() == State.SORTED && c.order().wall() == 0).map(c -> counted(Result.BENCH, c, 0)))
            .or(() -> first(open, c -> c.order().state() == State.BACK).map(c -> counted(Result.PUT_BACK, c, c.order().isOn(wall) ? c.order().slot() : 0)))
            .or(() -> first(open, c -> !wall.on() && c.order().wall() == 0).map(c -> refused(Result.WALL_OFF, "播种墙 " + wall.code() + " 已停用，不再接新订单，请到另一面播种墙分拣。",
                "Wall " + wall.code() + " is off and takes no further order; sort at another one.")))
            .or(() -> first(open, c -> c.order().wall() == 0).map(c -> refused(Result.WALL_FULL, "播种墙 " + wall.code() + " 没有空格，请先把已齐的订单送到复核台。",
                "Wall " + wall.code() + " has no free slot. Bring complete orders to the bench first.")))
            .orElseGet(() -> refused(Result.OTHER_WALL, open.get(0).order().fulfillment() + " 在另一面播种墙上，请到那里分拣。",
                open.get(0).order().fulfillment() + " has its slot on another wall; sort it there."));
    }

    private static Optional<Choice> first(List<Choice> open, Predicate<Choice> wanted) {
        return open.stream().filter(wanted).findFirst();
    }

    private static Verdict counted(Result result, Choice choice, int slot) {
        return new Verdict.Counted(result, choice.order(), choice.line(), slot);
    }

    private static Verdict wrongLot(List<Choice> own, String lot) {
        return refused(Result.WRONG_LOT, "批次不对：这是 " + lot + "，这一箱的是 " + lots(own) + "。", "Wrong lot: this is " + lot + "; in this box is " + lots(own) + ".");
    }

    private static Verdict wrongSerial(String serial) {
        return refused(Result.WRONG_SERIAL, "序列号 " + serial + " 不是为这一箱拣的，请放到一边。", "Serial " + serial + " was not picked for this box; put it aside.");
    }

    private static Verdict twice(String serial) {
        return refused(Result.SERIAL_TWICE, "序列号 " + serial + " 已经扫过。", "Serial " + serial + " is scanned already; it counts once.");
    }

    private static Verdict surplus(String sku, List<Choice> fitting) {
        int picked = fitting.stream().mapToInt(c -> c.line().picked()).sum();
        return refused(Result.SURPLUS, sku + " 共拣 " + picked + " 件，都已分完；多出的请放回货位。", sku + ": all " + picked + " that were picked are sorted; put the surplus back into its bin.");
    }

    private static String lots(List<Choice> own) {
        return own.stream().filter(c -> c.line().left() > 0).map(c -> c.line().lot()).distinct().collect(Collectors.joining(", "));
    }

    private static Verdict refused(Result result, String zh, String en) {
        return new Verdict.Refused(result, new Text(zh, en));
    }
}
