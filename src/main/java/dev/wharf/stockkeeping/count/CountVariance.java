package dev.wharf.stockkeeping.count;

/**
 * What a count says about one SKU and lot in one bin. Goods come and go while it is counted, so it is compared with what was on record at the moment
 * this line was counted: the snapshot taken when the bin was opened, plus all that was booked in and out from then until that moment. What is booked
 * later concerns goods the counter has already seen, or put there after; the difference stays the same.
 *
 * @param snapshot units on record when the bin was opened
 * @param moved    units booked in (above zero) or out since, until the line was counted
 */
public record CountVariance(int snapshot, int moved, int counted) {
    public int expected() {
        return snapshot + moved;
    }

    /** Units to book: above zero found, below zero missing. */
    public int units() {
        return counted - expected();
    }
}
