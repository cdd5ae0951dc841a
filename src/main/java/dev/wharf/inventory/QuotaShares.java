package dev.wharf.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What each shop gets of the units that are available, the highest priority first, ties by shop. Pure. Never more than there is, never more than a
 * shop asked for; what is left over is free for all. docs/rules/quota.md.
 */
final class QuotaShares {
    private QuotaShares() { }

    /** @param quotas of one SKU in one warehouse @return the same quotas with their new units, in the order they were served */
    static List<Quota> share(int available, List<Quota> quotas) {
        int left = Math.max(0, available);
        var shared = new ArrayList<Quota>();
        for (var quota : quotas.stream().sorted(Comparator.comparingInt(Quota::priority).reversed().thenComparing(Quota::shop)).toList()) {
            int wanted = quota.wanted(Math.max(0, available));
            int given = Math.min(wanted, left);
            left -= given;
            shared.add(quota.with(given, wanted - given));
        }
        return shared;
    }
}
