package dev.wharf.stockkeeping.count;

import dev.wharf.inventory.Bins.Content;
import dev.wharf.stockkeeping.Worth;
import dev.wharf.warehouse.Products.Product;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Value classes by the usual 80-15-5 split: A are the dearest SKUs that make up 80 % of the stock's value, B the next 15 %, C the rest. Pure. */
final class CountChoice {
    /** Percent of the value that lies in the classes up to this one. */
    enum ValueClass {
        A(80), B(95), C(100);

        private final int upTo;

        ValueClass(int upTo) {
            this.upTo = upTo;
        }
    }

    private CountChoice() { }

    /** SKUs of one class; those without any value are in C. The SKU that crosses a border belongs to the class it begins in. */
    static Set<String> skus(ValueClass wanted, Collection<Content> contents, Map<String, Product> products) {
        var values = new HashMap<String, Long>();
        for (var content : contents) values.merge(content.place().sku(), content.units() * Worth.each(products.get(content.place().sku())), Long::sum);
        long total = values.values().stream().mapToLong(v -> v).sum();
        List<String> dearest = values.keySet().stream().sorted(Comparator.comparing((String sku) -> -values.get(sku)).thenComparing(sku -> sku)).toList();
        var chosen = new HashSet<String>();
        long before = 0;
        for (var sku : dearest) {
            if (classOf(before, total, values.get(sku)) == wanted) chosen.add(sku);
            before += values.get(sku);
        }
        return chosen;
    }

    private static ValueClass classOf(long before, long total, long value) {
        if (value == 0) return ValueClass.C;
        if (before * 100 < total * ValueClass.A.upTo) return ValueClass.A;
        return before * 100 < total * ValueClass.B.upTo ? ValueClass.B : ValueClass.C;
    }
}
