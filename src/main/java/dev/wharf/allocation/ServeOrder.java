package dev.wharf.allocation;

import dev.wharf.allocation.BackorderSettings.Policy;
import dev.wharf.order.GoodsQueue.WaitingOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** In which order waiting orders get goods. Total: the same orders always stand in the same row. Pure; docs/rules/backorder.md. */
final class ServeOrder {
    private static final String VIP = "VIP";

    private final Comparator<WaitingOrder> comparator;

    ServeOrder(List<Policy> policies, Set<String> vipShops) {
        Comparator<WaitingOrder> chain = Comparator.comparingInt(w -> 0);
        for (var policy : policies) chain = chain.thenComparing(switch (policy) {
            case VIP -> Comparator.comparing((WaitingOrder w) -> !w.tags().contains(VIP) && !vipShops.contains(w.shop()));
            case DEADLINE -> Comparator.comparing(WaitingOrder::shipBy);
            case PAID -> Comparator.comparing(WaitingOrder::paidAt);
        });
        comparator = chain.thenComparing(w -> w.id().value());
    }

    List<WaitingOrder> sorted(List<WaitingOrder> waiting) {
        return waiting.stream().sorted(comparator).toList();
    }
}
