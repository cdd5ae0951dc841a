package dev.wharf.picking.putback;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.inventory.lot.Barcodes.Item;
import dev.wharf.inventory.lot.SerialUnit;
import dev.wharf.warehouse.Tracking.Kind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says whether what is scanned belongs to a put-back, and to which of its lines. Pure: no I/O. */
final class PutBackRule {
    /** Answers to a scan. Published; never renamed. NOT_IN_PUT_BACK: these goods were not taken for this order. WRONG_BIN: what was scanned as a bin is goods. */
    enum Result { ACCEPTED, NOT_IN_PUT_BACK, TOO_MANY, LOT_WANTED, WRONG_LOT, SERIAL_WANTED, WRONG_SERIAL, WRONG_BIN, PUT_BACK_CLOSED }

    sealed interface Verdict {
        /** @param units by line */
        record Accepted(Map<Long, Integer> units) implements Verdict { }

        record Refused(Result result, Text note) implements Verdict { }
    }

    private PutBackRule() { }

    /** @param item what the goods' barcode names, if anything. @param bin empty if only the goods are looked at */
    static Verdict check(PutBack putBack, List<PutBackLine> lines, String barcode, Optional<Item> item, String lot, String bin, int quantity) {
        if (putBack.state() != PutBack.State.OPEN) return refused(Result.PUT_BACK_CLOSED, "这些商品已经放回，没有计数。", "These goods are back already; nothing was counted.");
        var own = item.map(i -> lines.stream().filter(line -> line.sku().equals(i.sku())).toList()).orElse(List.of());
        if (own.isEmpty()) {
            var named = item.map(Item::sku).orElse(barcode);
            return refused(Result.NOT_IN_PUT_BACK, "这是 " + named + "，不在 " + putBack.fulfillment() + " 要放回的商品中。", "This is " + named + "; it is not among the goods of " + putBack.fulfillment() + " that go back.");
        }
        var kind = item.get().kind();
        if (kind == Kind.SERIAL) {
            var wrong = serial(putBack, item.get(), quantity);
            if (wrong.isPresent()) return wrong.get();
        }
        if (!kind.hasLots()) return spread(own, bin, quantity);
        var fitting = own.stream().filter(line -> line.lot().equalsIgnoreCase(lot)).toList();
        // Of goods that were picked before their lots were read nobody knows the lot.
        if (fitting.stream().noneMatch(line -> line.left() > 0)) {
            var unknown = own.stream().filter(line -> line.lot().isEmpty() && line.left() > 0).toList();
            if (!unknown.isEmpty()) return spread(unknown, bin, quantity);
        }
        return fitting.isEmpty() ? wrongLot(own, lot) : spread(fitting, bin, quantity);
    }

    private static Optional<Verdict> serial(PutBack putBack, Item item, int quantity) {
        var unit = item.serial();
        if (unit == null || quantity != 1) {
            return Optional.of(refused(Result.SERIAL_WANTED, item.sku() + " 要逐件扫序列号。", item.sku() + " is counted by serial: scan the serial of each unit."));
        }
        FulfillmentId of = unit.fulfillment();
        if (unit.state() == SerialUnit.State.PICKED && putBack.fulfillment().equals(of) && unit.warehouse().equals(putBack.warehouse())) return Optional.empty();
        return Optional.of(refused(Result.WRONG_SERIAL, "序列号 " + unit.serial() + " 不是为 " + putBack.fulfillment() + " 拣的，或已放回。",
            "Serial " + unit.serial() + " was not picked for " + putBack.fulfillment() + ", or is back already."));
    }

    private static Verdict wrongLot(List<PutBackLine> own, String lot) {
        var lots = own.stream().filter(line -> line.left() > 0).map(PutBackLine::lot).distinct().collect(Collectors.joining(", "));
        if (lot.isEmpty()) return refused(Result.LOT_WANTED, "请再扫批次：" + lots + "。", "Scan the lot as well: " + lots + ".");
        return refused(Result.WRONG_LOT, "批次不对：这是 " + lot + "，要放回的是 " + lots + "。", "Wrong lot: this is " + lot + "; " + lots + " goes back.");
    }

    /** What came from the scanned bin is counted first, so that the list shows what is really left. */
    private static Verdict spread(List<PutBackLine> fitting, String bin, int quantity) {
        int left = fitting.stream().mapToInt(PutBackLine::left).sum();
        if (quantity > left) {
            var sku = fitting.get(0).sku();
            return refused(Result.TOO_MANY, sku + " 只需再放回 " + left + " 件，又扫了 " + quantity + " 件。", sku + ": only " + left + " more to put back, " + quantity + " scanned.");
        }
        var units = new LinkedHashMap<Long, Integer>();
        int open = quantity;
        for (var line : fitting.stream().sorted(Comparator.comparing(line -> !line.bin().equalsIgnoreCase(bin))).toList()) {
            int here = Math.min(open, line.left());
            if (here > 0) units.put(line.id(), here);
            open -= here;
        }
        return new Verdict.Accepted(units);
    }

    static Verdict goodsAsBin(String code) {
        return refused(Result.WRONG_BIN, code + " 是商品，不是货位；请扫货位。", code + " is goods, not a bin; scan the bin.");
    }

    private static Verdict refused(Result result, String zh, String en) {
        return new Verdict.Refused(result, new Text(zh, en));
    }
}
