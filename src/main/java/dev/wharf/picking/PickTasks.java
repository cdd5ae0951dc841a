package dev.wharf.picking;

import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.inventory.CountsWanted;
import dev.wharf.order.Evidence;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.picking.PickTask.State;
import dev.wharf.process.Actor;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Gives tasks to pickers and takes them back: done, short, or untouched. */
@Service
class PickTasks {
    private static final int LIST_LIMIT = 200;

    private final JdbcPickTasks tasks;
    private final PickViews views;
    private final Fulfillments fulfillments;
    private final CountsWanted counts;
    private final OrderLog log;
    private final Instances instances;
    private final Lanes lanes;

    PickTasks(JdbcPickTasks tasks, PickViews views, Fulfillments fulfillments, CountsWanted counts, OrderLog log, Instances instances, Lanes lanes) {
        this.counts = counts;
        this.tasks = tasks;
        this.views = views;
        this.fulfillments = fulfillments;
        this.log = log;
        this.instances = instances;
        this.lanes = lanes;
    }

    List<PickViews.Summary> list(String warehouse, State state) {
        return tasks.list(warehouse, state, LIST_LIMIT).stream().map(PickViews.Summary::of).toList();
    }

    PickViews.Task view(long taskId) {
        return lanes.call(() -> views.of(tasks.get(taskId)));
    }

    State state(long taskId) {
        return tasks.get(taskId).state();
    }

    Optional<PickViews.Task> mine() {
        return lanes.call(() -> tasks.heldBy(Actor.current()).map(views::of));
    }

    /** The task this person holds, else the most urgent one that waits. @return empty if there is none */
    Optional<PickViews.Task> next(String warehouse) {
        var picker = Actor.current();
        return lanes.call(() -> {
            if (tasks.heldBy(picker).isEmpty()) tasks.take(warehouse, picker);
            return tasks.heldBy(picker).map(task -> {
                if (tasks.lines(task.id()).isEmpty()) complete(task);
                return views.of(tasks.get(task.id()));
            });
        });
    }

    /** Call with the row locked, when nothing is left to pick. */
    void complete(PickTask task) {
        tasks.end(task.id(), State.DONE);
        instances.tell(Message.GoodsPicked, List.of(task.fulfillment()), FulfillOrder.PICK_OUTCOME, "COMPLETE");
    }

    /** The picker looked for the rest of this line and did not find it. The task ends; a person decides how the order goes on. */
    PickViews.Task reportShort(long taskId, long pickLineId, ShortReason reason) {
        return lanes.call(() -> {
            var task = lockMine(taskId);
            var line = tasks.lines(taskId).stream().filter(l -> l.id() == pickLineId).findFirst()
                .orElseThrow(() -> Refusal.invalid("PICK_LINE_UNKNOWN", "pickLineId", "Pick task " + taskId + " has no line " + pickLineId + "."));
            if (line.left() == 0) throw Refusal.conflict("PICK_LINE_COMPLETE", "Line " + line.sequence() + " is picked already; nothing of it is missing.");
            tasks.miss(line.id(), line.left(), reason.name());
            if (!line.bin().isEmpty()) counts.ask(task.warehouse(), line.bin(), line.sku(), CountsWanted.Why.SHORT_PICK);
            tasks.end(taskId, State.SHORT);
            var why = sentence(line, reason);
            log.happened(task.fulfillment(), "SHORT_PICK", why);
            instances.tell(Message.GoodsPicked, task.fulfillment(), FulfillOrder.PICK_OUTCOME, "SHORT", Evidence.variables(fulfillments, task.fulfillment(), why));
            return views.of(tasks.get(taskId));
        });
    }

    private static Text sentence(PickLine line, ShortReason reason) {
        var binZh = line.bin().isEmpty() ? "未登记货位" : "货位 " + line.bin();
        var binEn = line.bin().isEmpty() ? "without a known bin" : "in bin " + line.bin();
        return new Text("SKU " + line.sku() + "：需要 " + line.quantity() + " 件，" + binZh + " 找到 " + line.picked() + " 件（" + reason.text().zh() + "）。",
            "SKU " + line.sku() + ": " + line.quantity() + " needed, " + line.picked() + " found " + binEn + " (" + reason.text().en() + ").");
    }

    /**
     * Puts a task back on the list.
     *
     * @param lead may also put back another's task, or a begun one; the next picker then fetches the rest
     */
    void giveBack(long taskId, boolean lead) {
        lanes.runOne(() -> {
            if (lead) requireTaken(tasks.lock(taskId));
            else {
                lockMine(taskId);
                if (tasks.lines(taskId).stream().anyMatch(line -> line.picked() > 0)) {
                    throw Refusal.conflict("PICK_TASK_BEGUN", "Units of this task are picked; finish it, report what is missing, or ask the warehouse lead.");
                }
            }
            tasks.giveBack(taskId);
        });
    }

    private PickTask lockMine(long taskId) {
        var task = tasks.lock(taskId);
        requireTaken(task);
        requireMine(task);
        return task;
    }

    private static void requireTaken(PickTask task) {
        if (task.state() == State.CANCELLED) throw Refusal.conflict("TASK_CANCELLED", "The order of this task was cancelled; put its goods back.");
        if (task.state() != State.TAKEN) throw Refusal.conflict("TASK_NOT_OPEN", "Pick task " + task.id() + " is " + task.state() + ".");
    }

    static void requireMine(PickTask task) {
        if (!task.picker().equals(Actor.current())) throw Refusal.forbidden("NOT_YOUR_TASK", "Pick task " + task.id() + " is not in your hands.");
    }
}
