package dev.wharf.stockkeeping;

/** Goods that left their bin for another warehouse and are still on hand here. */
public interface UnderWay {
    int picked(String warehouse, String sku);
}
