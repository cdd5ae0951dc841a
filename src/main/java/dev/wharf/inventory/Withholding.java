package dev.wharf.inventory;

/** Keeps units from leaving until somebody lifts it. Whoever looks after the stock does, and is asked through this; call inside a lane. */
public interface Withholding {
    /**
     * Freezes what nobody is promised of a SKU, and wants its bins counted. The same key a second time freezes nothing.
     *
     * @return how many units; 0 if none were free
     */
    int withhold(String key, String warehouse, String sku, String reason);

    /** Wants every bin of the SKU counted: somebody found the record wrong. */
    void wantCount(String warehouse, String sku);
}
