package dev.wharf.stockpush;

import dev.wharf.catalog.Kit;
import dev.wharf.catalog.Kits;
import dev.wharf.inventory.Stock;
import dev.wharf.inventory.Supply;
import dev.wharf.warehouse.Warehouses;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Reads what is sellable, for many SKUs at once, and works out what shops show of it. */
@Component
class Offers {
    private final Stock stock;
    private final Kits kits;
    private final Warehouses warehouses;

    Offers(Stock stock, Kits kits, Warehouses warehouses) {
        this.stock = stock;
        this.kits = kits;
        this.warehouses = warehouses;
    }

    /** What was read at one time; answers for any of the SKUs and any shop. */
    record Look(Supply supply, Map<String, Kit> kits, List<String> active) {
        Offer offer(String shop, PushTerms terms, String sku) {
            var kit = kits.get(sku);
            return new Offer(terms, active.stream().filter(w -> terms.warehouses().isEmpty() || terms.warehouses().contains(w))
                .map(w -> kit == null ? single(shop, w, sku) : whole(shop, w, kit)).toList());
        }

        private Offer.Place single(String shop, String warehouse, String sku) {
            return new Offer.Place(warehouse, supply.sellable(shop, warehouse, sku), supply.ofQuota(shop, warehouse, sku), "");
        }

        /** Whole kits of one warehouse: an order leaves one, and its scarcest component says how many there are. */
        private Offer.Place whole(String shop, String warehouse, Kit kit) {
            int sellable = Integer.MAX_VALUE;
            int own = Integer.MAX_VALUE;
            var scarcest = "";
            for (var component : kit.components()) {
                int here = supply.sellable(shop, warehouse, component.sku()) / component.quantity();
                if (here < sellable) scarcest = component.sku();
                sellable = Math.min(sellable, here);
                own = Math.min(own, supply.ofQuota(shop, warehouse, component.sku()) / component.quantity());
            }
            return new Offer.Place(warehouse, sellable, own, scarcest);
        }
    }

    Look look(Collection<String> skus) {
        var ofKits = kits.bySkus(skus);
        var all = new TreeSet<>(skus);
        ofKits.values().forEach(kit -> kit.components().forEach(c -> all.add(c.sku())));
        return new Look(stock.supply(all), ofKits, warehouses.active().stream().map(Warehouses.Warehouse::code).toList());
    }
}
