package dev.wharf.picking;

import dev.wharf.common.Text;
import dev.wharf.inventory.lot.Barcodes.Item;
import dev.wharf.inventory.lot.Lots;
import dev.wharf.inventory.lot.SerialUnit;
import dev.wharf.picking.PickScanRule.Result;
import dev.wharf.picking.PickScanRule.Verdict;
import dev.wharf.warehouse.Tracking.Kind;
import dev.wharf.warehouse.Trackings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What else must be right about a scan of goods with lots or serials: the lot that the task names and that may leave, a serial that lies here and counts once. */
@Component
class TrackedGoods {
    private final Lots lots;
    private final Trackings trackings;

    TrackedGoods(Lots lots, Trackings trackings) {
        this.lots = lots;
        this.trackings = trackings;
    }

    /** @param accepted what bin, SKU and quantity alone would give */
    Verdict check(PickTask task, List<PickLine> lines, PickScans.Reading reading, Item item, Verdict accepted) {
        if (item.kind() == Kind.SERIAL) return serial(task, lines, reading, item).orElse(accepted);
        var here = lines.stream().filter(line -> !line.gone() && line.sku().equals(item.sku()) && line.isIn(reading.bin())).toList();
        if (reading.lot().isEmpty()) return lotWanted(here);
        var right = lines.stream().filter(line -> !line.sku().equals(item.sku()) || isOf(line, reading.lot())).toList();
        if (here.stream().noneMatch(line -> isOf(line, reading.lot()))) return wrongLot(here, reading.lot());
        return lotMayLeave(item.sku(), lotOf(here, reading.lot()))
            .orElseGet(() -> PickScanRule.check(task.mode(), right, reading.bin(), reading.barcode(), Optional.of(item.sku()), reading.quantity()));
    }

    /** As the house writes it: a scanner may have read it in small letters. */
    static String lotOf(List<PickLine> lines, String read) {
        return lines.stream().map(PickLine::lot).filter(read::equalsIgnoreCase).findFirst().orElse(read);
    }

    private static boolean isOf(PickLine line, String lot) {
        return line.lot().isEmpty() || line.lot().equalsIgnoreCase(lot);
    }

    private static Verdict lotWanted(List<PickLine> here) {
        return refused(Result.LOT_WANTED, "请再扫批次" + named("：", here) + "。", "Scan the lot as well" + named(": ", here) + ".");
    }

    private static Verdict wrongLot(List<PickLine> here, String lot) {
        return refused(Result.WRONG_LOT, "批次不对：这是 " + lot + "，请拿" + named(" ", here) + "。", "Wrong lot: this is " + lot + ". Take" + named(" ", here) + ".");
    }

    private static String named(String before, List<PickLine> here) {
        var wanted = here.stream().filter(line -> line.left() > 0 && !line.lot().isEmpty()).map(PickLine::lot).distinct().collect(Collectors.joining(", "));
        return wanted.isEmpty() ? "" : before + wanted;
    }

    private Optional<Verdict> lotMayLeave(String sku, String no) {
        var lot = lots.find(sku, no);
        if (lot.isEmpty()) return Optional.of(refused(Result.WRONG_LOT, sku + " 没有批次 " + no + "，请看清包装上的批次。", sku + " has no lot " + no + "; read the lot on the goods again."));
        if (lot.get().sellable(lots.today(), trackings.of(List.of(sku)).get(sku).sellableDays())) return Optional.empty();
        var whyZh = lot.get().recalled() ? "已召回" : "有效期至 " + lot.get().expiresOn() + "，剩余天数不够";
        var whyEn = lot.get().recalled() ? "is recalled" : "is good until " + lot.get().expiresOn() + ", too short to ship";
        return Optional.of(refused(Result.LOT_BLOCKED, "批次 " + no + " " + whyZh + "，不能发货；请放回并上报找不到。", "Lot " + no + " " + whyEn + "; put it back and report it as not found."));
    }

    private static Optional<Verdict> serial(PickTask task, List<PickLine> lines, PickScans.Reading reading, Item item) {
        var unit = item.serial();
        if (unit == null || reading.quantity() != 1) {
            return Optional.of(refused(Result.SERIAL_WANTED, item.sku() + " 要逐件扫序列号，不要扫商品条码。", item.sku() + " is counted by serial: scan the serial of each unit, not the barcode."));
        }
        if (unit.state() == SerialUnit.State.PICKED && lines.stream().anyMatch(line -> line.fulfillment().equals(unit.fulfillment()))) {
            return Optional.of(refused(Result.SERIAL_TWICE, "序列号 " + unit.serial() + " 已经拣过。", "Serial " + unit.serial() + " is picked already; it counts once."));
        }
        if (unit.state() == SerialUnit.State.IN_STOCK && unit.warehouse().equals(task.warehouse())) return Optional.empty();
        return Optional.of(refused(Result.SERIAL_GONE, "序列号 " + unit.serial() + " 不在本仓库存里（" + unit.warehouse() + "，" + unit.state() + "），请放到一边并告诉仓管。",
            "Serial " + unit.serial() + " is not in stock here (" + unit.warehouse() + ", " + unit.state() + "); put it aside and tell the warehouse lead."));
    }

    private static Verdict.Refused refused(Result result, String zh, String en) {
        return new Verdict.Refused(result, new Text(zh, en));
    }
}
