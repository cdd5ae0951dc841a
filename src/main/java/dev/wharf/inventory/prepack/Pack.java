package dev.wharf.inventory.prepack;

import dev.wharf.common.FulfillmentId;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * One pack with its barcode.
 *
 * @param fulfillment the order it was taken for; null before
 */
public record Pack(long id, String warehouse, String sku, int quantity, String bin, State state, FulfillmentId fulfillment) {
    /** What the bins of packs begin with: a scan elsewhere asks nothing about packs. */
    public static final String BINS = "PREPACK-";

    private static final Pattern CODE = Pattern.compile("PP(\\d{1,18})", Pattern.CASE_INSENSITIVE);

    /** PACKED: lies in its bin. TAKEN: picked for an order. OPENED: its units are loose, its barcode names nothing any more. */
    public enum State { PACKED, TAKEN, OPENED }

    public String code() {
        return "PP" + id;
    }

    /** Number of the pack that a barcode may name; empty if it is another kind of code. */
    static OptionalLong idOf(String code) {
        var found = CODE.matcher(code == null ? "" : code);
        return found.matches() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
    }

    public static boolean isBin(String bin) {
        return bin.startsWith(BINS);
    }
}
