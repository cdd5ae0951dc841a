package dev.wharf.picking.putback;

import dev.wharf.inventory.lot.UnitTraces.OfLot;
import dev.wharf.picking.putback.PutBacks.OnCart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names the lot of goods on a cart whose pick line named none: the lots that were read when they were picked. Pure: no I/O. */
final class TakenLots {
    private TakenLots() { }

    /**
     * @param traced what the order's lines have of each lot
     * @param open   what is on its way back of earlier put-backs; still traced, but not on the cart
     * @return the same units; without a lot where none was read
     */
    static List<OnCart> name(List<OnCart> goods, List<OfLot> traced, List<OfLot> open) {
        var free = new HashMap<Long, Map<String, Integer>>();
        traced.forEach(t -> free.computeIfAbsent(t.fulfillmentLine(), line -> new LinkedHashMap<>()).merge(t.lot(), t.units(), Integer::sum));
        open.forEach(o -> take(free, o.fulfillmentLine(), o.lot(), o.units()));
        goods.forEach(g -> take(free, g.fulfillmentLine(), g.lot(), g.units()));
        var named = new ArrayList<OnCart>();
        for (var g : goods) {
            int left = g.units();
            if (g.lot().isEmpty()) {
                for (var lot : free.getOrDefault(g.fulfillmentLine(), Map.of()).entrySet()) {
                    int units = Math.min(left, lot.getValue());
                    if (units > 0) named.add(g.of(lot.getKey(), units));
                    lot.setValue(lot.getValue() - units);
                    left -= units;
                }
            }
            if (left > 0) named.add(g.of(g.lot(), left));
        }
        return named;
    }

    private static void take(Map<Long, Map<String, Integer>> free, long line, String lot, int units) {
        var lots = free.get(line);
        if (lots != null) lots.computeIfPresent(lot, (name, traced) -> Math.max(0, traced - units));
    }
}
