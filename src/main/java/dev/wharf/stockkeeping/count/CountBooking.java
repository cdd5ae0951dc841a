package dev.wharf.stockkeeping.count;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Content;
import dev.wharf.inventory.Bins.Move;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.inventory.Bucket;
import dev.wharf.inventory.CountsWanted;
import dev.wharf.inventory.Posting;
import dev.wharf.inventory.Stock;
import dev.wharf.stockkeeping.BinMoves;
import dev.wharf.stockkeeping.Promised;
import dev.wharf.stockkeeping.TakeBack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/**
 * Books what a count found, once: the key of each entry is the count's line. A surplus is first taken for goods of the house that lay in no bin: they are put
 * away, and the balance stays. Units that are missing only because the bins recorded more than the house has leave the bin and no balance. Missing
 * units that are promised are taken back from orders first.
 */
@Service
class CountBooking {
    private final JdbcCounts counts;
    private final Bins bins;
    private final BinMoves loose;
    private final Stock stock;
    private final Promised promised;
    private final TakeBack takeBack;
    private final CountsWanted wanted;

    CountBooking(JdbcCounts counts, Bins bins, BinMoves loose, Stock stock, Promised promised, TakeBack takeBack, CountsWanted wanted) {
        this.counts = counts;
        this.bins = bins;
        this.loose = loose;
        this.stock = stock;
        this.promised = promised;
        this.takeBack = takeBack;
        this.wanted = wanted;
    }

    /** @return empty if it is booked, else why it cannot be; nothing is booked then */
    Optional<Text> book(CountTask task) {
        var counted = counts.lines(task.id()).stream().filter(l -> l.round() == task.round()).toList();
        var lines = counted.stream().filter(l -> l.variance().units() != 0).sorted(Comparator.comparing((CountLine l) -> -l.variance().units()).thenComparing(CountLine::id)).toList();
        var skus = lines.stream().map(CountLine::sku).distinct().sorted().toList();
        stock.available("", skus);
        var held = bins.held(task.warehouse(), skus);
        var opened = counts.rounds(task.id()).stream().filter(r -> r.round() == task.round()).map(JdbcCounts.Round::opened).findFirst().orElseThrow();
        for (var line : lines) {
            int now = held.stream().filter(c -> c.place().equals(place(task, line))).mapToInt(Content::units).sum();
            if (now + line.variance().units() < 0 || loose.correctedSince(place(task, line), opened, task.cause())) return Optional.of(changed(line, now));
        }
        var putAway = putAway(task, lines);
        var problem = makeRoom(task, lines, putAway);
        if (problem.isPresent()) return problem;
        stock.post(postings(task, lines, putAway));
        bins.post(moves(task, lines, putAway));
        counted.stream().map(CountLine::sku).distinct().forEach(sku -> wanted.counted(task.warehouse(), task.bin(), sku));
        return Optional.empty();
    }

    /** Units of each line that change its bin and no balance: above zero those that the house had in no bin, below zero those that bins recorded too many. */
    private Map<Long, Integer> putAway(CountTask task, List<CountLine> lines) {
        var left = new HashMap<String, Integer>();
        var tooMany = new HashMap<String, Integer>();
        var result = new HashMap<Long, Integer>();
        for (var line : lines) {
            if (line.variance().units() < 0) {
                int recorded = tooMany.computeIfAbsent(line.sku(), sku -> loose.overRecorded(task.warehouse(), sku));
                int gone = Math.min(recorded, -line.variance().units());
                tooMany.put(line.sku(), recorded - gone);
                result.put(line.id(), -gone);
                continue;
            }
            int there = left.computeIfAbsent(line.sku(), sku -> loose.loose(task.warehouse(), sku));
            int used = Math.min(there, line.variance().units());
            left.put(line.sku(), there - used);
            result.put(line.id(), used);
        }
        return result;
    }

    private Optional<Text> makeRoom(CountTask task, List<CountLine> lines, Map<Long, Integer> putAway) {
        var change = new TreeMap<String, Integer>();
        for (var line : lines) change.merge(line.sku(), line.variance().units() - putAway.getOrDefault(line.id(), 0), Integer::sum);
        var givingUp = new TreeMap<FulfillmentId, String>();
        for (var one : change.entrySet()) {
            int missing = -one.getValue() - Math.max(0, promised.held(task.warehouse(), one.getKey()).free());
            if (one.getValue() >= 0 || missing <= 0) continue;
            var plan = takeBack.plan(task.warehouse(), one.getKey(), missing, givingUp.keySet());
            if (plan.uncovered() > 0) return Optional.of(taken(one.getKey(), missing, plan.uncovered()));
            plan.orders().forEach(id -> givingUp.put(id, one.getKey()));
        }
        if (!givingUp.isEmpty()) takeBack.release(givingUp, task.cause());
        return Optional.empty();
    }

    private static List<Posting> postings(CountTask task, List<CountLine> lines, Map<Long, Integer> putAway) {
        return lines.stream().filter(l -> l.variance().units() != putAway.getOrDefault(l.id(), 0))
            .map(l -> Posting.of(Posting.Kind.COUNT, l.sku(), task.warehouse(), Map.of(Bucket.ON_HAND, l.variance().units() - putAway.getOrDefault(l.id(), 0)), key(l), task.cause(), reason(l)))
            .toList();
    }

    private static List<Move> moves(CountTask task, List<CountLine> lines, Map<Long, Integer> putAway) {
        var moves = new ArrayList<Move>();
        for (var line : lines) {
            int away = putAway.getOrDefault(line.id(), 0);
            int rest = line.variance().units() - away;
            if (away != 0) moves.add(new Move(place(task, line), away > 0 ? Bins.Kind.PUT_AWAY : Bins.Kind.COUNT, away, null, key(line) + ":away", task.cause(), reason(line)));
            if (rest != 0) moves.add(new Move(place(task, line), Bins.Kind.COUNT, rest, null, key(line), task.cause(), reason(line)));
        }
        return moves;
    }

    private static Place place(CountTask task, CountLine line) {
        return new Place(task.warehouse(), task.bin(), line.sku(), line.lot());
    }

    private static String key(CountLine line) {
        return "count:" + line.id();
    }

    private static String reason(CountLine line) {
        var variance = line.variance();
        return "counted " + variance.counted() + ", on record " + variance.expected();
    }

    private static Text changed(CountLine line, int now) {
        int missing = -line.variance().units();
        return new Text("盘点后货位账面变了：SKU " + line.sku() + " 差 " + missing + " 件，账面只剩 " + now + " 件。请重盘。",
            "The bin's record changed after the count: " + missing + " of SKU " + line.sku() + " missing, but only " + now + " on record. Count again.");
    }

    private Text taken(String sku, int missing, int uncovered) {
        return new Text("SKU " + sku + " 缺少的 " + missing + " 件已许给订单、冻结或店铺专用，其中 " + uncovered + " 件不能自动收回（已开始拣货，或被冻结）。先处理再批准。",
            "Of SKU " + sku + ", " + missing + " missing units are promised, frozen or kept for a shop, and " + uncovered
                + " cannot be taken back (being picked, or frozen). Settle these, then approve.");
    }
}
