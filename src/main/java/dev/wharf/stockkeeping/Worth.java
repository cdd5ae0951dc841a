package dev.wharf.stockkeeping;

import dev.wharf.warehouse.Products;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What units are worth to the house. */
@Component
public class Worth {
    private final Products products;

    Worth(Products products) {
        this.products = products;
    }

    /** @return in minor units; sums of differences both ways, each counted as positive */
    public long of(Map<String, Integer> unitsBySku) {
        var facts = products.facts(unitsBySku.keySet());
        return unitsBySku.entrySet().stream().mapToLong(u -> Math.abs((long) u.getValue()) * each(facts.get(u.getKey()))).sum();
    }

    /** At cost; where the cost is unknown at its price, so that nothing expensive passes as free. */
    public static long each(Products.Product product) {
        if (product == null) return 0;
        return product.costMinor() > 0 ? product.costMinor() : product.priceMinor();
    }
}
