package dev.wharf.inventory;

import java.util.Collection;

/** Orders that wait for goods. Whoever makes units available tells them, after the commit and outside of any lane. */
public interface StockWaiters {
    /** Units of these SKUs can be promised again: the waiting orders look at the stock anew. */
    void unitsCame(Collection<String> skus);
}
