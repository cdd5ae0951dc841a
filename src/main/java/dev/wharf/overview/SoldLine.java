package dev.wharf.overview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One line of an order as the channel counts it, of what a fulfillment has of it.
 *
 * @param sku    of the kit, if it is one
 * @param units  kits, or units of goods sold by themselves
 * @param perKit units by SKU in one kit; empty if it is none
 */
record SoldLine(String lineNo, String orderNo, String sku, String name, int units, SortedMap<String, Integer> perKit) {
    public boolean kit() {
        return !perKit.isEmpty();
    }

    /** Such as {@code 2 × A + 1 × B}. */
    public String contents() {
        return perKit.entrySet().stream().map(e -> e.getValue() + " × " + e.getKey()).collect(Collectors.joining(" + "));
    }

    static List<SoldLine> of(List<OrderView.Line> lines) {
        var groups = new LinkedHashMap<String, List<OrderView.Line>>();
        for (var line : lines) if (line.quantity() > 0) groups.computeIfAbsent(line.orderNo() + "\n" + line.lineNo(), l -> new ArrayList<>()).add(line);
        return groups.values().stream().map(SoldLine::one).toList();
    }

    private static SoldLine one(List<OrderView.Line> group) {
        var first = group.get(0);
        int units = group.stream().filter(l -> same(l, first)).mapToInt(l -> l.quantity() / l.unitsPerKit()).sum();
        var perKit = new TreeMap<String, Integer>();
        if (first.ofKit()) for (var line : group) perKit.merge(line.sku(), line.quantity(), Integer::sum);
        perKit.replaceAll((sku, quantity) -> quantity / units);
        return new SoldLine(first.lineNo(), first.orderNo(), first.ofKit() ? first.kit() : first.sku(), first.ofKit() ? "" : first.name(), units, perKit);
    }

    private static boolean same(OrderView.Line a, OrderView.Line b) {
        return a.sku().equals(b.sku()) && a.unitPriceMinor() == b.unitPriceMinor() && a.unitsPerKit() == b.unitsPerKit();
    }
}
