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
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Gives tasks to pickers and takes them back: done, short, or untouched. */
@Service
class PickTasks {
    private static final int LIST_LIMIT = 200;

    private final JdbcPickTasks tasks;
    private final JdbcPickOrders orders;
    private final PickViews views;
    private final Fulfillments fulfillments;
    private final CountsWanted counts;
    private final OrderLog log;
    private final Instances instances;
    private final Lanes lanes;

    PickTasks(JdbcPickTasks tasks, JdbcPickOrders orders, PickViews views, Fulfillments fulfillments, CountsWanted counts, OrderLog log, Instances instances, Lanes lanes) {
        this.counts = counts;
        this.tasks = tasks;
        this.orders = orders;
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

    PickTask find(long taskId) {
        return tasks.get(taskId);
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
                completeEmpty(task);
                return views.of(tasks.get(task.id()));
            });
        });
    }

    /** Of orders with nothing left to fetch: all their goods were picked before. */
    private void completeEmpty(PickTask task) {
        var withLines = orders.lines(task.id()).stream().map(PickLine::order).collect(Collectors.toSet());
        orders.of(task.id()).stream().filter(order -> order.state() == PickOrder.State.OPEN && !withLines.contains(order)).forEach(order -> complete(task, order));
    }

    /** Call with the row of the task held, when nothing is left to pick for the order. @return the state of the task then */
    State complete(PickTask task, PickOrder order) {
        orders.end(List.of(order.id()), PickOrder.State.DONE);
        var state = goOn(task);
        instances.tell(Message.GoodsPicked, List.of(order.fulfillment()), FulfillOrder.PICK_OUTCOME, "COMPLETE");
        return state;
    }

    /** Ends the walk when no order is left in it. */
    private State goOn(PickTask task) {
        if (!orders.tasksWithWork(List.of(task.id())).isEmpty()) return task.state();
        tasks.end(List.of(task.id()), State.DONE);
        return State.DONE;
    }

    /**
     * The picker looked for the rest of this line and did not find it. A person decides how its order goes on; it leaves the walk, and the other
     * orders stay in it.
     */
    PickViews.Task reportShort(long taskId, long pickLineId, ShortReason reason) {
        return lanes.call(() -> {
            var task = lockMine(taskId);
            var line = orders.lines(taskId).stream().filter(l -> l.id() == pickLineId && !l.gone()).findFirst()
                .orElseThrow(() -> Refusal.invalid("PICK_LINE_UNKNOWN", "pickLineId", "Pick task " + taskId + " has no line " + pickLineId + "."));
            if (line.left() == 0) throw Refusal.conflict("PICK_LINE_COMPLETE", "Line " + line.sequence() + " is picked already; nothing of it is missing.");
            orders.miss(line.id(), line.left(), reason.name());
            if (!line.bin().isEmpty()) counts.ask(task.warehouse(), line.bin(), line.sku(), CountsWanted.Why.SHORT_PICK);
            orders.end(List.of(line.order().id()), PickOrder.State.SHORT);
            tasks.changed(List.of(taskId));
            goOn(task);
            var order = line.fulfillment();
            var why = sentence(line, reason);
            log.happened(order, "SHORT_PICK", why);
            instances.tell(Message.GoodsPicked, order, FulfillOrder.PICK_OUTCOME, "SHORT", Evidence.variables(fulfillments, order, why));
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
                if (orders.lines(taskId).stream().anyMatch(line -> line.picked() > 0)) {
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
        if (task.state() == State.CANCELLED) throw Refusal.conflict("TASK_CANCELLED", "All orders of this task were cancelled; put their goods back.");
        if (task.state() != State.TAKEN) throw Refusal.conflict("TASK_NOT_OPEN", "Pick task " + task.id() + " is " + task.state() + ".");
    }

    static void requireMine(PickTask task) {
        if (!task.picker().equals(Actor.current())) throw Refusal.forbidden("NOT_YOUR_TASK", "Pick task " + task.id() + " is not in your hands.");
    }
}
