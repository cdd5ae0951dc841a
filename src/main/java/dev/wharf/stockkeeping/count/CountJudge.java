package dev.wharf.stockkeeping.count;

import dev.wharf.stockkeeping.StockkeepingSettings;
import java.util.Collection;

/** What is done with a finished count. Pure; thresholds in docs/rules/counting.md. */
final class CountJudge {
    /** BOOK at once; RECOUNT by somebody else; or let somebody approve it. */
    enum Verdict { BOOK, RECOUNT, APPROVE_LEAD, APPROVE_FINANCE }

    private final StockkeepingSettings settings;

    CountJudge(StockkeepingSettings settings) {
        this.settings = settings;
    }

    /**
     * @param round      1 for the first count
     * @param units      the differences of the bin, by SKU and lot
     * @param valueMinor of all of them, each counted as positive
     */
    Verdict judge(int round, Collection<Integer> units, long valueMinor) {
        int largest = units.stream().mapToInt(Math::abs).max().orElse(0);
        if (largest == 0 || largest <= settings.toleranceUnits() && valueMinor <= settings.toleranceMinor()) return Verdict.BOOK;
        if (round == 1) return Verdict.RECOUNT;
        return valueMinor <= settings.countLeadMinor() ? Verdict.APPROVE_LEAD : Verdict.APPROVE_FINANCE;
    }
}
