package dev.wharf.picking;

import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.inventory.BinPicks;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.inventory.CountsWanted;
import dev.wharf.inventory.Replenishment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.picking.BinPlan.Stop;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lane;
import dev.wharf.process.Lanes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * A picker looked into a bin and found too few. In this order: other bins that have enough, in the same walk and at once; goods that replenishment brings,
 * for which the order waits; for an order of which nothing was picked another warehouse; else a person. The bin is wanted for a count in any case, and the rest of the walk goes on.
 */
@Service
class ShortPicks {
    /** What the report is about. @param bin where the picker looked, and {@code lot} for which; null if the device does not say */
    record Looked(long pickLineId, String bin, String lot) {
        Looked(long pickLineId) {
            this(pickLineId, null, null);
        }

        boolean at(PickLine line) {
            return (bin == null || bin.strip().equalsIgnoreCase(line.bin())) && (lot == null || lot.strip().equalsIgnoreCase(line.lot()));
        }
    }

    private final JdbcPickTasks tasks;
    private final JdbcPickOrders orders;
    private final PickTasks service;
    private final WalkOrder walks;
    private final PickViews views;
    private final BinPlan bins;
    private final BinPicks planned;
    private final CountsWanted counts;
    private final PickWaits waits;
    private final Onward onward;
    private final Replenishment replenishment;
    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final Instances instances;
    private final Ids ids;
    private final Lanes lanes;

    ShortPicks(JdbcPickTasks tasks, JdbcPickOrders orders, PickTasks service, WalkOrder walks, PickViews views, BinPlan bins, BinPicks planned, CountsWanted counts, PickWaits waits,
               Onward onward, Replenishment replenishment, Fulfillments fulfillments, OrderLog log, Instances instances, Ids ids, Lanes lanes) {
        this.tasks = tasks;
        this.orders = orders;
        this.service = service;
        this.walks = walks;
        this.views = views;
        this.bins = bins;
        this.planned = planned;
        this.counts = counts;
        this.waits = waits;
        this.onward = onward;
        this.replenishment = replenishment;
        this.fulfillments = fulfillments;
        this.log = log;
        this.instances = instances;
        this.ids = ids;
        this.lanes = lanes;
    }

    /** @param found units that are there and still to be scanned; fewer than are left of this line or, in a box, of all that want the same goods from this bin */
    PickViews.Task report(long taskId, Looked looked, ShortReason reason, int found) {
        return lanes.call(() -> {
            var task = service.lockMine(taskId);
            PickTasks.requireDevice(task);
            var lines = orders.lines(taskId);
            var line = lines.stream().filter(l -> l.id() == looked.pickLineId() && !l.gone()).findFirst()
                .orElseThrow(() -> Refusal.invalid("PICK_LINE_UNKNOWN", "pickLineId", "Pick task " + taskId + " has no line " + looked.pickLineId() + "."));
            // A report whose answer was lost may have sent the line to another bin, into which nobody has looked.
            if (!looked.at(line)) {
                throw Refusal.conflict("LINE_MOVED", "This line is to be picked elsewhere now: bin " + line.bin() + (line.lot().isEmpty() ? "" : ", lot " + line.lot()) + ". Look there first.");
            }
            var alike = ShortShares.alike(task.mode(), lines, line);
            int left = alike.stream().mapToInt(PickLine::left).sum();
            if (left == 0) throw Refusal.conflict("PICK_LINE_COMPLETE", "Line " + line.sequence() + " is picked already; nothing of it is missing.");
            if (found < 0 || found >= left) throw Refusal.invalid("FOUND_INVALID", "found", "found is 0 to " + (left - 1) + ", the units that are there and not scanned yet.");
            if (!line.bin().isEmpty()) counts.ask(task.warehouse(), line.bin(), line.sku(), CountsWanted.Why.SHORT_PICK);
            settle(task, alike, reason, found);
            tasks.changed(List.of(taskId));
            if (tasks.get(taskId).state() == PickTask.State.TAKEN) walks.replan(taskId, line.bin());
            return views.of(tasks.get(taskId));
        });
    }

    /** Call inside a lane with the row of the task held. @param found as above */
    void miss(PickTask task, PickLine line, ShortReason reason, int found) {
        if (!line.bin().isEmpty()) counts.ask(task.warehouse(), line.bin(), line.sku(), CountsWanted.Why.SHORT_PICK);
        settle(task, List.of(line), reason, found);
    }

