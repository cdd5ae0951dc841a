package dev.wharf.inventory.lot;

import dev.wharf.common.Refusal;
import dev.wharf.inventory.lot.GoodsIn.Line;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Tracking.Kind;
import java.util.HashSet;

/** What a receipt must say about goods that are told apart by lot or serial. Pure. */
public final class ReceiptRule {
    private static final int CODE_LENGTH = 64;

    private ReceiptRule() { }

    /** @param path of the line in the request, for the sentence. @throws Refusal INVALID */
    public static void check(String path, Line line, Tracking tracking) {
        var kind = tracking.kind();
        if (!kind.hasLots() && !line.lot().isEmpty()) throw refuse(path + "lot", "SKU " + line.sku() + " is not tracked by lot; leave the lot out.");
        if (kind != Kind.SERIAL && !line.serials().isEmpty()) throw refuse(path + "serials", "SKU " + line.sku() + " is not tracked by serial; leave the serials out.");
        if (kind != Kind.NONE && line.bin().isEmpty()) throw refuse(path + "bin", "SKU " + line.sku() + " is tracked by " + kind + "; say into which bin it goes.");
        if (kind.hasLots()) lot(path, line, kind);
        if (kind == Kind.SERIAL) serials(path, line);
    }

    private static void lot(String path, Line line, Kind kind) {
        if (line.lot().isEmpty() || line.lot().length() > CODE_LENGTH || line.lot().contains("/")) {
            throw refuse(path + "lot", "SKU " + line.sku() + " is tracked by lot; its lot has 1 to " + CODE_LENGTH + " characters and no slash.");
        }
        if (kind == Kind.LOT_EXPIRY && line.expiresOn() == null) throw refuse(path + "expiresOn", "SKU " + line.sku() + " expires; say on which day, as 2027-03-31.");
        if (line.producedOn() != null && line.expiresOn() != null && line.producedOn().isAfter(line.expiresOn())) {
            throw refuse(path + "producedOn", "Lot " + line.lot() + " was produced on " + line.producedOn() + ", after it expires on " + line.expiresOn() + ".");
        }
    }

    private static void serials(String path, Line line) {
        if (line.serials().size() != line.quantity()) {
            throw refuse(path + "serials", "SKU " + line.sku() + " has " + line.quantity() + " units and " + line.serials().size() + " serials; each unit has one.");
        }
        var seen = new HashSet<String>();
        for (var serial : line.serials()) {
            if (serial.isEmpty() || serial.length() > CODE_LENGTH) throw refuse(path + "serials", "A serial has 1 to " + CODE_LENGTH + " characters.");
            if (!seen.add(serial)) throw refuse(path + "serials", "Serial " + serial + " is there twice.");
        }
    }

    private static Refusal refuse(String field, String sentence) {
        return Refusal.invalid("FIELD_INVALID", field, sentence);
    }
}
