package dev.wharf.picking;

import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.OrderLog;
import dev.wharf.picking.PickTask.State;
import dev.wharf.picking.wall.SortBoxes;
import dev.wharf.process.Actor;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Gives tasks to pickers and takes them back: done or untouched. What is not found: {@link ShortPicks}. */
@Service
class PickTasks {
    private static final int LIST_LIMIT = 200;

    private final JdbcPickTasks tasks;
    private final JdbcPickOrders orders;
    private final WalkOrder walks;
    private final PickViews views;
    private final SortBoxes boxes;
    private final OrderLog log;
    private final Instances instances;
    private final Lanes lanes;

    PickTasks(JdbcPickTasks tasks, JdbcPickOrders orders, WalkOrder walks, PickViews views, SortBoxes boxes, OrderLog log, Instances instances, Lanes lanes) {
        this.log = log;
        this.boxes = boxes;
        this.tasks = tasks;
        this.orders = orders;
        this.walks = walks;
        this.views = views;
        this.instances = instances;
        this.lanes = lanes;
    }

    List<PickViews.Summary> list(String warehouse, State state) {
        return tasks.list(warehouse, state, LIST_LIMIT).stream().map(PickViews.Summary::of).toList();
    }

    PickViews.Task view(long taskId) {
        return lanes.call(() -> views.of(tasks.get(taskId)));
    }

    /** Where a task is, as the one who asks sees it. */
    enum Hands { YOURS, RETURNED, OTHERS }

    PickTask find(long taskId) {
        return tasks.get(taskId);
    }

    /** RETURNED: it went back from this person for want of scans, and the next scan takes it up again. */
    Hands hands(PickTask task) {
        var me = Actor.current();
        if (task.picker().equals(me)) return Hands.YOURS;
        return task.state() == State.WAITING && tasks.returnedFrom(task.id(), me) ? Hands.RETURNED : Hands.OTHERS;
    }

    /** Call with the row held. What went back from this person for want of scans, and nobody took since, is in these hands again: a device may have been without network. */
    PickTask takenUp(PickTask held) {
        return held.state() == State.WAITING && tasks.takeUpAgain(held.id(), Actor.current()) ? tasks.get(held.id()) : held;
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
    void completeEmpty(PickTask task) {
        var withLines = orders.lines(task.id()).stream().map(PickLine::order).collect(Collectors.toSet());
        complete(task, orders.of(task.id()).stream().filter(order -> order.state() == PickOrder.State.OPEN && !withLines.contains(order)).toList());
    }

    /** Call with the row of the task held, when nothing is left to pick for these orders. Those that a wall sorts go on when they are sorted. @return the state of the task then */
    State complete(PickTask task, List<PickOrder> done) {
        if (done.isEmpty()) return task.state();
        orders.end(done.stream().map(PickOrder::id).toList(), PickOrder.State.DONE);
        var state = goOn(task);
        var complete = done.stream().map(PickOrder::fulfillment).toList();
        var unsorted = boxes.picked(task.warehouse(), complete);
        if (task.mode() != PickMode.WALL) {
            // Whoever brings this cart to the bench has to know why the order is not there.
            unsorted.forEach(id -> log.happened(id, "AWAITS_SORT", new Text("已拣齐，箱里还有它的商品，分拣完再复核", "Picked; goods of it are still to be sorted from a box, then it goes to verifying")));
        }
        instances.tell(Message.GoodsPicked, complete.stream().filter(id -> !unsorted.contains(id)).toList(), FulfillOrder.PICK_OUTCOME, "COMPLETE");
        return state;
    }

    /** Ends the walk when no order is left in it. */
    State goOn(PickTask task) {
        if (!orders.tasksWithWork(List.of(task.id())).isEmpty()) return task.state();
        tasks.end(List.of(task.id()), State.DONE);
        return State.DONE;
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
            walks.replan(List.of(taskId));
        });
    }

    /** Holds the row of a task that this person has in hand. */
    PickTask lockMine(long taskId) {
        var task = takenUp(tasks.lock(taskId));
        requireTaken(task);
        requireMine(task);
        return task;
    }

    private static void requireTaken(PickTask task) {
        if (task.state() == State.CANCELLED) throw Refusal.conflict("TASK_CANCELLED", "All orders of this task were cancelled; put their goods back.");
        if (task.state() != State.TAKEN) throw Refusal.conflict("TASK_NOT_OPEN", "Pick task " + task.id() + " is " + task.state() + ".");
    }

    /** Whoever scans what a sheet asks for would count it twice: the sheet is booked too. */
    static void requireDevice(PickTask task) {
        if (task.onPaper()) throw Refusal.conflict("TASK_ON_PAPER", "Pick task " + task.id() + " is picked from a sheet of paper; book the sheet, or give the task back first.");
    }

    static void requireMine(PickTask task) {
        if (!task.picker().equals(Actor.current())) throw Refusal.forbidden("NOT_YOUR_TASK", "Pick task " + task.id() + " is not in your hands.");
    }
}
