package dev.wharf.verification;

import dev.wharf.common.Refusal;
import dev.wharf.verification.Verification.Line;
import java.util.List;

/**
 * What a verifier says about goods that do not fit; see {@link Difference} for the words.
 *
 * @param note in the verifier's words; empty if there is nothing to add
 */
record DifferenceReport(DifferenceKind kind, String sku, int quantity, String note, String insteadOf, String unit) {
    private static final int NOTE_LENGTH = 200;
    private static final int CODE_LENGTH = 64;

    DifferenceReport {
        if (quantity < 1) throw Refusal.invalid("QUANTITY_INVALID", "quantity", "件数至少为 1。 quantity is 1 or more.");
        if (sku.isEmpty() || sku.length() > CODE_LENGTH) throw Refusal.invalid("SKU_INVALID", "sku", "SKU 为 1 到 64 个字符。 A SKU has 1 to 64 characters.");
        if (insteadOf.length() > CODE_LENGTH) throw Refusal.invalid("SKU_INVALID", "insteadOf", "SKU 为 1 到 64 个字符。 A SKU has 1 to 64 characters.");
        if (unit.length() > CODE_LENGTH) throw Refusal.invalid("UNIT_INVALID", "unit", "批次或序列号最多 64 个字符。 A lot or serial has at most 64 characters.");
        if (note.length() > NOTE_LENGTH) throw Refusal.invalid("NOTE_TOO_LONG", "note", "说明最多 " + NOTE_LENGTH + " 个字符。 note has at most " + NOTE_LENGTH + " characters.");
    }

    /**
     * The report as it can be settled: it names goods of the order, no more of them than the order has. Pure.
     *
     * @param lines of the count
     * @throws Refusal INVALID naming the field
     */
    DifferenceReport against(List<Line> lines) {
        if (kind == DifferenceKind.EXTRA) return this;
        if (kind != DifferenceKind.WRONG_ITEM) {
            fits("sku", sku, lines);
            return this;
        }
        if (!insteadOf.isEmpty()) {
            fits("insteadOf", insteadOf, lines);
            return this;
        }
        var open = lines.stream().filter(line -> line.left() > 0).toList();
        if (open.size() != 1) {
            throw Refusal.invalid("INSTEAD_OF_MISSING", "insteadOf",
                open.isEmpty() ? "订单的商品都扫到了，请把 " + sku + " 按“多货”上报。 Every unit of the order is scanned; report " + sku + " as EXTRA."
                : "请选择 " + sku + " 替代了订单里的哪个商品。 Say in insteadOf which SKU of the order is missing because of " + sku + ".");
        }
        var named = new DifferenceReport(kind, sku, quantity, note, open.get(0).sku(), unit);
        named.fits("insteadOf", named.insteadOf, lines);
        return named;
    }

    DifferenceReport naming(String lotOrSerial) {
        return new DifferenceReport(kind, sku, quantity, note, insteadOf, lotOrSerial);
    }

    private void fits(String field, String named, List<Line> lines) {
        var line = lines.stream().filter(l -> l.sku().equals(named)).findFirst()
            .orElseThrow(() -> Refusal.invalid("SKU_NOT_IN_ORDER", field, "订单里没有 " + named + "；不属于订单的商品请按“多货”或“错货”上报。 The order has no " + named
                + "; report goods that do not belong to it as EXTRA or WRONG_ITEM."));
        if (quantity > line.needed()) throw Refusal.invalid("QUANTITY_INVALID", "quantity", "订单只有 " + line.needed() + " 件 " + named + "，不是 " + quantity + " 件。 The order has " + line.needed() + " of "
            + named + ", not " + quantity + ".");
    }
}
