package dev.wharf.picking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.wharf.common.FulfillmentId;
import dev.wharf.picking.PickScanRule.Result;
import dev.wharf.picking.route.Comparison;
import dev.wharf.picking.site.Sites;
import dev.wharf.picking.site.Walk;
import dev.wharf.scan.Scans;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Keeps the stops of walks in the shortest order while orders join and leave. Four statements at most, however many walks and stops. */
@Component
public class WalkOrder {
    private final JdbcPickTasks tasks;
    private final JdbcPickOrders orders;
    private final Scans scans;
    private final Sites sites;

    WalkOrder(JdbcPickTasks tasks, JdbcPickOrders orders, Scans scans, Sites sites) {
        this.tasks = tasks;
        this.orders = orders;
        this.scans = scans;
        this.sites = sites;
    }

    /**
     * Plans what is left of these walks: from the depot while nobody has them in hand, else from the bin that the picker scanned last. Complete stops keep their place before.
     * Call with the rows of the tasks held, after orders have joined or left.
     */
    public void replan(Collection<Long> taskIds) {
        if (!taskIds.isEmpty()) replan(taskIds, Map.of());
    }

    /** @param standing at this bin, whatever was scanned last; empty if that is not known */
    void replan(long taskId, String standing) {
        replan(List.of(taskId), standing.isEmpty() ? Map.of() : Map.of(taskId, standing));
    }

    /** Whoever has been back with a sheet begins the rest of the walk at the depot. */
    void replanFromDepot(long taskId) {
        replan(List.of(taskId), Map.of(taskId, ""));
    }

    /** What is left of a walk. @param from the bin where the picker stands; empty if the walk begins at the depot */
    record Left(Walk walk, String from) { }

    /** @param lines of the task, without those of orders that left. Of a walk that has ended, all of it */
    Left left(PickTask task, List<PickLine> lines) {
        var open = lines.stream().filter(line -> line.left() > 0).toList();
        boolean begun = !open.isEmpty() && task.state() == PickTask.State.TAKEN;
        var from = begun ? scans.lastBins(fulfillments(lines), Result.ACCEPTED.name()).getOrDefault(task.id(), "") : "";
        var bins = (open.isEmpty() ? lines : open).stream().map(PickLine::bin).toList();
        var site = sites.of(task.warehouse());
        return new Left(from.isEmpty() ? site.walk(bins) : site.walkOn(from, bins), from);
    }

    /** The whole walk beside those by the usual rules; empty if they know no such floor. */
    Optional<Comparison> comparison(String warehouse, List<PickLine> lines) {
        return sites.of(warehouse).comparison(lines.stream().map(PickLine::bin).toList());
    }

    private static List<FulfillmentId> fulfillments(List<PickLine> lines) {
        return lines.stream().map(PickLine::fulfillment).distinct().toList();
    }

    private void replan(Collection<Long> taskIds, Map<Long, String> standing) {
        var lines = orders.lines(taskIds).stream().collect(groupingBy(line -> line.order().task()));
        lines.values().removeIf(all -> all.stream().allMatch(line -> line.left() == 0));
        if (lines.isEmpty()) return;
        var from = standing.isEmpty() ? scanned(lines) : standing;
        var places = new HashMap<Long, Integer>();
        lines.forEach((task, all) -> places.putAll(places(all, from.getOrDefault(task, ""))));
        orders.resequence(places);
    }

    private Map<Long, String> scanned(Map<Long, List<PickLine>> lines) {
        var taken = tasks.find(lines.keySet()).stream().filter(task -> task.state() == PickTask.State.TAKEN).map(PickTask::id).toList();
        var fulfillments = fulfillments(taken.stream().flatMap(task -> lines.get(task).stream()).toList());
        if (fulfillments.isEmpty()) return Map.of();
        return scans.lastBins(fulfillments, Result.ACCEPTED.name()).entrySet().stream().filter(e -> taken.contains(e.getKey())).collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Of the lines whose place is another than before. */
    private Map<Long, Integer> places(List<PickLine> all, String from) {
        var done = all.stream().filter(line -> line.left() == 0);
        var open = all.stream().filter(line -> line.left() > 0).toList();
        var site = sites.of(open.get(0).order().warehouse());
        var bins = open.stream().map(PickLine::bin).toList();
        var walk = from.isEmpty() ? site.walk(bins) : site.walkOn(from, bins);
        var inOrder = Stream.concat(done, open.stream().sorted(Comparator.comparing(PickLine::bin, order(walk)).thenComparing(PickLine::sku).thenComparing(PickLine::position)
            .thenComparing(PickLine::id))).toList();
        var places = new HashMap<Long, Integer>();
        for (int i = 0; i < inOrder.size(); i++) {
            if (inOrder.get(i).sequence() != i + 1) places.put(inOrder.get(i).id(), i + 1);
        }
        return places;
    }

    /** Goods without a bin come last, when everything else is on the cart. */
    static Comparator<String> order(Walk walk) {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < walk.bins().size(); i++) places.put(key(walk.bins().get(i)), i);
        return Comparator.comparing(bin -> places.getOrDefault(key(bin), Integer.MAX_VALUE));
    }

    private static String key(String bin) {
        return bin.strip().toUpperCase(Locale.ROOT);
    }
}
