package dev.wharf.sync;

import dev.wharf.channel.Capabilities;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which notice about a parcel is the most exact one that the channel allows (docs/rules/channels.md). A line is told once a unit of it has left and not before;
 * a whole order once all has left, or with its first parcel if the shop wants that. What cannot be told is the rest, for the buyer. Pure.
 */
final class PushPlan {
    /** How the channel knows of a parcel; see table channel_notice. */
    enum Form { EXACT, LINES, WHOLE, NOTHING }

    /** A parcel that left. @param units by line number, as the channel counts them */
    record Left(long parcel, String carrier, String number, Instant at, SortedMap<String, Integer> units) {
        private static final Comparator<Left> IN_ORDER = Comparator.comparing(Left::at).thenComparing(Left::parcel);
    }

    /** A notice about another parcel of the order, told or about to be. @param lines that it named, by number */
    record Told(Set<String> numbers, Set<String> lines) { }

    /**
     * @param ordered units by line number, cancelled ones too
     * @param ships   units by line number that left or will
     * @param left    parcels with goods of the order that left
     * @param told    of other parcels
     */
    record Order(Map<String, Integer> ordered, Map<String, Integer> ships, List<Left> left, List<Told> told) {
        boolean hasLeft() {
            return all(left.stream().map(Left::units).toList()).equals(ships);
        }

        private static Map<String, Integer> all(List<? extends Map<String, Integer>> parts) {
            return parts.stream().flatMap(p -> p.entrySet().stream()).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
        }
    }

    /** @param rest units of the parcel that the channel does not learn to be in it, by line number */
    sealed interface Step {
        /**
         * @param parcels to name, the main one first
         * @param units   to name, by line number
         * @param whole   nothing was told before and nothing remains
         * @param change  tells anew with more numbers
         */
        record Tell(Form form, List<Left> parcels, SortedMap<String, Integer> units, boolean whole, boolean change, SortedMap<String, Integer> rest) implements Step { }

        /** Nothing more may be told about this parcel. */
        record Nothing(SortedMap<String, Integer> rest) implements Step { }

        /** Other parcels of the order have to leave first. */
        record Wait() implements Step { }
    }

    private PushPlan() { }

    /** @param mine one of the parcels that left; not told yet */
    static Step next(Capabilities can, boolean withFirst, Order order, Left mine) {
        return switch (can.level()) {
            case QUANTITY -> new Step.Tell(Form.EXACT, List.of(mine), mine.units(), covers(mine, order), false, new TreeMap<>());
            case LINE -> lines(can, order, mine);
            case ORDER -> whole(can, withFirst, order, mine);
        };
    }

    /** A line has the number of the first of its parcels that is told, or of all of them if it may have several. */
    private static Step lines(Capabilities can, Order order, Left mine) {
        var before = order.told().stream().flatMap(t -> t.lines().stream()).collect(Collectors.toSet());
        var open = new TreeMap<>(mine.units());
        if (!can.severalNumbers()) open.keySet().removeAll(before);
        var rest = new TreeMap<>(mine.units());
        open.keySet().stream().filter(line -> mine.units().get(line).equals(order.ships().get(line))).forEach(rest::remove);
        if (open.isEmpty()) return new Step.Nothing(rest);
        return new Step.Tell(rest.isEmpty() ? Form.EXACT : Form.LINES, List.of(mine), open, covers(mine, order), false, rest);
    }

    /** The one number of an order that may have one is that of the parcel that left last: the order has not arrived before it has. */
    private static Step whole(Capabilities can, boolean withFirst, Order order, Left mine) {
        var all = new TreeMap<>(order.ships());
        var rest = mine.units().equals(all) ? new TreeMap<String, Integer>() : new TreeMap<>(mine.units());
        var form = rest.isEmpty() ? Form.EXACT : Form.WHOLE;
        var left = order.left().stream().sorted(Left.IN_ORDER).toList();
        if (order.told().isEmpty()) {
            if (!withFirst && !order.hasLeft()) return new Step.Wait();
            var one = order.hasLeft() ? left.get(left.size() - 1) : left.get(0);
            return new Step.Tell(form, can.severalNumbers() ? left : List.of(one), all, true, false, rest);
        }
        var numbers = new HashSet<String>();
        order.told().forEach(t -> numbers.addAll(t.numbers()));
        boolean missing = left.stream().anyMatch(l -> !numbers.contains(l.number()));
        if (!can.edit() || !can.severalNumbers() || !order.hasLeft() || !missing) return new Step.Nothing(rest);
        return new Step.Tell(form, left, all, true, true, rest);
    }

    private static boolean covers(Left mine, Order order) {
        return order.told().isEmpty() && mine.units().equals(order.ordered());
    }
}
