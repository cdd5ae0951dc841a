package dev.wharf.allocation;

import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.Supply;
import dev.wharf.order.GoodsQueue.WaitingOrder;
import dev.wharf.order.ShortageWishes.Wish;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which waiting orders what is there can serve, so that the others sleep on. Pure. In their order, each takes what it needs from the first warehouse that
 * has all of it; one whose shop ships or cancels parts takes what there is.
 */
final class ServePlan {
    private final List<String> warehouses;
    private final Function<String, Wish> wishes;
    private final boolean strict;

    /** @param warehouses codes of those that are open, in the order they are tried @param strict see {@link BackorderSettings} */
    ServePlan(Collection<String> warehouses, Function<String, Wish> wishes, boolean strict) {
        this.warehouses = List.copyOf(warehouses);
        this.wishes = wishes;
        this.strict = strict;
    }

    /** @param waiting in the order they are served @param supply what is there; the plan takes from it */
    List<FulfillmentId> served(List<WaitingOrder> waiting, Supply supply) {
        var served = new ArrayList<FulfillmentId>();
        var closed = new HashSet<String>();
        for (var order : waiting) {
            var wish = wishes.apply(order.shop());
            var from = warehouses.stream().filter(w -> order.warehouse().isEmpty() || wish.elsewhere() || w.equals(order.warehouse())).toList();
            boolean behind = order.needs().keySet().stream().anyMatch(closed::contains);
            if (!behind && (takesAll(order, from, supply) || (wish.part() || wish.several() && together(order, from, supply)) && takesPart(order, from, supply))) served.add(order.id());
            else if (strict) closed.addAll(lacking(order, from, supply, closed));
        }
        return served;
    }

    private static boolean takesAll(WaitingOrder order, List<String> from, Supply supply) {
        var whole = from.stream().filter(w -> order.needs().entrySet().stream().allMatch(n -> supply.sellable(order.shop(), w, n.getKey()) >= n.getValue())).findFirst();
        whole.ifPresent(w -> order.needs().forEach((sku, units) -> supply.take(order.shop(), w, sku, units)));
        return whole.isPresent();
    }

    private static boolean together(WaitingOrder order, List<String> from, Supply supply) {
        return order.needs().entrySet().stream().allMatch(n -> from.stream().mapToInt(w -> supply.sellable(order.shop(), w, n.getKey())).sum() >= n.getValue());
    }

    private static boolean takesPart(WaitingOrder order, List<String> from, Supply supply) {
        boolean some = false;
        for (var need : order.needs().entrySet()) {
            int open = need.getValue();
            for (var warehouse : from) {
                int here = Math.min(open, supply.sellable(order.shop(), warehouse, need.getKey()));
                if (here == 0) continue;
                supply.take(order.shop(), warehouse, need.getKey(), here);
                open -= here;
                some = true;
            }
        }
        return some;
    }

    /** The SKUs it waits for; if each is in some warehouse but never all in one, any of them. */
    private static Set<String> lacking(WaitingOrder order, List<String> from, Supply supply, Set<String> closed) {
        var lacking = new HashSet<String>();
        order.needs().forEach((sku, units) -> {
            if (closed.contains(sku) || from.stream().noneMatch(w -> supply.sellable(order.shop(), w, sku) >= units)) lacking.add(sku);
        });
        return lacking.isEmpty() ? order.needs().keySet() : lacking;
    }
}
