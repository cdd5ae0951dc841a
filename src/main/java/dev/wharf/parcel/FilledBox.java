package dev.wharf.parcel;

import java.util.List;
import java.util.SortedMap;

/**
 * A box of an order that goes in several: what the bench counted into it.
 *
 * @param no      1 for the first box of the count
 * @param units   by SKU
 * @param serials of goods that have them
 * @param box     code of the box that the packer took; empty for the suggested one
 */
public record FilledBox(int no, SortedMap<String, Integer> units, List<Serial> serials, String box) {
    public record Serial(String sku, String serial) { }

    /** In the suggested box. */
    public FilledBox(int no, SortedMap<String, Integer> units, List<Serial> serials) {
        this(no, units, serials, "");
    }
}
