package dev.wharf.picking.replenish;

import dev.wharf.process.ReplenishBins;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_BookMoves: the lead says that all was moved as planned, without scans. Safe to run twice: nothing is left then. */
@Component("bookMovesDelegate")
class BookMovesDelegate implements JavaDelegate {
    private final JdbcReplenishments tasks;
    private final Replenishments replenishments;
    private final GoodsMoves moves;

    BookMovesDelegate(JdbcReplenishments tasks, Replenishments replenishments, GoodsMoves moves) {
        this.tasks = tasks;
        this.replenishments = replenishments;
        this.moves = moves;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var task = tasks.get(ReplenishBins.task(execution));
        ReplenishBins.DECISION.take(execution, "");
        replenishments.hold(task);
        for (var line : tasks.lines(task.id())) {
            if (line.left() > 0) moves.move(task, line, line.left(), "by-hand:" + line.id() + "-" + line.moved());
        }
    }
}
