package dev.wharf.review.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Divides goods into groups that may share a parcel. Pure; the same goods give the same groups. Goods of different handling or of a later
 * date never share one. Within such a class units are placed by first-fit decreasing: the unit that fills most of a limit first, each into
 * the first group that still has room. With one limit that needs at most 11/9 of the fewest groups possible plus one (Johnson 1973), and one
 * where one is enough, so a group is never divided again. A single unit beyond a limit stands alone.
 */
public final class Splitting {
    /**
     * Units of one line.
     *
     * @param later   a pre-sale that leaves on another day
     * @param gift    goes with the goods it was given for, whatever the limits
     * @param weightG of one unit, in grams
     */
    public record Item(long lineId, String handling, boolean later, boolean gift, int quantity, int weightG, long priceMinor) { }

    /** Of one parcel; a limit of 0 is no limit. */
    public record Limits(boolean byHandling, boolean byDate, long maxWeightG, long maxValueMinor) { }

    /** Some units of a line. */
    public record Units(long lineId, int quantity) { }

    /** What may leave together; its weight and value are those of the goods without gifts. */
    public record Group(String handling, boolean later, long weightG, long valueMinor, List<Units> units) { }

    private Splitting() { }

    /** @return the groups, the most valuable first; it keeps the gifts of its class, and those that have no other place */
    public static List<Group> divide(List<Item> items, Limits limits) {
        var classes = new TreeMap<String, Open>();
        var goods = items.stream().filter(i -> i.quantity() > 0 && !i.gift()).sorted(largestFirst(limits)).toList();
        for (var item : goods) open(classes, item, limits).place(item);
        var bins = new ArrayList<Bin>();
        classes.values().forEach(c -> bins.addAll(c.bins));
        bins.sort(Comparator.comparingLong((Bin b) -> b.value).reversed().thenComparingLong(b -> b.units.get(0).lineId()));
        for (var gift : items) if (gift.gift() && gift.quantity() > 0) give(bins, gift, limits);
        return bins.stream().map(Bin::group).toList();
    }

    private static Open open(TreeMap<String, Open> classes, Item item, Limits limits) {
        var handling = limits.byHandling() ? item.handling() : "";
        boolean later = limits.byDate() && item.later();
        return classes.computeIfAbsent((later ? "1" : "0") + handling, c -> new Open(handling, later, limits));
    }

    private static void give(List<Bin> bins, Item gift, Limits limits) {
        var handling = limits.byHandling() ? gift.handling() : "";
        if (bins.isEmpty()) bins.add(new Bin(new Open(handling, false, limits)));
        bins.stream().filter(b -> b.of.handling.equals(handling)).findFirst().orElse(bins.get(0)).units.add(new Units(gift.lineId(), gift.quantity()));
    }

    /** By the larger of the shares of the two limits that one unit takes; compared as fractions of one denominator. */
    private static Comparator<Item> largestFirst(Limits limits) {
        long perGram = Math.max(1, limits.maxValueMinor());
        long perMinor = Math.max(1, limits.maxWeightG());
        return Comparator.comparingDouble((Item i) -> Math.max(limits.maxWeightG() == 0 ? 0 : (double) i.weightG() * perGram,
            limits.maxValueMinor() == 0 ? 0 : (double) i.priceMinor() * perMinor)).reversed().thenComparingLong(Item::lineId);
    }

    /** The groups of one class while they are filled. */
    private static final class Open {
        private final String handling;
        private final boolean later;
        private final Limits limits;
        private final List<Bin> bins = new ArrayList<>();

        private Open(String handling, boolean later, Limits limits) {
            this.handling = handling;
            this.later = later;
            this.limits = limits;
        }

        private void place(Item item) {
            int left = item.quantity();
            for (var bin : bins) left -= bin.put(item, Math.min(left, bin.room(item)));
            while (left > 0) {
                var bin = new Bin(this);
                bins.add(bin);
                left -= bin.put(item, Math.min(left, Math.max(1, bin.room(item))));
            }
        }
    }

    private static final class Bin {
        private final Open of;
        private final List<Units> units = new ArrayList<>();
        private long weight;
        private long value;

        private Bin(Open of) {
            this.of = of;
        }

        /** Units of this kind that still fit. */
        private int room(Item item) {
            return (int) Math.min(room(of.limits.maxWeightG(), weight, item.weightG()), room(of.limits.maxValueMinor(), value, item.priceMinor()));
        }

        private static long room(long limit, long used, long each) {
            if (limit == 0) return Integer.MAX_VALUE;
            if (used > limit) return 0;
            return each <= 0 ? Integer.MAX_VALUE : Math.min(Integer.MAX_VALUE, (limit - used) / each);
        }

        private int put(Item item, int quantity) {
            if (quantity == 0) return 0;
            units.add(new Units(item.lineId(), quantity));
            weight += (long) quantity * item.weightG();
            value += quantity * item.priceMinor();
            return quantity;
        }

        private Group group() {
            return new Group(of.handling, of.later, weight, value, List.copyOf(units));
        }
    }
}
