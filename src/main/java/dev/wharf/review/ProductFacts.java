package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.process.Lane;
import dev.wharf.warehouse.Products;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What rules ask about products: price, cost, weight, handling. One query for all fulfillments of the lane; barcodes are left out. */
@Component
class ProductFacts {
    private final Fulfillments fulfillments;
    private final Products products;

    ProductFacts(Fulfillments fulfillments, Products products) {
        this.fulfillments = fulfillments;
        this.products = products;
    }

    /** What this transaction has asked about, and what it was told; a SKU that is no product was asked about only. */
    private static final class Asked {
        private final Set<FulfillmentId> members = new HashSet<>();
        private final Set<String> skus = new HashSet<>();
        private final Map<String, Products.Product> products = new HashMap<>();
    }

    /** The products on its lines and the kits they are parts of, by SKU; SKUs that are no products are left out. */
    Map<String, Products.Product> of(Fulfillment fulfillment) {
        return named(skus(fulfillment));
    }

    /** Products that a setting names, such as gifts; SKUs that are no products are left out. */
    Map<String, Products.Product> named(Collection<String> skus) {
        var asked = Lane.current().state(Asked.class, Asked::new);
        if (!asked.skus.containsAll(skus)) load(asked, skus);
        var found = new HashMap<String, Products.Product>();
        for (var sku : skus) if (asked.products.containsKey(sku)) found.put(sku, asked.products.get(sku));
        return found;
    }

    private static Set<String> skus(Fulfillment fulfillment) {
        var skus = new HashSet<String>();
        for (var line : fulfillment.lines()) {
            skus.add(line.sku());
            if (line.ofKit()) skus.add(line.kitSku());
        }
        return skus;
    }

    private void load(Asked asked, Collection<String> skus) {
        var wanted = new HashSet<>(skus);
        for (var member : Lane.current().members()) {
            if (asked.members.add(member)) wanted.addAll(skus(fulfillments.get(member)));
        }
        wanted.removeAll(asked.skus);
        asked.products.putAll(products.facts(wanted));
        asked.skus.addAll(wanted);
    }
}
