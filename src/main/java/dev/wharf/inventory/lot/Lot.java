package dev.wharf.inventory.lot;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Goods made together.
 *
 * @param producedOn null if nobody said
 * @param expiresOn  the last day on which they are good; null if they keep
 * @param recalledAt null unless the maker or the house called them back
 */
public record Lot(long id, String sku, String no, LocalDate producedOn, LocalDate expiresOn, Instant receivedAt, Instant recalledAt) {
    public boolean recalled() {
        return recalledAt != null;
    }

    /** The last day on which its units may leave. @param sellableDays days they must still be good for then */
    public LocalDate sellUntil(int sellableDays) {
        if (recalled()) return LocalDate.MIN;
        return expiresOn == null ? LocalDate.MAX : expiresOn.minusDays(sellableDays);
    }

    public boolean sellable(LocalDate today, int sellableDays) {
        return !today.isAfter(sellUntil(sellableDays));
    }
}
