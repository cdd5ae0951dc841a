package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.inventory.lot.SerialUnit;
import dev.wharf.inventory.prepack.Pack;
import dev.wharf.verification.Verification.Line;
import java.util.List;
import java.util.Optional;

/** Says whether a unit in hand belongs to the order and is still needed. Pure: no I/O. */
final class VerifyScanRule {
    /** Answers to a scan. Published; never renamed. */
    enum Result { ACCEPTED, EXTRA_UNIT, WRONG_ITEM, UNKNOWN_BARCODE, ORDER_CANCELLED, NOT_OPEN, SERIAL_WANTED, SERIAL_TWICE, SERIAL_NOT_PICKED, ONE_BY_ONE, PACK_NOT_PICKED }

    /** @param note empty if accepted */
    record Verdict(Result result, Text note) { }

    private VerifyScanRule() { }

    /** @param units that the scan stands for: all of them count, or none */
    static Verdict check(List<Line> lines, String barcode, Optional<String> sku, int units) {
        if (sku.isEmpty()) {
            return refused(Result.UNKNOWN_BARCODE, "条码 " + barcode + " 不属于任何商品。", "Barcode " + barcode + " belongs to no product.");
        }
        var item = sku.get();
        var line = lines.stream().filter(l -> l.sku().equals(item)).findFirst();
        if (line.isEmpty()) return refused(Result.WRONG_ITEM, "订单里没有 " + item + "，请拿开。", "The order has no " + item + "; take it out.");
        if (line.get().left() < units) {
            int needed = line.get().needed();
            int scanned = line.get().scanned() + units;
            return refused(Result.EXTRA_UNIT, item + "：订单需要 " + needed + " 件，扫到第 " + scanned + " 件，请拿开多余的。",
                item + ": order needs " + needed + ", scanned " + scanned + "; take the surplus out.");
        }
        return new Verdict(Result.ACCEPTED, new Text("", ""));
    }

    /** Goods with serials: the very units that were picked for this order, each once. @param verification that counts */
    static Verdict serial(SerialUnit unit, String sku, FulfillmentId order, long verification) {
        if (unit == null) return refused(Result.SERIAL_WANTED, sku + " 要逐件扫序列号，不要扫商品条码。", sku + " is counted by serial: scan the serial of each unit, not the barcode.");
        if (unit.state() != SerialUnit.State.PICKED || !order.equals(unit.fulfillment())) {
            return refused(Result.SERIAL_NOT_PICKED, "序列号 " + unit.serial() + " 不是为这个订单拣的，请拿开。", "Serial " + unit.serial() + " was not picked for this order; take it out.");
        }
        if (unit.countedIn() == verification) return refused(Result.SERIAL_TWICE, "序列号 " + unit.serial() + " 已经扫过。", "Serial " + unit.serial() + " is scanned already; it counts once.");
        return new Verdict(Result.ACCEPTED, new Text("", ""));
    }

    /** A pack counts as a whole, if it is the one that was picked for this order. */
    static Verdict pack(Pack pack, FulfillmentId order) {
        if (pack.state() == Pack.State.TAKEN && order.equals(pack.fulfillment())) return new Verdict(Result.ACCEPTED, new Text("", ""));
        return refused(Result.PACK_NOT_PICKED, "包 " + pack.code() + " 不是为这个订单拣的，请拿开。", "Pack " + pack.code() + " was not picked for this order; take it out.");
    }

    /** Several units by one scan, where each has to be looked at. @param serial whether the goods have serials */
    static Verdict oneByOne(String sku, boolean serial) {
        return serial ? refused(Result.ONE_BY_ONE, sku + " 有序列号，要逐件扫，没有计数。", sku + " has serials: scan each unit. Nothing was counted.")
            : refused(Result.ONE_BY_ONE, "这个仓库要逐件扫，没有计数。", "This warehouse counts unit by unit: scan each one. Nothing was counted.");
    }

    private static Verdict refused(Result result, String zh, String en) {
        return new Verdict(result, new Text(zh, en));
    }
}
