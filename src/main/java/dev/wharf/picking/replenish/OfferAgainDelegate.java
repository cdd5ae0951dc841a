package dev.wharf.picking.replenish;

import dev.wharf.picking.WaitingPicks;
import dev.wharf.picking.WaitingPicks.Wait;
import dev.wharf.picking.replenish.ReplenishTask.State;
import dev.wharf.process.ReplenishBins;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_OfferAgain: the most urgent orders that wait for the moved units are picked again; writes offerOutcome. Units are offered once, so it is safe to run twice. */
@Component("offerAgainDelegate")
class OfferAgainDelegate implements JavaDelegate {
    private final JdbcReplenishments tasks;
    private final Replenishments replenishments;
    private final GoodsMoves moves;
    private final WaitingPicks waiting;

    OfferAgainDelegate(JdbcReplenishments tasks, Replenishments replenishments, GoodsMoves moves, WaitingPicks waiting) {
        this.tasks = tasks;
        this.replenishments = replenishments;
        this.moves = moves;
        this.waiting = waiting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var task = tasks.get(ReplenishBins.task(execution));
        int coming = replenishments.coming(task);
        moves.offer(task);
        int still = waiting.of(task.warehouse(), task.sku()).stream().mapToInt(Wait::units).sum();
        if (still <= coming) tasks.end(task.id(), State.DONE);
        ReplenishBins.OFFER_OUTCOME.set(execution, still <= coming ? "ENOUGH" : "WAITING");
    }
}
