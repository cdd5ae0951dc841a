package dev.wharf.review;

import dev.wharf.order.OrderLog;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Var;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_ListHolds: writes an outcome for each kind of open hold, and the evidence for whoever resolves them. */
@Component("listHoldsDelegate")
class ListHoldsDelegate implements JavaDelegate {
    private static final String HELD = "HELD";
    /** The shop's policy is to wait for stock without asking anybody; set by the stock check just before. */
    private static final String WAITING = "WAITING";
    /** Holds with a task of their own, by code; whatever else is open belongs to Task_ReleaseHold. */
    private static final Map<String, Var<String>> OWN_TASK = Map.ofEntries(
        Map.entry("SKU", FulfillOrder.SKU_OUTCOME), Map.entry("REMARK", FulfillOrder.REMARK_OUTCOME), Map.entry("ADDRESS", FulfillOrder.ADDRESS_OUTCOME), Map.entry("REACH", FulfillOrder.REACH_OUTCOME),
        Map.entry("PAYMENT", FulfillOrder.PAYMENT_OUTCOME), Map.entry("DUPLICATE", FulfillOrder.DUPLICATE_OUTCOME),
        Map.entry("BLACKLIST", FulfillOrder.BLACKLIST_OUTCOME), Map.entry("RISK", FulfillOrder.RISK_OUTCOME), Map.entry("PRICE", FulfillOrder.PRICE_OUTCOME),
        Map.entry("FINANCE", FulfillOrder.FINANCE_OUTCOME), Map.entry("DATE", FulfillOrder.DATE_OUTCOME), Map.entry("STOCK", FulfillOrder.STOCK_OUTCOME));

    private final OrderLog log;
    private final Findings findings;

    ListHoldsDelegate(OrderLog log, Findings findings) {
        this.log = log;
        this.findings = findings;
    }

    static boolean hasOwnTask(String code) {
        return OWN_TASK.containsKey(code);
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        var codes = log.openHolds(id).stream().map(OrderLog.OpenHold::code).collect(Collectors.toSet());
        boolean waits = FulfillOrder.STOCK_OUTCOME.getOr(execution, "").equals(WAITING);
        for (var kind : OWN_TASK.entrySet()) kind.getValue().set(execution, codes.contains(kind.getKey()) ? HELD : FulfillOrder.PASSED);
        if (waits) FulfillOrder.STOCK_OUTCOME.set(execution, WAITING);
        FulfillOrder.HOLD_OUTCOME.set(execution, codes.stream().allMatch(ListHoldsDelegate::hasOwnTask) ? FulfillOrder.PASSED : HELD);
        findings.evidence(id).forEach(execution::setVariable);
    }
}
