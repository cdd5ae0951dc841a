package dev.wharf.picking.site;

/** Of an aisle, seen from the front. BOTH: the plan does not tell. */
enum Side { LEFT, RIGHT, BOTH }
