package dev.wharf.picking;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.wharf.common.Ids;
import dev.wharf.order.Fulfillment;
import dev.wharf.picking.BinPlan.Stop;
import dev.wharf.picking.JdbcPickOrders.Earlier;
import dev.wharf.picking.site.Sites;
import dev.wharf.process.Lane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Turns fulfillments into pick tasks, for a whole lane at once: one look at earlier picks, two or more at the bins of each warehouse, three inserts. */
@Component
class PickTaskPlan {
    private record Walked(Fulfillment.Line line, Stop stop) { }

    private final JdbcPickTasks tasks;
    private final JdbcPickOrders orders;
    private final BinPlan bins;
    private final PickPool pool;
    private final Sites sites;
    private final Ids ids;
    private final Lane.Writer<Fulfillment> planned = new Lane.Writer<>(60, "pick_task", this::write);

    PickTaskPlan(JdbcPickTasks tasks, JdbcPickOrders orders, BinPlan bins, PickPool pool, Sites sites, Ids ids) {
        this.tasks = tasks;
        this.orders = orders;
        this.bins = bins;
        this.pool = pool;
        this.sites = sites;
        this.ids = ids;
    }

    void add(Fulfillment fulfillment) {
        Lane.current().write(planned, fulfillment);
    }

    private void write(List<Fulfillment> fulfillments) {
        var earlier = orders.earlier(fulfillments.stream().map(Fulfillment::id).toList());
        Map<String, Set<String>> skus = fulfillments.stream().collect(groupingBy(Fulfillment::warehouse, flatMapping(f -> f.units().keySet().stream(), toSet())));
        var open = new TreeMap<String, BinPlan.Open>();
        // In the order of their codes: two lanes take the rows of two warehouses in the same order.
        new TreeMap<>(skus).forEach((warehouse, wanted) -> open.put(warehouse, bins.open(warehouse, wanted)));
        var walks = new ArrayList<PickTask>();
        var shares = new ArrayList<PickOrder>();
        var lines = new ArrayList<PickLine>();
        for (var f : fulfillments) {
            var walk = new PickTask(ids.next(), f.warehouse(), state(f, earlier), "", f.shipBy(), 0);
            var share = new PickOrder(ids.next(), walk.id(), f.id(), f.warehouse(), 1, PickOrder.State.OPEN);
            walks.add(walk);
            shares.add(share);
            lines.addAll(lines(f, share, open.get(f.warehouse()), earlier));
        }
        open.values().forEach(BinPlan.Open::keep);
        tasks.insert(walks);
        orders.insert(shares, lines);
    }

    /** What was begun is finished at once, on a walk of its own. */
    private PickTask.State state(Fulfillment f, List<Earlier> earlier) {
        if (!pool.holds(f)) return PickTask.State.WAITING;
        boolean begun = earlier.stream().anyMatch(e -> e.picked() > 0 && f.lines().stream().anyMatch(line -> line.id() == e.fulfillmentLineId()));
        return begun ? PickTask.State.WAITING : PickTask.State.POOLED;
    }

    /** Whether a pack may serve it: one line, nothing of it picked, and nothing that somebody has to do to each parcel. */
    private static boolean isWhole(Fulfillment f, int left) {
        return f.lines().size() == 1 && f.lines().get(0).quantity() == left && f.specialRequests().isEmpty();
    }

    /** What is still missing, in walking order. Goods picked in this warehouse before are on a cart already and stay there. */
    private List<PickLine> lines(Fulfillment f, PickOrder share, BinPlan.Open open, List<Earlier> earlier) {
        var walk = new ArrayList<Walked>();
        for (var line : f.lines()) {
            int picked = earlier.stream().filter(e -> e.fulfillmentLineId() == line.id() && e.warehouse().equals(f.warehouse())).mapToInt(Earlier::picked).sum();
            int left = line.quantity() - picked;
            if (left > 0) open.take(line.sku(), left, isWhole(f, left)).forEach(stop -> walk.add(new Walked(line, stop)));
        }
        var shortest = sites.of(f.warehouse()).walk(walk.stream().map(w -> w.stop().bin()).toList());
        walk.sort(Comparator.comparing((Walked w) -> w.stop().bin(), WalkOrder.order(shortest)).thenComparing((Walked w) -> w.line().sku()).thenComparing((Walked w) -> w.line().id()));
        var lines = new ArrayList<PickLine>();
        for (var w : walk) {
            var stop = w.stop();
            lines.add(new PickLine(ids.next(), share, w.line().id(), w.line().sku(), stop.bin(), lines.size() + 1, stop.units(), 0, stop.lot(), stop.planned(), stop.binned()));
        }
        return lines;
    }
}
