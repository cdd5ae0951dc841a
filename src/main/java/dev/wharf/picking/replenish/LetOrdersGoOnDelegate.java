package dev.wharf.picking.replenish;

import dev.wharf.common.Cut;
import dev.wharf.common.Text;
import dev.wharf.picking.WaitingPicks;
import dev.wharf.picking.replenish.ReplenishTask.State;
import dev.wharf.process.ReplenishBins;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_LetOrdersGoOn: no more units will come, because reserve has none or a person gave the task up. What was moved is offered, bins keep nothing for the task any more,
 * and orders that still wait go on without the units.
 */
@Component("letOrdersGoOnDelegate")
class LetOrdersGoOnDelegate implements JavaDelegate {
    private static final int NOTE_MAX = 200;
    private static final Text GIVEN_UP = new Text("补货已取消", "the replenishment was cancelled");

    private final JdbcReplenishments tasks;
    private final Replenishments replenishments;
    private final GoodsMoves moves;
    private final WaitingPicks waiting;

    LetOrdersGoOnDelegate(JdbcReplenishments tasks, Replenishments replenishments, GoodsMoves moves, WaitingPicks waiting) {
        this.tasks = tasks;
        this.replenishments = replenishments;
        this.moves = moves;
        this.waiting = waiting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var task = tasks.get(ReplenishBins.task(execution));
        var reason = ReplenishBins.DECISION_REASON.take(execution, "");
        if (!reason.isEmpty()) tasks.note(task.id(), Cut.words(reason, NOTE_MAX));
        boolean givenUp = !tasks.noteOf(task.id()).isEmpty();
        replenishments.hold(task);
        for (var line : tasks.lines(task.id())) {
            if (line.left() > 0) replenishments.giveBack(task, line, line.left());
        }
        moves.offer(task);
        tasks.end(task.id(), givenUp ? State.CANCELLED : State.FAILED);
        waiting.keep(task.warehouse(), task.sku(), replenishments.coming(task), givenUp ? GIVEN_UP : PlanMovesDelegate.TOO_FEW);
    }
}
