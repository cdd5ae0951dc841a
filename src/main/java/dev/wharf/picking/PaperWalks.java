package dev.wharf.picking;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.inventory.lot.Barcodes;
import dev.wharf.inventory.lot.Barcodes.Item;
import dev.wharf.inventory.prepack.Pack;
import dev.wharf.picking.PickScanRule.Result;
import dev.wharf.picking.PickScanRule.Verdict;
import dev.wharf.picking.PickTask.State;
import dev.wharf.process.Actor;
import dev.wharf.scan.Scan;
import dev.wharf.scan.Scans;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What a walk on paper does to pick tasks; its sheets are {@code picking.paper}. Units are judged by the rules of scans and booked as those are, in the name of whoever walked, so
 * that books and messages are the same. Call inside a lane.
 */
@Component
public class PaperWalks {
    /** @param state OPEN, DONE, SHORT or CANCELLED */
    public record Share(FulfillmentId order, int position, String state) { }

    /** @param left units that are neither picked nor given up; of a cancelled order those that nobody fetches any more */
    public record Stop(long id, Share share, int sequence, String bin, String lot, String sku, int left) {
        public boolean open() {
            return left > 0 && share.state().equals(PickOrder.State.OPEN.name());
        }
    }

    /** @param state POOLED, WAITING, TAKEN, DONE or CANCELLED. @param sheet number of the sheet it is on; 0 for none */
    public record Walk(long task, String warehouse, String state, String picker, Instant shipBy, int sheet, List<Share> shares, List<Stop> stops) {
        public boolean taken() {
            return state.equals(State.TAKEN.name());
        }

        /** Nobody fetches anything of it any more. */
        public boolean over() {
            return state.equals(State.DONE.name()) || state.equals(State.CANCELLED.name());
        }
    }

    /** Units that were fetched for one stop. @param lot empty if the goods have none. @param serial of the one unit; empty if the goods have none. @param bin where a stop without one was found */
    public record Fetched(long stop, String bin, String lot, String serial, int units) { }

    /** Why the rest of a stop was not fetched. */
    public record Missing(long stop, ShortReason reason) {
        /** @throws Refusal INVALID if there is no such reason */
        public static Missing of(long stop, String reason) {
            return new Missing(stop, ShortReason.parse(reason));
        }
    }

    private final JdbcPickTasks tasks;
    private final JdbcPickOrders orders;
    private final PickTasks service;
    private final PickScans rules;
    private final ShortPicks shorts;
    private final PickedUnits picked;
    private final WalkOrder walks;
    private final Barcodes barcodes;
    private final Scans scans;

    PaperWalks(JdbcPickTasks tasks, JdbcPickOrders orders, PickTasks service, PickScans rules, ShortPicks shorts, PickedUnits picked, WalkOrder walks, Barcodes barcodes, Scans scans) {
        this.tasks = tasks;
        this.orders = orders;
        this.service = service;
        this.rules = rules;
        this.shorts = shorts;
        this.picked = picked;
        this.walks = walks;
        this.barcodes = barcodes;
        this.scans = scans;
    }

    public Walk walk(long task) {
        return of(tasks.get(task));
    }

    /** Holds the row of the task until the commit. */
    public Walk lock(long task) {
        return of(tasks.lock(task));
    }

    /** Carts of a wave that has been released. */
    public List<Long> ofWave(long wave) {
        return tasks.ofWave(wave).stream().map(PickTask::id).toList();
    }

    /** A walk in a list. @param orders by their places. @param over nobody fetches anything of it any more: all of its orders were cancelled, or left */
    public record Listed(long task, String picker, List<FulfillmentId> orders, int lines, int units, Instant shipBy, boolean over) {
        static Listed of(JdbcPickTasks.Summary s) {
            return new Listed(s.task().id(), s.task().picker(), s.orders(), s.lines(), s.units() - s.picked(), s.task().shipBy(), !s.task().open());
        }
    }

    /** The most urgent ones that wait to be taken. */
    public List<Listed> waiting(String warehouse, int most) {
        return tasks.list(warehouse, State.WAITING, most).stream().map(Listed::of).toList();
    }

