package dev.wharf.picking;

import dev.wharf.common.Text;
import dev.wharf.order.OrderLog;
import dev.wharf.process.Lanes;
import dev.wharf.scan.Scan;
import dev.wharf.scan.Scans;
import dev.wharf.scan.TakenWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Walks that a picker took and scanned nothing for. Not those on paper, which are never scanned, and not those with units on the cart of which only the picker can say where they are. */
@Component
class AbsentPickers implements TakenWork {
    private static final Logger LOG = LoggerFactory.getLogger(AbsentPickers.class);

    private final JdbcPickTasks tasks;
    private final JdbcPickOrders orders;
    private final WalkOrder walks;
    private final Scans scans;
    private final OrderLog log;
    private final Lanes lanes;

    AbsentPickers(JdbcPickTasks tasks, JdbcPickOrders orders, WalkOrder walks, Scans scans, OrderLog log, Lanes lanes) {
        this.tasks = tasks;
        this.orders = orders;
        this.walks = walks;
        this.scans = scans;
        this.log = log;
        this.lanes = lanes;
    }

    @Override
    public List<String> giveBackUntouched(Instant since) {
        var back = new ArrayList<String>();
        var seen = lanes.call(() -> untouched(since)).stream().map(PickTask::id).sorted().toList();
        for (var failed : lanes.run(seen, lane -> {
            var given = giveBack(lane, since);
            back.removeAll(lane.stream().map(AbsentPickers::name).toList());
            back.addAll(given.stream().map(AbsentPickers::name).toList());
        })) {
            LOG.error("Pick task {} could not be given back; it is looked at again", failed.member(), failed.reason());
            back.remove(name(failed.member()));
        }
        return back;
    }

    private List<Long> giveBack(List<Long> lane, Instant since) {
        tasks.lock(lane);
        var still = untouched(since).stream().filter(task -> lane.contains(task.id())).toList();
        if (still.isEmpty()) return List.of();
        var ids = still.stream().map(PickTask::id).toList();
        tasks.goBack(ids);
        walks.replan(ids);
        still.forEach(this::tell);
        return ids;
    }

    private List<PickTask> untouched(Instant since) {
        var taken = tasks.takenUntil(since);
        var ids = taken.stream().map(PickTask::id).toList();
        var scanned = scans.scannedAfter(Scan.Kind.PICK, ids, since);
        var pickers = scans.pickersOf(tasks.withUnits(ids));
        return taken.stream().filter(task -> !scanned.contains(task.id()) && !pickers.getOrDefault(task.id(), Set.of()).contains(task.picker())).toList();
    }

    private void tell(PickTask task) {
        var text = new Text("拣货任务由 " + task.picker() + " 领取，久未扫描，已退回列表", "The pick task was taken by " + task.picker() + " and nothing was scanned for long; it is on the list again");
        orders.of(task.id()).stream().filter(order -> order.state() == PickOrder.State.OPEN).forEach(order -> log.happened(order.fulfillment(), "PICK_RETURNED", text));
    }

    private static String name(long task) {
        return "pick task " + task;
    }
}
