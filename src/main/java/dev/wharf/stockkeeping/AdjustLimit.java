package dev.wharf.stockkeeping;

import dev.wharf.common.Money;
import dev.wharf.common.Refusal;
import java.util.Set;

/** Who may change stock of which value by hand. Pure. */
final class AdjustLimit {
    private final StockkeepingSettings settings;

    AdjustLimit(StockkeepingSettings settings) {
        this.settings = settings;
    }

    /** @param groups of the person @throws Refusal FORBIDDEN naming the value, the limit, and who may */
    void require(Set<String> groups, long valueMinor) {
        if (groups.contains("processadmin")) return;
        long limit = groups.contains("finance") ? settings.adjustFinanceMinor() : groups.contains("warehouselead") ? settings.adjustLeadMinor() : 0;
        if (valueMinor <= limit) return;
        var who = valueMinor <= settings.adjustFinanceMinor() ? "finance or process administration" : "process administration";
        throw Refusal.forbidden("ABOVE_LIMIT", "This is worth " + Money.text(valueMinor) + " CNY; your role may adjust up to " + Money.text(limit) + ". It takes " + who + ".");
    }
}
