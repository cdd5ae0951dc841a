package dev.wharf.stockkeeping.count;

/** One SKU and lot in one round. @param counted null as long as nobody has mentioned it */
record CountLine(long id, int round, String sku, String lot, int snapshot, int moved, Integer counted) {
    CountVariance variance() {
        return new CountVariance(snapshot, moved, counted == null ? 0 : counted);
    }
}
