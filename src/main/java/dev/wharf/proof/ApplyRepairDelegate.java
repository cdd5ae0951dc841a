package dev.wharf.proof;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.Stock;
import dev.wharf.inventory.StockRepair;
import dev.wharf.overview.StockHistory;
import dev.wharf.overview.StockLaws;
import dev.wharf.overview.StockLaws.Repair;
import dev.wharf.overview.StockProof;
import dev.wharf.process.Actor;
import dev.wharf.process.Lane;
import dev.wharf.process.RepairStock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_ApplyRepair: does what the person decided, with the reason in the ledger, and looks at the law again; writes repairOutcome. If it holds, the
 * breach is closed and its incident resolved.
 */
@Component("applyRepairDelegate")
class ApplyRepairDelegate implements JavaDelegate {
    private final StockLaws laws;
    private final StockProof proof;
    private final StockHistory history;
    private final StockRepair repair;
    private final WrongLocks wrongLocks;
    private final Stock stock;
    private final StockBreaches breaches;

    ApplyRepairDelegate(StockLaws laws, StockProof proof, StockHistory history, StockRepair repair, WrongLocks wrongLocks, Stock stock, StockBreaches breaches) {
        this.laws = laws;
        this.proof = proof;
        this.history = history;
        this.repair = repair;
        this.wrongLocks = wrongLocks;
        this.stock = stock;
        this.breaches = breaches;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var decision = RepairStock.DECISION.take(execution, RepairStock.RECHECK);
        var reason = RepairStock.DECISION_REASON.take(execution, "");
        var law = RepairStock.LAW.get(execution);
        var place = new StockRepair.Place(RepairStock.SKU.get(execution), RepairStock.PLACE.get(execution), RepairStock.BREACH.get(execution), reason);
        if (!decision.equals(RepairStock.RECHECK)) apply(fitting(law, decision, reason), law, place);
        Lane.current().flush();
        var broken = proof.find(law, place.sku(), place.warehouse());
        broken.ifPresent(breach -> RepairStock.REASON.set(execution, law + " " + breach));
        if (broken.isEmpty()) close(execution, decision, reason);
        RepairStock.REPAIR_OUTCOME.set(execution, broken.isEmpty() ? "HOLDS" : "BROKEN");
    }

    private Repair fitting(String law, String decision, String reason) {
        if (reason.isBlank()) throw Refusal.invalid("REASON_MISSING", "variables.decisionReason", "Say in a few words why.");
        return laws.find(law).orElseThrow().repairs().stream().filter(r -> r.name().equals(decision)).findFirst()
            .orElseThrow(() -> Refusal.invalid("REPAIR_DOES_NOT_FIT", "variables.decision", "A breach of " + law + " is repaired by one of " + laws.find(law).orElseThrow().repairs()
                + ", or by RECHECK after its cause was put right."));
    }

    private void apply(Repair how, String law, StockRepair.Place place) {
        switch (how) {
            case TRUST_LEDGER -> repair.trustLedger(place, history::sums);
            case TRUST_BALANCE -> repair.trustBalance(place, history::sums);
            case TRUST_LOCKS -> repair.trustLocks(place, history::sums);
            case RELEASE -> {
                for (var wrong : wrongLocks.find(law, place.sku(), place.warehouse())) {
                    if (wrong.shipped()) stock.deduct(new FulfillmentId(wrong.fulfillment()));
                    else stock.release(new FulfillmentId(wrong.fulfillment()), wrong.line(), wrong.units(), place.reason());
                }
                repair.note(place);
            }
        }
    }

    private void close(DelegateExecution execution, String decision, String reason) {
        breaches.close(execution.getProcessBusinessKey(), Actor.current(), decision + " " + reason);
        var runtime = execution.getProcessEngineServices().getRuntimeService();
        runtime.createIncidentQuery().processInstanceId(execution.getProcessInstanceId()).incidentType(RepairStock.INCIDENT).list()
            .forEach(incident -> runtime.resolveIncident(incident.getId()));
    }
}
