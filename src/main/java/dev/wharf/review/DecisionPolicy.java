package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OpenCodes;
import dev.wharf.process.Actor;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Lanes;
import dev.wharf.process.TaskPolicy;
import dev.wharf.review.setting.RuleSettings;
import dev.wharf.warehouse.Products;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A finding is let pass by those alone whom the setting of its rule names. */
@Component
class DecisionPolicy implements TaskPolicy {
    private static final String MAP_SKU = FulfillOrder.TASK_OF_HOLD.get(OpenCodes.HOLD);
    private static final Map<String, String> RULE_OF_TASK = Map.ofEntries(
        Map.entry("Task_FixAddress", "ADDRESS"), Map.entry("Task_FixReceiver", "ADDRESS"), Map.entry("Task_AwaitPayment", "PAYMENT"),
        Map.entry("Task_ReadRemark", "REMARK"), Map.entry("Task_ReadNewRemark", "REMARK"), Map.entry("Task_ResolveDuplicate", "DUPLICATE"),
        Map.entry("Task_ReviewBlacklist", "BLACKLIST"), Map.entry("Task_ReviewRisk", "RISK"), Map.entry("Task_ReviewPrice", "PRICE"),
        Map.entry("Task_ApproveFinance", "FINANCE"), Map.entry("Task_AwaitShipDate", "DATE"));

    private final Lanes lanes;
    private final Fulfillments fulfillments;
    private final RuleSettings settings;
    private final CheckFinanceDelegate finance;
    private final ProposedRegion proposed;
    private final MapSkusDelegate skus;
    private final Products products;

    DecisionPolicy(Lanes lanes, Fulfillments fulfillments, RuleSettings settings, CheckFinanceDelegate finance, ProposedRegion proposed, MapSkusDelegate skus,
                   Products products) {
        this.lanes = lanes;
        this.fulfillments = fulfillments;
        this.settings = settings;
        this.finance = finance;
        this.proposed = proposed;
        this.skus = skus;
        this.products = products;
    }

    @Override
    public void check(String taskKey, FulfillmentId id, Completion completion) {
        switch (completion.decision()) {
            case "ACCEPT", "SHIP_NOW" -> override(taskKey, id);
            case CheckFinanceDelegate.APPROVE -> {
                override(taskKey, id);
                fourEyes(id);
            }
            case "CHOOSE" -> {
                if (completion.carrier().isBlank()) throw Refusal.invalid("CARRIER_MISSING", "variables.carrier", "Enter the code of the carrier to use.");
            }
            case MapSkusDelegate.MAP -> one(id, completion.mapTo());
            case FulfillOrder.USE_PROPOSAL -> {
                if (taskKey.equals(MAP_SKU)) {
                    proposals(id);
                    return;
                }
                if (!lanes.call(() -> proposed.isThere(id))) {
                    throw Refusal.invalid("NO_PROPOSAL", "variables.decision", "There is no single region to propose for " + id + "; correct the receiver on the order page.");
                }
            }
            default -> { }
        }
    }

    private void one(FulfillmentId id, String sku) {
        var open = lanes.call(() -> skus.open(id));
        if (open.size() > 1) {
            throw Refusal.invalid("CODES_SEVERAL", "variables.mapTo", id + " has " + open.size() + " codes without a product; say on the page of codes what each of them means.");
        }
        if (!products.known(List.of(sku.strip())).isEmpty()) return;
        throw Refusal.invalid("SKU_UNKNOWN", "variables.mapTo", sku.isBlank() ? "Enter the SKU that the code means." : "SKU " + sku.strip() + " is not in the product list.");
    }

    private void proposals(FulfillmentId id) {
        if (!lanes.call(() -> skus.proposed(id).isEmpty() && !skus.open(id).isEmpty())) return;
        throw Refusal.invalid("NO_PROPOSAL", "variables.decision", "There is no proposal for every code of " + id + "; enter the SKU that it means.");
    }

    private void fourEyes(FulfillmentId id) {
        if (!lanes.call(() -> finance.hasApproved(id, Actor.current()))) return;
        throw Refusal.forbidden("ALREADY_APPROVED", "You have approved " + id + " already. The approval of another person is missing.");
    }

    private void override(String taskKey, FulfillmentId id) {
        var rule = RULE_OF_TASK.get(taskKey);
        if (rule == null) return;
        var may = settings.of(lanes.call(() -> fulfillments.get(id).shop()), rule).overrideBy();
        if (Collections.disjoint(may, Actor.groups())) {
            throw Refusal.forbidden("OVERRIDE_NOT_ALLOWED", may.isEmpty() ? "Nobody may let a finding of rule " + rule + " pass; put right what it names."
                : "A finding of rule " + rule + " is let pass by " + String.join(", ", may.stream().sorted().toList()) + " only; ask one of them or put right what it names.");
        }
    }
}
