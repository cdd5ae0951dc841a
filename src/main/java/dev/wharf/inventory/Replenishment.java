package dev.wharf.inventory;

/** Brings goods from reserve bins to those that are picked from. Call inside a lane. */
public interface Replenishment {
    /**
     * A picker found too few, no other bin has enough, and the order is written down as one that waits for them.
     *
     * @return true if the units will come, for this order and for those that wait already: then the order waits, else it has to be served in another way
     */
    boolean ask(String warehouse, String sku);
}
