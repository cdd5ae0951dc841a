package dev.wharf.inventory;

/** Brings goods from reserve bins to those that are picked from. Whoever does is asked through this; where nobody does, the answer is no. Call inside a lane. */
public interface Replenishment {
    /**
     * A picker found too few and no other bin has enough.
     *
     * @return true if the units will come: then the order is picked again, else it has to be served in another way
     */
    boolean ask(String warehouse, String sku, int units);
}
