package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OpenCodes;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Lane;
import dev.wharf.review.merge.Splits;
import dev.wharf.review.rule.GiftsShort;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.rule.StockRule;
import dev.wharf.warehouse.Warehouses;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Task_CheckStock, Task_RecheckStock: writes stockOutcome, and reviewOutcome over all rules: PASSED if no hold is open. */
@Component("checkStockDelegate")
class CheckStockDelegate extends RuleDelegate<StockRule.Inputs> {
    private final OrderLog log;
    private final Stock stock;
    private final Warehouses warehouses;
    private final Shortages shortages;
    private final AddGiftsDelegate gifts;

    CheckStockDelegate(Reviewing reviewing, Fulfillments fulfillments, RuleCatalog rules, OrderLog log, Stock stock, Warehouses warehouses,
                       Shortages shortages, AddGiftsDelegate gifts) {
        super(reviewing, fulfillments, rules.get(StockRule.class), FulfillOrder.STOCK_OUTCOME);
        this.log = log;
        this.stock = stock;
        this.warehouses = warehouses;
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
        Lane.current().state(HeldForLane.class, this::holdForLane);
        here = gifts.leaveBehind(here, giftsShort(here, order));
        boolean otherHolds = log.openHolds(fulfillment.id()).stream().anyMatch(hold -> !hold.code().equals(rule().code()));
        return new StockRule.Inputs(here.units(), new WholeKits(here).bundles(), here.warehouse().isEmpty() ? order.warehouse() : here.warehouse(), available(here.shop(), here.units().keySet()),
            here.handling().tags().contains(Splits.SEALED), otherHolds);
    }

    private SortedMap<String, Integer> giftsShort(Fulfillment here, SalesOrder order) {
        if (here.lines().stream().noneMatch(l -> l.gift() && l.quantity() > 0)) return Collections.emptySortedMap();
        var warehouse = here.warehouse().isEmpty() ? order.warehouse() : here.warehouse();
        return GiftsShort.missing(units(here, false), units(here, true), warehouse, available(here.shop(), here.units().keySet()));
    }

    private static SortedMap<String, Integer> units(Fulfillment here, boolean gift) {
        return here.withLines(here.lines().stream().filter(l -> l.gift() == gift).toList()).units();
    }

    @Override
    void apply(FulfillmentId id, Judged judged) {
        shortages.act(id, judged.results());
    }

    @Override
    void judged(DelegateExecution execution, FulfillmentId id, Judged judged) {
        FulfillOrder.REVIEW_OUTCOME.set(execution, log.openHolds(id).isEmpty() ? FulfillOrder.PASSED : "HELD");
    }

    /** A closed warehouse ships nothing, whatever lies in it. */
    private SortedMap<String, SortedMap<String, Integer>> available(String shop, Set<String> skus) {
        var open = warehouses.active().stream().map(Warehouses.Warehouse::code).collect(Collectors.toSet());
        var available = new TreeMap<String, SortedMap<String, Integer>>();
        stock.available(shop, skus).forEach((warehouse, units) -> {
            if (!open.contains(warehouse)) return;
            var relevant = new TreeMap<>(units);
            relevant.keySet().retainAll(skus);
            available.put(warehouse, relevant);
        });
        return available;
    }

    /** Says that the rows of a lane were taken. */
    private record HeldForLane(int members) { }

    /** The rows of all members are taken by one statement, so that lanes take them in one order and nobody waits in a circle. */
    private HeldForLane holdForLane() {
        var skus = new TreeSet<String>();
        var members = Lane.current().members();
        for (var member : members) skus.addAll(fulfillments().get(member).units().keySet());
        stock.available("", skus);
        return new HeldForLane(members.size());
    }
}
