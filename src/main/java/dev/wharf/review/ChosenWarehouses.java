package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillments;
import dev.wharf.process.Lane;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.rule.StockRule;
import dev.wharf.sourcing.WarehouseChoice;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The warehouse that the stock rule chose in this transaction. It is named on the fulfillment when review ends, and not before: a fulfillment that
 * waits for something else, or for others to merge with, is to be free to leave from wherever is best then.
 */
@Component
class ChosenWarehouses implements WarehouseChoice {
    private final Reviewing reviewing;
    private final Fulfillments fulfillments;
    private final StockFacts facts;
    private final StockRule rule;

    ChosenWarehouses(Reviewing reviewing, Fulfillments fulfillments, StockFacts facts, RuleCatalog rules) {
        this.reviewing = reviewing;
        this.fulfillments = fulfillments;
        this.facts = facts;
        this.rule = rules.get(StockRule.class);
    }

    private static final class Chosen {
        private final Map<FulfillmentId, String> warehouses = new HashMap<>();
    }

    void remember(FulfillmentId id, String warehouse) {
        Lane.current().state(Chosen.class, Chosen::new).warehouses.put(id, warehouse);
    }

    /** Nothing if it was chosen in another transaction: stock has moved since. */
    void name(FulfillmentId id) {
        var warehouse = Lane.current().state(Chosen.class, Chosen::new).warehouses.remove(id);
        var here = fulfillments.get(id);
        if (warehouse != null && !warehouse.isEmpty() && here.warehouse().isEmpty()) fulfillments.save(here.inWarehouse(warehouse));
    }

    @Override
    public Optional<String> choose(FulfillmentId id) {
        return reviewing.passes(id, rule, () -> facts.of(fulfillments.get(id), reviewing.setting(id, rule).params()))
            .map(verdict -> verdict.results().getOrDefault(StockRule.WAREHOUSE, "")).filter(code -> !code.isEmpty());
    }
}
