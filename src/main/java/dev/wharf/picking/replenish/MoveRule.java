package dev.wharf.picking.replenish;

import dev.wharf.common.Text;
import dev.wharf.inventory.lot.Barcodes.Item;
import java.util.Optional;

/** Says whether what was scanned is what the task asks for. Pure: no I/O. */
final class MoveRule {
    /** Answers to a move. Published; never renamed. */
    enum Result { ACCEPTED, WRONG_BIN, WRONG_ITEM, WRONG_LOT, TOO_MANY, WRONG_FACE, TASK_CLOSED }

    /** @param note empty if it is accepted */
    record Verdict(Result result, Text note) {
        boolean accepted() {
            return result == Result.ACCEPTED;
        }
    }

    private static final Verdict ACCEPTED = new Verdict(Result.ACCEPTED, new Text("", ""));

    private MoveRule() { }

    /** @param item what the barcode names; empty if nothing does */
    static Verdict check(ReplenishTask task, ReplenishLine line, MoveReading read, Optional<Item> item) {
        if (!task.open()) return refused(Result.TASK_CLOSED, "这张补货单已结束，把货放回 " + line.bin() + "。", "This replenishment is over; put the goods back into " + line.bin() + ".");
        if (!line.bin().equalsIgnoreCase(read.from())) {
            return refused(Result.WRONG_BIN, "货位不对：这是 " + read.from() + "，要从 " + line.bin() + " 取。", "Wrong bin: this is " + read.from() + "; take from " + line.bin() + ".");
        }
        if (item.filter(i -> i.sku().equals(task.sku())).isEmpty()) {
            return refused(Result.WRONG_ITEM, "商品不对：扫到 " + read.barcode() + "，要取 " + task.sku() + "。", "Wrong goods: " + read.barcode() + " scanned; take " + task.sku() + ".");
        }
        if (!line.lot().equals(read.lot())) {
            return refused(Result.WRONG_LOT, "批次不对：要取 " + line.lot() + "。", "Wrong lot: take " + line.lot() + ".");
        }
        if (read.units() > line.left()) {
            return refused(Result.TOO_MANY, "太多：从 " + line.bin() + " 只需再取 " + line.left() + " 件。", "Too many: only " + line.left() + " more from " + line.bin() + ".");
        }
        if (!task.bin().equalsIgnoreCase(read.to())) {
            return refused(Result.WRONG_FACE, "货位不对：这是 " + read.to() + "，要放到 " + task.bin() + "。", "Wrong bin: this is " + read.to() + "; put them into " + task.bin() + ".");
        }
        return ACCEPTED;
    }

    private static Verdict refused(Result result, String zh, String en) {
        return new Verdict(result, new Text(zh, en));
    }
}
