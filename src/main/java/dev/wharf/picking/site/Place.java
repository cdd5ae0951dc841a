package dev.wharf.picking.site;

/** Where a bin of a rectangular floor is. @param bin its number in the block, from the front */
record Place(int aisle, int block, int bin, Side side) { }
