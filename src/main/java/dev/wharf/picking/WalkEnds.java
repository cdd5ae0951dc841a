package dev.wharf.picking;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What becomes of walks that orders have left. Call with their rows held. */
@Component
class WalkEnds {
    private final JdbcPickTasks tasks;
    private final JdbcPickOrders orders;
    private final WalkOrder walks;

    WalkEnds(JdbcPickTasks tasks, JdbcPickOrders orders, WalkOrder walks) {
        this.tasks = tasks;
        this.orders = orders;
        this.walks = walks;
    }

    /** Those with an open order go on, by a way that is the shortest again. The others are over: DONE if they served an order, else CANCELLED. */
    void goOn(Collection<Long> left) {
        if (left.isEmpty()) return;
        var goOn = new HashSet<>(orders.tasksWithWork(left));
        tasks.changed(goOn);
        walks.replan(goOn);
        var over = without(left, goOn);
        var served = new HashSet<>(orders.tasksThatServed(over));
        tasks.end(served, PickTask.State.DONE);
        tasks.end(without(over, served), PickTask.State.CANCELLED);
    }

    private static Set<Long> without(Collection<Long> all, Collection<Long> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
