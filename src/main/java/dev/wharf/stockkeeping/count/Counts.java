package dev.wharf.stockkeeping.count;

import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Content;
import dev.wharf.inventory.StockWaiters;
import dev.wharf.process.Actor;
import dev.wharf.process.CountStock;
import dev.wharf.process.CountStock.Message;
import dev.wharf.process.Lanes;
import dev.wharf.process.ModelInstances;
import dev.wharf.stockkeeping.count.CountTask.State;
import dev.wharf.warehouse.Products;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Blind counting by a person: who counts is told the bin and what was counted so far, and never what is on record. */
@Service
class Counts {
    /** @param found what this person has counted so far */
    record View(long id, String warehouse, String bin, int round, String state, List<Found> found) { }

    record Found(String sku, String name, String variant, String lot, int units) { }

    private final JdbcCounts counts;
    private final Bins bins;
    private final Products products;
    private final ModelInstances instances;
    private final StockWaiters waiters;
    private final Ids ids;
    private final Lanes lanes;

    Counts(JdbcCounts counts, Bins bins, Products products, ModelInstances instances, StockWaiters waiters, Ids ids, Lanes lanes) {
        this.counts = counts;
        this.bins = bins;
        this.products = products;
        this.instances = instances;
        this.waiters = waiters;
        this.ids = ids;
        this.lanes = lanes;
    }

    /** The bin this person counts, else the next one that waits. @param bin only this one; empty for any @return empty if there is none */
    Optional<View> next(String warehouse, String bin) {
        return lanes.call(() -> {
            var held = counts.heldBy(Actor.current());
            return (held.isPresent() ? held : counts.next(warehouse, bin, Actor.current()).map(this::open)).map(this::view);
        });
    }

    Optional<View> mine() {
        return lanes.call(() -> counts.heldBy(Actor.current()).map(this::view));
    }

    /** Remembers what is on record in this bin, so that everything that is not mentioned counts as not there. */
    private CountTask open(CountTask task) {
        counts.openRound(task);
        counts.write(task, bins.ofBin(task.warehouse(), task.bin()).stream().filter(c -> c.units() > 0)
            .map(c -> new CountLine(ids.next(), task.round(), c.place().sku(), c.place().lot(), c.units(), 0, null)).toList());
        counts.state(task.id(), State.COUNTING, task.round(), task.valueMinor());
        return counts.get(task.id());
    }

    /** So many units of this SKU and lot lie here; said again, the last one counts. The rows of the SKU are held, so no move falls between record and count. */
    View count(long id, String sku, String lot, int units) {
        return lanes.call(() -> {
            var task = lockMine(id);
            var known = counts.lines(id).stream().filter(l -> l.round() == task.round() && l.sku().equals(sku) && l.lot().equals(lot)).findFirst();
            int snapshot = known.map(CountLine::snapshot).orElse(0);
            int now = onRecord(task, bins.held(task.warehouse(), List.of(sku)), sku, lot);
            counts.write(task, List.of(new CountLine(known.map(CountLine::id).orElseGet(ids::next), task.round(), sku, lot, snapshot, now - snapshot, units)));
            return view(task);
        });
    }

    private static int onRecord(CountTask task, List<Content> held, String sku, String lot) {
        var place = new Bins.Place(task.warehouse(), task.bin(), sku, lot);
        return held.stream().filter(c -> c.place().equals(place)).mapToInt(Content::units).sum();
    }

    /** The whole bin is counted. A second time, by the same person, it changes nothing. @param empty the person says that nothing lies here */
    View finish(long id, boolean empty) {
        var before = counts.get(id);
        var finished = lanes.call(() -> {
            var task = counts.lock(id);
            if (task.state() != State.COUNTING && finishedByMe(task)) return task;
            requireMine(task);
            var lines = counts.lines(id).stream().filter(l -> l.round() == task.round()).toList();
            if (empty && lines.stream().anyMatch(l -> l.counted() != null && l.counted() > 0)) {
                throw Refusal.conflict("BIN_NOT_EMPTY", "Units of this bin are counted already; set them to 0 first, or finish without \"empty\".");
            }
            if (!empty && lines.stream().allMatch(l -> l.counted() == null)) throw Refusal.conflict("NOTHING_COUNTED", "Nothing is counted yet. If the bin is empty, say so.");
            closeRest(task, lines);
            counts.finishRound(task);
            counts.state(id, State.COUNTED, task.round(), task.valueMinor());
            instances.tell(Message.BinCounted, CountStock.businessKey(id), Map.of());
            return task;
        });
        if (before.state() == State.COUNTING && counts.get(id).state() == State.BOOKED) {
            waiters.unitsCame(counts.lines(id).stream().filter(l -> l.round() == finished.round() && l.variance().units() > 0).map(CountLine::sku).distinct().toList());
        }
        return view(finished);
    }

    private void closeRest(CountTask task, List<CountLine> lines) {
        var rest = lines.stream().filter(l -> l.counted() == null).toList();
        var held = bins.held(task.warehouse(), rest.stream().map(CountLine::sku).distinct().toList());
        counts.write(task, rest.stream().map(l -> new CountLine(l.id(), l.round(), l.sku(), l.lot(), l.snapshot(), onRecord(task, held, l.sku(), l.lot()) - l.snapshot(), 0)).toList());
    }

    private boolean finishedByMe(CountTask task) {
        return counts.rounds(task.id()).stream().anyMatch(r -> r.counter().equals(Actor.current()) && r.finished() != null);
    }

    void giveBack(long id) {
        lanes.runOne(() -> {
            var task = lockMine(id);
            counts.dropRound(task);
            counts.state(id, State.WAITING, task.round(), task.valueMinor());
        });
    }

    /** The bin is not counted after all. */
    void cancel(long id) {
        lanes.runOne(() -> {
            var task = counts.lock(id);
            if (task.state() == State.CANCELLED) return;
            if (task.state() == State.BOOKED || task.state() == State.DISMISSED) throw Refusal.conflict("COUNT_CLOSED", "This count is " + task.state() + " already.");
            instances.tell(Message.CountCancelled, CountStock.businessKey(id), Map.of());
        });
    }

    private CountTask lockMine(long id) {
        var task = counts.lock(id);
        requireMine(task);
        return task;
    }

    private void requireMine(CountTask task) {
        if (task.state() != State.COUNTING) throw Refusal.conflict("COUNT_NOT_OPEN", "Count task " + task.id() + " is not being counted now.");
        if (!counts.heldBy(Actor.current()).map(CountTask::id).equals(Optional.of(task.id()))) {
            throw Refusal.forbidden("NOT_YOUR_TASK", "Count task " + task.id() + " is not in your hands.");
        }
    }

    private View view(CountTask task) {
        var lines = counts.lines(task.id()).stream().filter(l -> l.round() == task.round() && l.counted() != null).toList();
        var facts = products.facts(lines.stream().map(CountLine::sku).toList());
        return new View(task.id(), task.warehouse(), task.bin(), task.round(), task.state() == State.COUNTING ? "COUNTING" : "COUNTED", lines.stream().map(l -> {
            var product = facts.get(l.sku());
            return new Found(l.sku(), product == null ? "" : product.name(), product == null ? "" : product.variant(), l.lot(), l.counted());
        }).toList());
    }
}