    /** Of an order that leaves because of one line, the others need nothing any more. */
    private void settle(PickTask task, List<PickLine> alike, ShortReason reason, int found) {
        var leaving = ShortShares.settle(alike, found, (line, here) -> fetched(line, here, reason));
        Lane.current().join(leaving.stream().map(one -> one.order().fulfillment()).toList());
        leaving.forEach(one -> leave(task, one, reason));
    }

    /** @return false if no other bins have enough. What bins keep for the order they keep no longer, so that the next one may have it */
    private boolean fetched(PickLine line, int found, ShortReason reason) {
        var stops = line.binned() ? elsewhere(line, line.left() - found) : List.<Stop>of();
        if (stops.isEmpty()) orders.end(List.of(line.order().id()), PickOrder.State.SHORT);
        else fetch(line, found, stops, reason);
        return !stops.isEmpty();
    }

    private List<Stop> elsewhere(PickLine line, int missing) {
        var open = bins.open(line.order().warehouse(), List.of(line.sku()));
        var stops = open.elsewhere(line.sku(), missing);
        open.keep();
        return stops;
    }

    /** What is there stays on its line; the rest is fetched from the other bins. */
    private void fetch(PickLine line, int found, List<Stop> stops, ShortReason reason) {
        int kept = line.picked() + found;
        int stillPlanned = Math.min(line.planned(), found);
        planned.plan(Map.of(new Place(line.order().warehouse(), line.bin(), line.sku(), line.lot()), stillPlanned - line.planned()));
        var fresh = new ArrayList<>(stops.stream().map(stop -> toOther(line, stop)).toList());
        // A line has at least one unit: one of which nothing is there goes to the first of the other bins itself.
        if (kept > 0) orders.resize(line.id(), kept, stillPlanned);
        else orders.redirect(line.id(), fresh.remove(0));
        orders.insert(List.of(), fresh);
        var to = stops.stream().map(stop -> stop.units() + " × " + stop.bin()).collect(Collectors.joining(", "));
        var why = sentence(line, reason, found);
        log.happened(line.fulfillment(), "SHORT_PICK", new Text(why.zh() + "改从其他货位拣：" + to + "。", why.en() + " Fetched from other bins: " + to + "."));
    }

    private PickLine toOther(PickLine line, Stop stop) {
        return new PickLine(ids.next(), line.order(), line.fulfillmentLineId(), line.sku(), stop.bin(), line.sequence(), stop.units(), 0, stop.lot(), stop.planned(), stop.binned());
    }

    /** The order leaves the walk, and the other orders stay in it. */
    private void leave(PickTask task, ShortShares.Leaving leaving, ShortReason reason) {
        leaving.missing().forEach((line, units) -> orders.miss(line.id(), units, reason.name()));
        service.goOn(task);
        var order = leaving.order().fulfillment();
        var line = leaving.missing().keySet().iterator().next();
        int missing = leaving.missing().values().stream().mapToInt(Integer::intValue).sum();
        var why = sentence(line, reason, line.left() - leaving.missing().get(line));
        if (waits(task, line, missing)) {
            log.happened(order, "SHORT_PICK", new Text(why.zh() + "等待补货，补到后自动重新拣货。", why.en() + " Waits for replenishment; picked again by itself then."));
            return;
        }
        var way = onward.of(order, task.warehouse(), line.sku(), missing, why);
        instances.tell(Message.GoodsPicked, order, FulfillOrder.PICK_OUTCOME, way.outcome(), way.evidence());
    }

    /** The order stays at Task_AwaitPick until its units are in the pick face, or will not come: see {@link WaitingPicks}. */
    private boolean waits(PickTask task, PickLine line, int missing) {
        waits.add(new WaitingPicks.Wait(line.fulfillment(), task.warehouse(), line.bin(), line.sku(), missing, fulfillments.get(line.fulfillment()).shipBy()));
        if (replenishment.ask(task.warehouse(), line.sku())) return true;
        waits.end(List.of(line.fulfillment()));
        return false;
    }

    private static Text sentence(PickLine line, ShortReason reason, int found) {
        var binZh = line.bin().isEmpty() ? "未登记货位" : "货位 " + line.bin();
        var binEn = line.bin().isEmpty() ? "without a known bin" : "in bin " + line.bin();
        return new Text("SKU " + line.sku() + "：需要 " + line.quantity() + " 件，" + binZh + " 找到 " + (line.picked() + found) + " 件（" + reason.text().zh() + "）。",
            "SKU " + line.sku() + ": " + line.quantity() + " needed, " + (line.picked() + found) + " found " + binEn + " (" + reason.text().en() + ").");
    }
}
