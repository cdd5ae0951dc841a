package dev.wharf.review.merge;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Handling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Moves the goods of several fulfillments into one, the bearer, and takes them apart again. Pure. Lines keep their sales order, number and
 * price; only units move, so units and money per sales order line are the same before and after.
 */
final class Merging {
    /** Units of a line of an absorbed fulfillment, and the line of the bearer that carries them now. */
    record Moved(FulfillmentId from, long lineId, long bearerLineId, int quantity) { }

    /** How a fulfillment was to be handled before anything joined it. */
    record Own(Handling handling, Instant shipBy) {
        static Own of(Fulfillment f) {
            return new Own(f.handling(), f.shipBy());
        }
    }

    /** @param absorbed without units @param moves of all whose goods the bearer has taken over just now */
    record Merged(Fulfillment bearer, List<Fulfillment> absorbed, List<Moved> moves) { }

    record Apart(Fulfillment bearer, Fulfillment alone) { }

    private Merging() { }

    /**
     * @param others  what joins the bearer
     * @param earlier moves into the others from before: what they bear goes on with them
     * @param ids     numbers for the bearer's new lines
     */
    static Merged merge(Fulfillment bearer, List<Fulfillment> others, Collection<Moved> earlier, LongSupplier ids) {
        var borne = new HashMap<Long, Moved>();
        earlier.forEach(m -> borne.put(m.bearerLineId(), m));
        var lines = new ArrayList<>(bearer.lines());
        var absorbed = new ArrayList<Fulfillment>();
        var moves = new ArrayList<Moved>();
        for (var other : others.stream().sorted(Comparator.comparing(Fulfillment::id)).toList()) {
            for (var line : other.lines()) {
                if (line.quantity() == 0) continue;
                long id = ids.getAsLong();
                lines.add(line.moved(id, line.quantity()));
                var before = borne.get(line.id());
                moves.add(before == null ? new Moved(other.id(), line.id(), id, line.quantity()) : new Moved(before.from(), before.lineId(), id, line.quantity()));
            }
            absorbed.add(other.withLines(other.lines().stream().map(l -> l.withQuantity(0)).toList()));
        }
        return new Merged(bearer.withLines(lines), absorbed, moves);
    }

    /** Gives an absorbed fulfillment its units back, as many as the bearer still has of them. @param moves its own */
    static Apart apart(Fulfillment bearer, Fulfillment absorbed, Collection<Moved> moves) {
        var back = new HashMap<Long, Integer>();
        var gone = new HashMap<Long, Long>();
        for (var move : moves) gone.put(move.bearerLineId(), move.lineId());
        var left = new ArrayList<Fulfillment.Line>();
        for (var line : bearer.lines()) {
            var home = gone.get(line.id());
            if (home != null) back.put(home, line.quantity());
            left.add(home == null ? line : line.withQuantity(0));
        }
        var restored = absorbed.lines().stream().map(l -> l.withQuantity(l.quantity() + back.getOrDefault(l.id(), 0))).toList();
        return new Apart(bearer.withLines(left), absorbed.withLines(restored));
    }

    /** All that is asked for any of them: every request and tag, the later start, the earlier end of waiting, the earlier deadline. */
    static Own together(Own bearer, Collection<Own> others) {
        var all = Stream.concat(Stream.of(bearer), others.stream()).toList();
        var handlings = all.stream().map(Own::handling).toList();
        return new Own(new Handling(union(handlings.stream().map(Handling::specialRequests).toList()), union(handlings.stream().map(Handling::tags).toList()),
            bearer.handling.carrier(), latest(handlings.stream().map(Handling::notBefore).toList()), earliest(handlings.stream().map(Handling::mergeUntil).toList())),
            earliest(all.stream().map(Own::shipBy).toList()));
    }

    private static List<String> union(List<List<String>> words) {
        var all = new LinkedHashSet<String>();
        words.forEach(all::addAll);
        return List.copyOf(all);
    }

    private static Instant earliest(List<Instant> times) {
        return times.stream().filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
    }

    private static Instant latest(List<Instant> times) {
        return times.stream().filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }

    /** Puts the goods of a part back where they came from: on the line of the same order line, or on a new one if there is none. */
    static Apart join(Fulfillment whole, Fulfillment part, LongSupplier ids) {
        var lines = new ArrayList<>(whole.lines());
        for (var line : part.lines()) {
            if (line.quantity() == 0) continue;
            int at = 0;
            while (at < lines.size() && !lines.get(at).sameGoods(line)) at++;
            if (at == lines.size()) lines.add(line.moved(ids.getAsLong(), line.quantity()));
            else lines.set(at, lines.get(at).withQuantity(lines.get(at).quantity() + line.quantity()));
        }
        return new Apart(whole.withLines(lines), part.withLines(part.lines().stream().map(l -> l.withQuantity(0)).toList()));
    }

    /** Takes units out of some lines. @param units by line id, each at most what the line has @return what is left, and what was taken, on lines of its own */
    static Map.Entry<Fulfillment, List<Fulfillment.Line>> take(Fulfillment whole, Map<Long, Integer> units, LongSupplier ids) {
        var left = new ArrayList<Fulfillment.Line>();
        var taken = new ArrayList<Fulfillment.Line>();
        for (var line : whole.lines()) {
            int out = units.getOrDefault(line.id(), 0);
            if (out < 0 || out > line.quantity()) throw new IllegalArgumentException("Line " + line.id() + " has " + line.quantity() + " units, not " + out);
            left.add(line.withQuantity(line.quantity() - out));
            if (out > 0) taken.add(line.moved(ids.getAsLong(), out));
        }
        return Map.entry(whole.withLines(left), taken);
    }
}
