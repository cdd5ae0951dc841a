package dev.wharf.picking.wall;

import java.util.regex.Pattern;

/** A wall of slots, numbered from 1. @param code unique in the house. @param on whether orders without a slot may take one; those that have one are sorted to the end */
record PutWall(long id, String warehouse, String code, int slots, boolean on) {
    /** Capitals and digits, so that code and number can be told apart on the slot's barcode. */
    static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,16}");

    /** What stands on a slot as its barcode. */
    static String slotCode(String wall, int slot) {
        return wall + "-" + slot;
    }

    String slotCode(int slot) {
        return slotCode(code, slot);
    }
}
