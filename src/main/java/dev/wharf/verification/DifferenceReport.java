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
        if (quantity < 1) throw Refusal.invalid("QUANTITY_INVALID", "quantity", "quantity is 1 or more.");
        if (sku.isEmpty() || sku.length() > CODE_LENGTH) throw Refusal.invalid("SKU_INVALID", "sku", "A SKU has 1 to 64 characters.");
        if (insteadOf.length() > CODE_LENGTH) throw Refusal.invalid("SKU_INVALID", "insteadOf", "A SKU has 1 to 64 characters.");
        if (unit.length() > CODE_LENGTH) throw Refusal.invalid("UNIT_INVALID", "unit", "A lot or serial has at most 64 characters.");
        if (note.length() > NOTE_LENGTH) throw Refusal.invalid("NOTE_TOO_LONG", "note", "note has at most " + NOTE_LENGTH + " characters.");
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
            throw Refusal.invalid("INSTEAD_OF_MISSING", "insteadOf", open.isEmpty() ? "Every unit of the order is scanned; report " + sku + " as EXTRA."
                : "Say in insteadOf which SKU of the order is missing because of " + sku + ".");
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
            .orElseThrow(() -> Refusal.invalid("SKU_NOT_IN_ORDER", field, "The order has no " + named + "; report goods that do not belong to it as EXTRA or WRONG_ITEM."));
        if (quantity > line.needed()) throw Refusal.invalid("QUANTITY_INVALID", "quantity", "The order has " + line.needed() + " of " + named + ", not " + quantity + ".");
    }
}
