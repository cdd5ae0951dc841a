package dev.wharf.stockkeeping;

/** Units of one SKU that may not leave. @param bin or {@code lot} empty if it is about the number only */
public record Freeze(long id, String warehouse, String sku, String bin, String lot, int units, String reason) { }
