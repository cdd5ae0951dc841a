package dev.wharf.picking.replenish;

import dev.wharf.common.Text;
import dev.wharf.picking.WaitingPicks;
import dev.wharf.process.ReplenishBins;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_PlanMoves: chooses reserve bins for what the face should get; writes planOutcome. Orders that reserve has not enough for go on without the units. Safe to run twice:
 * what is on its way is not planned again.
 */
@Component("planMovesDelegate")
class PlanMovesDelegate implements JavaDelegate {
    static final Text TOO_FEW = new Text("备货位数量不够", "reserve bins have too few");

    private final JdbcReplenishments tasks;
    private final Replenishments replenishments;
    private final WaitingPicks waiting;

    PlanMovesDelegate(JdbcReplenishments tasks, Replenishments replenishments, WaitingPicks waiting) {
        this.tasks = tasks;
        this.replenishments = replenishments;
        this.waiting = waiting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var task = tasks.get(ReplenishBins.task(execution));
        int wanted = replenishments.wanted(task);
        if (wanted > 0) replenishments.plan(task, wanted);
        waiting.keep(task.warehouse(), task.sku(), replenishments.coming(task), TOO_FEW);
        int left = tasks.lines(task.id()).stream().mapToInt(ReplenishLine::left).sum();
        ReplenishBins.BIN.set(execution, task.warehouse() + " " + task.bin());
        ReplenishBins.REPLENISH_NO.set(execution, task.no());
        ReplenishBins.DUE_AT.set(execution, Date.from(task.dueAt()));
        ReplenishBins.REASON.set(execution, "SKU " + task.sku() + "：补 " + left + " 件到 " + task.bin() + "。 " + left + " units to bring to " + task.bin() + ".");
        ReplenishBins.PLAN_OUTCOME.set(execution, left > 0 ? "PLANNED" : "EMPTY");
    }
}
