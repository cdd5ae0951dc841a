package dev.wharf.parcel;

import dev.wharf.common.Text;
import dev.wharf.parcel.Boxes.Box;
import dev.wharf.warehouse.Products.Product;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Suggests the smallest box. A box holds goods if their volume is at most its own times the fill factor, each unit fits along its edges, and the
 * weight is allowed. Of two boxes as small, the cheaper. It is a bound and not a packing plan: docs/rules/bench.md. Pure.
 */
public final class BoxRule {
    /** @param box empty with the reason why there is none */
    public record Suggestion(Optional<Box> box, Text why) { }

    /** In this order boxes are tried: the first that holds the goods is suggested. */
    public static final Comparator<Box> SMALLEST_FIRST = Comparator.comparingLong(Box::volume).thenComparingLong(Box::costMinor).thenComparing(Box::code);

    /** Of a warehouse without boxes: there is nothing to say. */
    static final Suggestion NO_BOXES = new Suggestion(Optional.empty(), new Text("", ""));

    private BoxRule() { }

    /** @param units by SKU. @param fillPercent of the inside that goods can take */
    public static Suggestion suggest(Map<String, Integer> units, Map<String, Product> products, List<Box> boxes, int fillPercent) {
        if (boxes.isEmpty()) return NO_BOXES;
        var unknown = units.keySet().stream().filter(sku -> !measured(products.get(sku))).sorted().toList();
        if (!unknown.isEmpty()) {
            var skus = String.join(", ", unknown);
            return new Suggestion(Optional.empty(), new Text("没有箱型建议：" + skus + " 没有尺寸", "No box is suggested: the size of " + skus + " is not known"));
        }
        long volume = units.entrySet().stream().mapToLong(u -> u.getValue() * volume(products.get(u.getKey()))).sum();
        long weight = units.entrySet().stream().mapToLong(u -> (long) u.getValue() * products.get(u.getKey()).weightG()).sum();
        var found = boxes.stream()
            .filter(box -> volume * 100 <= box.volume() * fillPercent)
            .filter(box -> box.maxWeightG() == 0 || weight <= box.maxWeightG())
            .filter(box -> units.keySet().stream().allMatch(sku -> fits(products.get(sku), box)))
            .min(SMALLEST_FIRST);
        return new Suggestion(found, found.isPresent() ? new Text("", "") : new Text("没有装得下的箱型，分箱或用大袋", "No box holds it; use several or a bag"));
    }

    private static boolean measured(Product product) {
        return product != null && product.lengthMm() > 0 && product.widthMm() > 0 && product.heightMm() > 0;
    }

    private static long volume(Product product) {
        return (long) product.lengthMm() * product.widthMm() * product.heightMm();
    }

    /** Turned so that the longest edge lies along the longest: if it does not fit so, it fits in no way along the edges. */
    private static boolean fits(Product product, Box box) {
        int[] goods = IntStream.of(product.lengthMm(), product.widthMm(), product.heightMm()).sorted().toArray();
        int[] inside = IntStream.of(box.lengthMm(), box.widthMm(), box.heightMm()).sorted().toArray();
        return goods[0] <= inside[0] && goods[1] <= inside[1] && goods[2] <= inside[2];
    }
}
