package dev.wharf.picking.replenish;

import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.inventory.CountsWanted;
import dev.wharf.inventory.lot.Barcodes;
import dev.wharf.picking.replenish.MoveRule.Verdict;
import dev.wharf.picking.replenish.ReplenishTask.State;
import dev.wharf.process.Actor;
import dev.wharf.process.Lanes;
import dev.wharf.process.ModelInstances;
import dev.wharf.process.ReplenishBins;
import dev.wharf.process.ReplenishBins.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What a person does with a replenishment: takes it, moves its goods, says what is missing, gives it back. One transaction each, with the rows of its SKU and its own held. */
@Service
class ReplenishWork {
    private static final int REASON_MAX = 200;
    private static final Text ALL_WELL = new Text("", "");
    private static final Text TAKEN_UP = new Text("✓ 久未扫描，任务退回过列表；现在又在你手里", "✓ Nothing was scanned for long, and the task had gone back to the list; it is yours again");

    private final JdbcReplenishments tasks;
    private final Replenishments replenishments;
    private final GoodsMoves moves;
    private final ReplenishViews views;
    private final CountsWanted counts;
    private final Barcodes barcodes;
    private final ModelInstances instances;
    private final Lanes lanes;

    ReplenishWork(JdbcReplenishments tasks, Replenishments replenishments, GoodsMoves moves, ReplenishViews views, CountsWanted counts, Barcodes barcodes,
                  ModelInstances instances, Lanes lanes) {
        this.tasks = tasks;
        this.replenishments = replenishments;
        this.moves = moves;
        this.views = views;
        this.counts = counts;
        this.barcodes = barcodes;
        this.instances = instances;
        this.lanes = lanes;
    }

    List<ReplenishViews.Task> open(String warehouse) {
        return lanes.call(() -> views.of(tasks.open(warehouse)));
    }

    /** The task this person holds, else the most urgent one that waits. @return empty if there is none */
    Optional<ReplenishViews.Task> next(String warehouse) {
        var person = Actor.current();
        return lanes.call(() -> {
            if (tasks.heldBy(person).isEmpty()) tasks.take(warehouse, person);
            return tasks.heldBy(person).map(views::of);
        });
    }

    Optional<ReplenishViews.Task> mine() {
        return lanes.call(() -> tasks.heldBy(Actor.current()).map(views::of));
    }

    /** The device in these hands asks whether they still have the task, which says that the person is there. Holds no row but the task's: devices ask often. */
    ReplenishViews.Task keep(long id) {
        return lanes.call(() -> {
            var person = Actor.current();
            boolean kept = tasks.keep(id, person) || tasks.takeUpAgain(id, person);
            var task = tasks.get(id);
            if (!kept && (task.open() || !task.person().equals(person))) throw notYours(task);
            return views.of(task);
        });
    }

    ReplenishViews.MoveAnswer move(long id, MoveReading read) {
        return lanes.call(() -> {
            var held = lock(id);
            var task = mine(held);
            tasks.acted(id);
            var line = line(task, read.line());
            if (moves.booked(read.clientKey())) return views.answer(accepted(ALL_WELL), tasks.get(id));
            var verdict = MoveRule.check(task, line, read, barcodes.identify(read.barcode(), List.of(task.sku())));
            if (verdict.accepted()) {
                moves.move(task, line, read.units(), read.clientKey());
                endIfDone(task);
            }
            return views.answer(verdict.accepted() && held != task ? accepted(TAKEN_UP) : verdict, tasks.get(id));
        });
    }

    private static Verdict accepted(Text note) {
        return new Verdict(MoveRule.Result.ACCEPTED, note);
    }

    /** @param found units that are there, fit, and are still to be moved; fewer than are left */
    ReplenishViews.Task missing(long id, long lineId, MissingReason reason, int found) {
        return lanes.call(() -> {
            var task = lockMine(id);
            tasks.acted(id);
            var line = line(task, lineId);
            if (!task.open() || line.left() == 0) throw Refusal.conflict("LINE_DONE", "Nothing is left to move from bin " + line.bin() + ".");
            if (found < 0 || found >= line.left()) throw Refusal.invalid("FOUND_INVALID", "found", "found is 0 to " + (line.left() - 1) + ", the units that can be moved.");
            replenishments.giveBack(task, line, line.left() - found);
            tasks.missing(line.id(), line.left() - found, reason.name());
            if (reason.isDoubt()) counts.ask(task.warehouse(), line.bin(), task.sku(), CountsWanted.Why.SHORT_PICK);
            endIfDone(task);
            return views.of(tasks.get(id));
        });
    }

    private void endIfDone(ReplenishTask task) {
        if (tasks.lines(task.id()).stream().allMatch(line -> line.left() == 0)) instances.tell(Message.GoodsMoved, task.no(), Map.of());
    }

    void giveBack(long id) {
        lanes.runOne(() -> {
            var task = lockMine(id);
            if (task.open()) tasks.giveBack(id);
        });
    }

    /** The goods are not moved after all; orders that wait for them go on without. */
    void cancel(long id, String reason) {
        if (reason == null || reason.isBlank()) throw Refusal.invalid("REASON_MISSING", "reason", "Say why the goods are not moved.");
        if (reason.strip().length() > REASON_MAX) throw Refusal.invalid("REASON_TOO_LONG", "reason", "reason has at most " + REASON_MAX + " characters.");
        lanes.runOne(() -> {
            var task = lock(id);
            if (task.state() == State.CANCELLED) return;
            if (!task.open()) throw Refusal.conflict("REPLENISHMENT_CLOSED", "Replenishment " + task.no() + " is " + task.state() + " already.");
            tasks.note(id, reason.strip());
            instances.tell(Message.ReplenishmentCancelled, task.no(), Map.of());
        });
    }

    /** The rows of the SKU first, as everybody does who plans its units. */
    private ReplenishTask lock(long id) {
        var task = tasks.get(id);
        replenishments.hold(task);
        return tasks.lock(id);
    }

    private ReplenishTask lockMine(long id) {
        return mine(lock(id));
    }

    private ReplenishTask mine(ReplenishTask held) {
        var task = takenUp(held);
        if (task.open() && task.state() != State.TAKEN || !task.person().equals(Actor.current())) {
            throw notYours(task);
        }
        return task;
    }

    private static Refusal notYours(ReplenishTask task) {
        return Refusal.forbidden("NOT_YOUR_TASK", "Replenishment " + task.no() + " is not in your hands; put goods you have taken for it back into their reserve bin.");
    }

    /** What went back from this person for want of scans, and nobody took since, is in these hands again. */
    private ReplenishTask takenUp(ReplenishTask held) {
        return held.state() == State.WAITING && tasks.takeUpAgain(held.id(), Actor.current()) ? tasks.get(held.id()) : held;
    }

    private ReplenishLine line(ReplenishTask task, long id) {
        return tasks.lines(task.id()).stream().filter(line -> line.id() == id).findFirst()
            .orElseThrow(() -> Refusal.invalid("LINE_UNKNOWN", "lineId", "Replenishment " + task.no() + " has no line " + id + "."));
    }
}
