package dev.wharf.picking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toCollection;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.inventory.lot.Barcodes;
import dev.wharf.inventory.lot.Barcodes.Item;
import dev.wharf.picking.PickScanRule.Result;
import dev.wharf.picking.PickScanRule.Verdict;
import dev.wharf.picking.PickTask.State;
import dev.wharf.picking.supervision.Supervision;
import dev.wharf.process.Actor;
import dev.wharf.process.Lanes;
import dev.wharf.scan.Scan;
import dev.wharf.scan.Scans;
import dev.wharf.warehouse.Tracking;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/**
 * Takes the scans of a picker. One transaction each, with the row of the task held: a scan that is wrong changes nothing and is logged,
 * a scan that is sent twice counts once.
 */
@Service
class PickScans {
    private static final Text ALL_WELL = new Text("", "");
    private static final Text TAKEN_UP = new Text("久未扫描，任务退回过列表；现在又在你手里。", "Nothing was scanned for long, and the task had gone back to the list; it is yours again.");

    /**
     * @param barcode  of the goods, or the serial of one unit; empty to confirm only that one stands at the right bin
     * @param lot      read from goods that have lots, else empty
     * @param quantity units at once, above zero
     */
    record Reading(String clientKey, String bin, String barcode, String lot, int quantity) {
        Reading(String clientKey, String bin, String barcode, int quantity) {
            this(clientKey, bin, barcode, "", quantity);
        }

        Reading {
            lot = lot == null ? "" : lot.strip();
            bin = bin == null ? "" : bin.strip();
            barcode = barcode == null ? "" : barcode.strip();
            if (quantity < 1) throw Refusal.invalid("QUANTITY_INVALID", "quantity", "quantity is 1 or more.");
        }
    }

    private final JdbcPickTasks tasks;
    private final JdbcPickOrders orders;
    private final PickTasks service;
    private final Scans scans;
    private final Barcodes barcodes;
    private final TrackedGoods tracked;
    private final PickedUnits picked;
    private final Supervision supervision;
    private final PickPacks packs;
    private final Lanes lanes;

    PickScans(JdbcPickTasks tasks, JdbcPickOrders orders, PickTasks service, Scans scans, Barcodes barcodes, TrackedGoods tracked, PickedUnits picked, Supervision supervision, PickPacks packs, Lanes lanes) {
        this.packs = packs;
        this.supervision = supervision;
        this.barcodes = barcodes;
        this.tracked = tracked;
        this.picked = picked;
        this.tasks = tasks;
        this.orders = orders;
        this.service = service;
        this.scans = scans;
        this.lanes = lanes;
    }

    PickViews.ScanAnswer scan(long taskId, Reading reading) {
        return lanes.call(() -> {
            var held = tasks.lock(taskId);
            var task = service.takenUp(held);
            PickTasks.requireMine(task);
            PickTasks.requireDevice(task);
            return scans.answered(Scan.Kind.PICK, taskId, reading.clientKey())
                .map(before -> answer(Result.valueOf(before.result()), before.note(), task.state(), orders.lines(taskId), placeOf(task, before, orders.lines(taskId))))
                .orElseGet(() -> held == task ? read(task, reading) : takenUp(read(task, reading)));
        });
    }

    private static PickViews.ScanAnswer takenUp(PickViews.ScanAnswer answer) {
        return answer.accepted() ? answer.saying(TAKEN_UP) : answer;
    }

    private static int placeOf(PickTask task, Scan before, List<PickLine> lines) {
        if (before.quantity() == 0 || task.mode().inBox()) return 0;
        return lines.stream().filter(line -> line.fulfillment().equals(before.fulfillment())).mapToInt(PickLine::position).max().orElse(0);
    }

    private PickViews.ScanAnswer read(PickTask task, Reading scanned) {
        var lines = orders.lines(task.id());
        var pack = packs.find(scanned.barcode());
        var reading = pack.map(p -> PickPacks.counted(p, lines, scanned)).orElse(scanned);
        var item = pack.map(p -> new Item(p.sku(), Tracking.Kind.NONE, null))
            .or(() -> reading.barcode().isEmpty() ? Optional.empty() : barcodes.identify(reading.barcode(), lines.stream().map(PickLine::sku).toList()));
        var sku = item.map(Item::sku).orElse("");
        Verdict verdict = task.state() != State.TAKEN ? closed(task) : supervision.stopped(task.id(), task.picker()) ? waits() : judge(task, lines, reading, item);
        if (verdict instanceof Verdict.Accepted && item.isPresent()) verdict = packs.refused(task, reading, pack.orElse(null), sku).map(no -> (Verdict) no).orElse(verdict);
        if (verdict instanceof Verdict.Refused refused) {
            write(task, inHand(task, lines), reading, sku, 0, refused.result(), refused.note());
            return answer(refused.result(), called(task, lines, reading, sku, refused) ? withHelp(refused.note()) : refused.note(), task.state(), lines, 0);
        }
        var accepted = (Verdict.Accepted) verdict;
        var units = accepted.units();
        scans.write(scan(task, accepted.order().fulfillment(), reading, sku, units.isEmpty() ? 0 : reading.quantity(), Result.ACCEPTED, ALL_WELL), shares(lines, units));
        if (units.isEmpty()) return answer(Result.ACCEPTED, ALL_WELL, task.state(), lines, 0);
        orders.count(units);
        picked.take(task, lines, units, reading, item.orElseThrow());
        pack.ifPresent(p -> packs.taken(p, accepted.order(), reading.quantity()));
        var counted = counted(lines, units);
        var state = service.complete(task, completed(counted, units));
        return answer(Result.ACCEPTED, ALL_WELL, state, counted, task.mode().inBox() ? 0 : accepted.order().position());
    }

