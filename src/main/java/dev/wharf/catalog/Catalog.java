package dev.wharf.catalog;

import dev.wharf.warehouse.Products;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Says what the codes on orders mean: the shop's mapping goes first, then a product of that code. Three statements for any number of codes. */
@Component
public class Catalog {
    private final SkuMappings mappings;
    private final Products products;
    private final Kits kits;

    Catalog(SkuMappings mappings, Products products, Kits kits) {
        this.mappings = mappings;
        this.products = products;
        this.kits = kits;
    }

    /** @return the goods of each code that means something; a code that is absent has to be mapped by a person */
    public Map<SkuMappings.Code, Goods> goods(Collection<SkuMappings.Code> codes) {
        if (codes.isEmpty()) return Map.of();
        var mapped = mappings.skus(codes);
        var bySku = bySku(codes.stream().map(code -> mapped.getOrDefault(code, code.channelSku())).toList());
        var goods = new HashMap<SkuMappings.Code, Goods>();
        for (var code : codes) {
            var sku = mapped.getOrDefault(code, code.channelSku());
            if (bySku.containsKey(sku)) goods.put(code, bySku.get(sku));
        }
        return goods;
    }

    /** @return the goods of our own codes; what is no product is left out */
    public Map<String, Goods> bySku(Collection<String> skus) {
        var known = products.known(new TreeSet<>(skus));
        var weighed = weighed(kits.bySkus(known));
        var goods = new HashMap<String, Goods>();
        known.forEach(sku -> goods.put(sku, new Goods(sku, weighed.get(sku))));
        return goods;
    }

    /** Those of the SKUs that are kits. */
    public Set<String> kits(Collection<String> skus) {
        return kits.bySkus(skus).keySet();
    }

    /** With the list prices of the moment as shares where a kit says none. */
    private Map<String, Kit> weighed(Map<String, Kit> found) {
        var silent = found.values().stream().filter(kit -> kit.components().stream().allMatch(c -> c.share() == 0)).toList();
        if (silent.isEmpty()) return found;
        var components = new TreeSet<String>();
        silent.forEach(kit -> kit.components().forEach(c -> components.add(c.sku())));
        var facts = products.facts(components);
        var result = new HashMap<>(found);
        for (var kit : silent) {
            var weights = new ArrayList<Kit.Component>();
            for (var c : kit.components()) {
                long price = facts.containsKey(c.sku()) ? facts.get(c.sku()).priceMinor() : 0;
                weights.add(new Kit.Component(c.sku(), c.quantity(), price * c.quantity()));
            }
            result.put(kit.sku(), new Kit(kit.sku(), weights));
        }
        return result;
    }
}
