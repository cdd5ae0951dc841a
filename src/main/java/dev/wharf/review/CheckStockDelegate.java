package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.Capacity;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OpenCodes;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.review.rule.GiftsShort;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.rule.StockRule;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Task_CheckStock, Task_RecheckStock: writes stockOutcome, and reviewOutcome over all rules: PASSED if no hold is open. */
@Component("checkStockDelegate")
class CheckStockDelegate extends RuleDelegate<StockRule.Inputs> {
    private final OrderLog log;
    private final StockFacts facts;
    private final Capacity capacity;
    private final ChosenWarehouses chosen;
    private final Shortages shortages;
    private final AddGiftsDelegate gifts;

    CheckStockDelegate(Reviewing reviewing, Fulfillments fulfillments, RuleCatalog rules, OrderLog log, StockFacts facts, Capacity capacity, ChosenWarehouses chosen,
                       Shortages shortages, AddGiftsDelegate gifts) {
        super(reviewing, fulfillments, rules.get(StockRule.class), FulfillOrder.STOCK_OUTCOME);
        this.log = log;
        this.facts = facts;
        this.capacity = capacity;
        this.chosen = chosen;
        this.shortages = shortages;
        this.gifts = gifts;
    }

    /** Of goods that nobody knows there is no stock, and nothing to decide; review begins anew once they are known. */
    @Override
    boolean concerns(FulfillmentId id) {
        return log.openHolds(id).stream().noneMatch(hold -> hold.code().equals(OpenCodes.HOLD));
    }

    @Override
    void passedOver(DelegateExecution execution, FulfillmentId id) {
        log.release(id, rule().code(), "先对应编码 Codes are mapped first");
        FulfillOrder.REVIEW_OUTCOME.set(execution, "HELD");
    }

    @Override
    StockRule.Inputs inputs(Fulfillment fulfillment, SalesOrder order) {
        var here = fulfillment.stage() == Stage.REVIEW ? fulfillment : fulfillments().moveTo(fulfillment.id(), Stage.REVIEW);
        return facts.of(gifts.leaveBehind(here, giftsShort(here)), setting(fulfillment.id()).params());
    }

    private SortedMap<String, Integer> giftsShort(Fulfillment here) {
        if (here.lines().stream().noneMatch(l -> l.gift() && l.quantity() > 0)) return Collections.emptySortedMap();
        return GiftsShort.missing(units(here, false), units(here, true), facts.named(here), facts.available(here));
    }

    private static SortedMap<String, Integer> units(Fulfillment here, boolean gift) {
        return here.withLines(here.lines().stream().filter(l -> l.gift() == gift).toList()).units();
    }

    @Override
    void apply(FulfillmentId id, Judged judged) {
        shortages.act(id, judged.results());
        if (judged.results().containsKey(StockRule.AWAITED)) {
            capacity.await(id, Arrays.asList(judged.results().get(StockRule.AWAITED).split(StockRule.BETWEEN)), fulfillments().get(id).shipBy());
        }
        if (judged.outcome().equals(FulfillOrder.PASSED)) chosen.remember(id, judged.results().getOrDefault(StockRule.WAREHOUSE, ""));
    }

    @Override
    void judged(DelegateExecution execution, FulfillmentId id, Judged judged) {
        FulfillOrder.REVIEW_OUTCOME.set(execution, log.openHolds(id).isEmpty() ? FulfillOrder.PASSED : "HELD");
    }
}