    private static Map<FulfillmentId, Integer> shares(List<PickLine> lines, Map<Long, Integer> units) {
        return lines.stream().filter(line -> units.containsKey(line.id())).collect(groupingBy(PickLine::fulfillment, TreeMap::new, summingInt(line -> units.get(line.id()))));
    }

    /** Orders that this scan has brought the last unit for. */
    private static List<PickOrder> completed(List<PickLine> counted, Map<Long, Integer> units) {
        var touched = counted.stream().filter(line -> units.containsKey(line.id())).map(PickLine::order).collect(toCollection(LinkedHashSet::new));
        counted.stream().filter(line -> line.left() > 0).map(PickLine::order).forEach(touched::remove);
        return List.copyOf(touched);
    }

    /** What was wanted is the open line of the scanned bin, else the one that is next. */
    private boolean called(PickTask task, List<PickLine> lines, Reading reading, String sku, Verdict.Refused refused) {
        var open = lines.stream().filter(line -> line.left() > 0).toList();
        var wanted = open.stream().filter(line -> line.isIn(reading.bin())).findFirst().or(() -> open.stream().findFirst());
        return supervision.refused(new Supervision.Mistake(task.id(), task.warehouse(), task.picker(), refused.result().name(), wanted.map(PickLine::bin).orElse(""),
            wanted.map(PickLine::sku).orElse(""), Scans.cut(reading.bin()), sku));
    }

    private static Text withHelp(Text note) {
        return new Text(note.zh() + "\n已叫仓管来帮忙。", note.en() + "\nThe warehouse lead was called.");
    }

    private static Verdict waits() {
        return new Verdict.Refused(Result.SUPERVISOR_CALLED, new Text("扫错太多，已叫仓管，请等仓管来。", "Too many wrong scans. The warehouse lead was called; please wait."));
    }

    /** The order that a wrong scan is held against: the one that is to be picked now, else the last one. */
    private FulfillmentId inHand(PickTask task, List<PickLine> lines) {
        return lines.stream().filter(line -> line.left() > 0).findFirst().or(() -> lines.stream().reduce((a, b) -> b)).map(PickLine::fulfillment)
            .orElseGet(() -> orders.of(task.id()).get(0).fulfillment());
    }

    Verdict judge(PickTask task, List<PickLine> lines, Reading reading, Optional<Item> item) {
        var verdict = PickScanRule.check(task.mode(), lines, reading.bin(), reading.barcode(), item.map(Item::sku), reading.quantity());
        boolean plain = item.isEmpty() || item.get().kind() == Tracking.Kind.NONE;
        return plain || verdict instanceof Verdict.Refused ? verdict : tracked.check(task, lines, reading, item.get(), verdict);
    }

    private static Verdict closed(PickTask task) {
        if (task.state() == State.CANCELLED) {
            return new Verdict.Refused(Result.TASK_CANCELLED, new Text("订单已取消，停止拣货，把商品放回货位。", "The order was cancelled. Stop picking and put the goods back."));
        }
        return new Verdict.Refused(Result.TASK_CLOSED, new Text("这个任务已经结束，没有计数。", "This task has ended; nothing was counted."));
    }

    private static List<PickLine> counted(List<PickLine> lines, Map<Long, Integer> units) {
        return lines.stream().map(line -> line.plus(units.getOrDefault(line.id(), 0))).toList();
    }

    private void write(PickTask task, FulfillmentId order, Reading reading, String sku, int quantity, Result result, Text note) {
        scans.write(scan(task, order, reading, sku, quantity, result, note));
    }

    private static Scan scan(PickTask task, FulfillmentId order, Reading reading, String sku, int quantity, Result result, Text note) {
        return new Scan(Scan.Kind.PICK, order, task.id(), reading.barcode(), sku, reading.bin(), quantity, result.name(), note, Actor.current(), reading.clientKey());
    }

    private static PickViews.ScanAnswer answer(Result result, Text note, State state, List<PickLine> lines, int position) {
        return new PickViews.ScanAnswer(result.name(), result == Result.ACCEPTED, note.zh(), note.en(), state.name(), position, PickViews.states(lines));
    }
}
