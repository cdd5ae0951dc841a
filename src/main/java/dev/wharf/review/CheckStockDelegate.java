package dev.wharf.review;

import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Lane;
import dev.wharf.warehouse.Warehouses;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CheckStock, Task_RecheckStock: writes stockOutcome, and reviewOutcome over all rules. */
@Component("checkStockDelegate")
class CheckStockDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;
    private final Findings findings;
    private final Stock stock;
    private final Warehouses warehouses;
    private final StockRule rule = new StockRule();

    CheckStockDelegate(Fulfillments fulfillments, Findings findings, Stock stock, Warehouses warehouses) {
        this.warehouses = warehouses;
        this.fulfillments = fulfillments;
        this.findings = findings;
        this.stock = stock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        var fulfillment = fulfillments.get(id);
        if (fulfillment.stage() != Stage.REVIEW) fulfillment = fulfillments.moveTo(id, Stage.REVIEW);
        var named = fulfillment.warehouse().isEmpty() ? fulfillments.orderOf(id).warehouse() : fulfillment.warehouse();
        Lane.current().state(HeldForLane.class, this::holdForLane);
        var verdict = rule.check(fulfillment.units(), named, available(fulfillment.units().keySet()));
        findings.record(id, StockRule.CODE, StockRule.VERSION, verdict).forEach(execution::setVariable);
        FulfillOrder.STOCK_OUTCOME.set(execution, verdict.outcome());
        boolean all = verdict.passed() && passed(FulfillOrder.ADDRESS_OUTCOME.getOr(execution, FulfillOrder.PASSED))
            && passed(FulfillOrder.PAYMENT_OUTCOME.getOr(execution, FulfillOrder.PASSED));
        FulfillOrder.REVIEW_OUTCOME.set(execution, all ? FulfillOrder.PASSED : "HELD");
    }

    /** A closed warehouse ships nothing, whatever lies in it. */
    private Map<String, Map<String, Integer>> available(Set<String> skus) {
        var open = warehouses.active().stream().map(Warehouses.Warehouse::code).collect(Collectors.toSet());
        return stock.available(skus).entrySet().stream().filter(w -> open.contains(w.getKey())).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Says that the rows of a lane were taken. */
    private record HeldForLane(int members) { }

    /** The rows of all members are taken by one statement, so that lanes take them in one order and nobody waits in a circle. */
    private HeldForLane holdForLane() {
        var skus = new TreeSet<String>();
        var members = Lane.current().members();
        for (var member : members) skus.addAll(fulfillments.get(member).units().keySet());
        stock.available(skus);
        return new HeldForLane(members.size());
    }

    private static boolean passed(String outcome) {
        return FulfillOrder.PASSED.equals(outcome);
    }
}