    /** Walks on paper, and before them those that are over and whose sheet has still to come back: goods of cancelled orders may lie with it. */
    public List<Listed> out(String warehouse, int most) {
        var walked = tasks.list(warehouse, State.TAKEN, most).stream().filter(s -> s.task().onPaper());
        return Stream.concat(tasks.leftOnPaper(warehouse, most).stream(), walked).map(Listed::of).toList();
    }

    /** Orders of the walk that were cancelled after this moment, by their places. */
    public Set<FulfillmentId> cancelledSince(long task, Instant since) {
        return orders.cancelledSince(task, since);
    }

    /** Call with the row held. @throws Refusal CONFLICT unless it waits to be taken */
    public Walk take(long taskId, String picker, int sheet) {
        var task = tasks.get(taskId);
        if (task.state() == State.POOLED) throw Refusal.conflict("TASK_IN_POOL", "Pick task " + taskId + " waits for a wave; print the cart of the wave.");
        if (task.state() == State.TAKEN) throw Refusal.conflict("TASK_TAKEN", "Pick task " + taskId + " is in the hands of " + task.picker() + ".");
        if (task.state() != State.WAITING) throw Refusal.conflict("TASK_NOT_OPEN", "Pick task " + taskId + " is " + task.state() + "; nothing of it is to be fetched.");
        if (orders.lines(taskId).stream().anyMatch(line -> line.left() > 0 && Pack.isBin(line.bin()))) {
            throw Refusal.conflict("TASK_HAS_PACKS", "Pick task " + taskId + " fetches packs, whose barcodes are scanned where they lie; pick it with a device.");
        }
        tasks.takeOnPaper(taskId, picker, sheet);
        service.completeEmpty(tasks.get(taskId));
        return of(tasks.get(taskId));
    }

    /** What a scan of this code would be answered for the walk, while nothing is booked. @param line the stop it belongs to; 0 if refused */
    public record Checked(boolean accepted, String result, long stop, String sku, Text note) { }

    public Checked check(long taskId, String code) {
        var task = tasks.get(taskId);
        var open = orders.lines(taskId).stream().filter(line -> line.left() > 0).toList();
        var item = barcodes.identify(code, open.stream().map(PickLine::sku).toList());
        var line = open.stream().filter(l -> item.isPresent() && l.sku().equals(item.get().sku())).findFirst();
        if (line.isEmpty()) {
            return new Checked(false, Result.NOT_IN_TASK.name(), 0, item.map(Item::sku).orElse(""), new Text("这张单不需要 " + code + "。", "This sheet does not need " + code + "."));
        }
        var verdict = rules.judge(task, List.of(line.get()), new PickScans.Reading("check", line.get().bin(), code, line.get().lot(), 1), item);
        if (verdict instanceof Verdict.Refused no) return new Checked(false, no.result().name(), 0, item.get().sku(), no.note());
        return new Checked(true, Result.ACCEPTED.name(), line.get().id(), item.get().sku(), new Text("", ""));
    }

    /**
     * Books what came back with a sheet. What is missing goes the ways of a short pick; a stop that other bins can fill stays in the walk, on the next sheet. Call with the row held.
     *
     * @param key names the sheet; at most 40 characters
     * @throws Refusal as a scan would be refused, with the line
     */
    public Walk book(long taskId, String key, List<Fetched> fetched, List<Missing> missing) {
        var task = tasks.get(taskId);
        return Actor.as(task.picker(), Set.of("picker"), () -> {
            count(task, key, fetched);
            for (var m : inOrder(taskId, missing)) {
                // An order that has left the walk for another stop takes this one with it.
                orders.lines(taskId).stream().filter(line -> line.id() == m.stop() && line.left() > 0).findFirst().ifPresent(line -> {
                    shorts.miss(task, line, m.reason(), 0);
                    tasks.changed(List.of(taskId));
                });
            }
            var lines = orders.lines(taskId);
            service.complete(task, orders.of(taskId).stream().filter(o -> o.state() == PickOrder.State.OPEN && lines.stream().noneMatch(line -> line.order().equals(o) && line.left() > 0)).toList());
            boolean goesOn = tasks.get(taskId).state() == State.TAKEN;
            tasks.onSheet(taskId, goesOn ? task.sheet() + 1 : 0);
            if (goesOn) walks.replanFromDepot(taskId);
            return of(tasks.get(taskId));
        });
    }

