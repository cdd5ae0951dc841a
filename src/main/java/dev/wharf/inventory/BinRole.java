package dev.wharf.inventory;

/**
 * What a bin is for.
 *
 * @param sku of a pick face: the goods that are picked here; empty for whatever lies here
 * @param min of a pick face: it is filled when fewer units than this are free
 * @param max of a pick face: units that fit in
 */
public record BinRole(String warehouse, String bin, Kind kind, String sku, int min, int max) {
    /** BULK: reserve, from which pick faces are filled and nobody picks goods that have a face. */
    public enum Kind { PICK, BULK }

    public static BinRole face(String warehouse, String bin, String sku, int min, int max) {
        return new BinRole(warehouse, bin, Kind.PICK, sku, min, max);
    }

    public static BinRole bulk(String warehouse, String bin) {
        return new BinRole(warehouse, bin, Kind.BULK, "", 0, 0);
    }
}
