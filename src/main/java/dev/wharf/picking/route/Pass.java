package dev.wharf.picking.route;

/** What a walk may do in one aisle between two neighbouring cross aisles. No shortest walk needs more than these (Ratliff and Rosenthal 1983). */
enum Pass {
    /** Nothing; only where nothing is to be picked. */
    NONE,
    /** Through, once. */
    ONCE,
    /** Through and back. */
    TWICE,
    /** In from the lower cross aisle up to the last pick and back. */
    FROM_BELOW,
    /** In from the upper cross aisle down to the first pick and back. */
    FROM_ABOVE,
    /** In from both, leaving out the largest gap between two neighbouring picks. */
    FROM_BOTH;

    static final int KINDS = values().length;
}