    /** In the order of the bins' keys: whoever books another sheet holds the rows in the same one. */
    private List<Missing> inOrder(long taskId, List<Missing> missing) {
        var lines = orders.lines(taskId).stream().collect(toMap(PickLine::id, line -> line));
        return missing.stream().filter(m -> lines.containsKey(m.stop()))
            .sorted(Comparator.comparing((Missing m) -> lines.get(m.stop()).sku()).thenComparing(m -> lines.get(m.stop()).bin()).thenComparing(m -> lines.get(m.stop()).lot()).thenComparing(Missing::stop))
            .toList();
    }

    /** As many statements as the same units cost when they are scanned; in the order of the bins' keys, in which others hold their rows too. */
    private void count(PickTask task, String key, List<Fetched> fetched) {
        var open = orders.lines(task.id()).stream().filter(line -> line.left() > 0).collect(toMap(PickLine::id, line -> line));
        var inOrder = fetched.stream().filter(f -> open.containsKey(f.stop()))
            .sorted(Comparator.comparing((Fetched f) -> open.get(f.stop()).sku()).thenComparing(f -> open.get(f.stop()).bin()).thenComparing(Fetched::lot).thenComparing(Fetched::stop)).toList();
        var counted = new HashMap<Long, Integer>();
        for (int i = 0; i < inOrder.size(); i++) {
            var f = inOrder.get(i);
            var line = open.get(f.stop());
            take(task, line, new PickScans.Reading(key + ":" + f.stop() + ":" + i, line.bin().isEmpty() ? f.bin() : line.bin(), f.serial().isEmpty() ? line.sku() : f.serial(), f.lot(), f.units()));
            open.put(line.id(), line.plus(f.units()));
            counted.merge(line.id(), f.units(), Integer::sum);
        }
        if (!counted.isEmpty()) orders.count(counted);
    }

    private void take(PickTask task, PickLine line, PickScans.Reading reading) {
        if (Pack.isBin(line.bin())) throw Refusal.conflict("TASK_HAS_PACKS", "Line " + line.sequence() + " fetches from a pack; give the task back and pick the rest with a device.");
        var item = barcodes.identify(reading.barcode(), List.of(line.sku()));
        if (rules.judge(task, List.of(line), reading, item) instanceof Verdict.Refused no) {
            throw new Refusal(Refusal.Kind.CONFLICT, no.result().name(), "lines[" + line.id() + "]",
                "第 " + line.sequence() + " 行：" + no.note().zh() + " Line " + line.sequence() + ": " + no.note().en());
        }
        picked.take(task, List.of(line), Map.of(line.id(), reading.quantity()), reading, item.orElseThrow());
        scans.write(new Scan(Scan.Kind.PICK, line.fulfillment(), task.id(), reading.barcode(), line.sku(), reading.bin(), reading.quantity(), Result.ACCEPTED.name(), new Text("", ""),
            Actor.current(), reading.clientKey(), Scan.Source.PAPER));
    }

    private Walk of(PickTask task) {
        var shares = new HashMap<PickOrder, Share>();
        var inOrder = orders.of(task.id()).stream().map(o -> shares.computeIfAbsent(o, PaperWalks::share)).toList();
        var stops = orders.lines(task.id()).stream().map(line -> new Stop(line.id(), Optional.ofNullable(shares.get(line.order())).orElseGet(() -> share(line.order())), line.sequence(),
            line.bin(), line.lot(), line.sku(), line.quantity() - line.picked())).toList();
        return new Walk(task.id(), task.warehouse(), task.state().name(), task.picker(), task.shipBy(), task.sheet(), inOrder, stops);
    }

    private static Share share(PickOrder order) {
        return new Share(order.fulfillment(), order.position(), order.state().name());
    }
}
