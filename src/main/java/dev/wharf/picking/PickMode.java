package dev.wharf.picking;

/** How the goods of a walk are kept apart: CART: each order has its place. BULK: orders alike, in one box. WALL: in one box, sorted into the slots of a wall afterwards. */
public enum PickMode {
    CART, BULK, WALL;

    /** Whether the picker puts everything into one box, so that a scan may count for several orders. */
    public boolean inBox() {
        return this != CART;
    }
}
