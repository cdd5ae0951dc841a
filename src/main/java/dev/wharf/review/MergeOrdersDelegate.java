package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.PaymentStatus;
import dev.wharf.process.FulfillOrder;
import dev.wharf.review.merge.MergeCandidates;
import dev.wharf.review.merge.Merges;
import dev.wharf.review.rule.MergeRule;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.rule.RuleUnavailable;
import dev.wharf.review.rule.SplitRule;
import dev.wharf.review.setting.Setting;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_MergeOrders, reached when everything passed: takes over waiting orders of the same buyer, then waits for more. Writes mergeOutcome:
 * NONE goes on to the warehouse that the stock rule chose, WAIT stays until mergeUntil, MERGED leads back to the stock, because there are more goods now.
 */
@Component("mergeOrdersDelegate")
class MergeOrdersDelegate implements JavaDelegate {
    private final Reviewing reviewing;
    private final Fulfillments fulfillments;
    private final MergeCandidates candidates;
    private final Merges merges;
    private final ProductFacts products;
    private final ChosenWarehouses chosen;
    private final Provisional provisional;
    private final MergeRule rule;
    private final SplitRule splitRule;

    MergeOrdersDelegate(Reviewing reviewing, Fulfillments fulfillments, MergeCandidates candidates, Merges merges, ProductFacts products, ChosenWarehouses chosen,
                        RuleCatalog rules, Provisional provisional) {
        this.reviewing = reviewing;
        this.fulfillments = fulfillments;
        this.candidates = candidates;
        this.merges = merges;
        this.products = products;
        this.chosen = chosen;
        this.provisional = provisional;
        this.rule = rules.get(MergeRule.class);
        this.splitRule = rules.get(SplitRule.class);
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        var outcome = isOff(id) ? "NONE" : outcome(execution, id);
        if (outcome.equals("NONE")) chosen.name(id);
        FulfillOrder.MERGE_OUTCOME.set(execution, outcome);
    }

    /** Where nothing is merged nothing is asked or written down, so it costs nothing. */
    private boolean isOff(FulfillmentId id) {
        var setting = reviewing.setting(id, rule);
        if (!setting.enabled()) return true;
        return fulfillments.get(id).handling().mergeUntil() == null && window(setting) == 0;
    }

    /** A setting that cannot be read is for the rule to say. */
    private static long window(Setting setting) {
        try {
            return setting.params().number("windowMinutes");
        } catch (RuleUnavailable unreadable) {
            return -1;
        }
    }

    private String outcome(DelegateExecution execution, FulfillmentId id) {
        var judged = reviewing.judge(id, rule, () -> inputs(id), "");
        // A hold that merging itself opened is found by the check of the stock, which looks over all holds.
        if (!judged.passed()) return "MERGED";
        var absorb = judged.results().getOrDefault("absorb", "");
        if (!absorb.isEmpty()) {
            var absorbed = Arrays.stream(absorb.split(" ")).map(FulfillmentId::parse).toList();
            merges.absorb(id, absorbed);
            candidates.tellMerged(absorbed);
        }
        var until = judged.results().containsKey("until") ? Instant.parse(judged.results().get("until")) : null;
        if (until != null) waitUntil(execution, id, until);
        if (!absorb.isEmpty()) return "MERGED";
        return until == null ? "NONE" : "WAIT";
    }

    private void waitUntil(DelegateExecution execution, FulfillmentId id, Instant until) {
        var fulfillment = fulfillments.get(id);
        if (!until.equals(fulfillment.handling().mergeUntil())) fulfillments.save(fulfillment.handled(fulfillment.handling().mergeUntil(until)));
        FulfillOrder.MERGE_UNTIL.set(execution, Date.from(until));
        candidates.waits(id, execution.getId());
        provisional.keepWhileMerging(id);
    }

    private MergeRule.Inputs inputs(FulfillmentId id) {
        var mine = fulfillments.get(id);
        var waiting = candidates.of(id).stream().map(this::parcel).toList();
        var limits = reviewing.setting(id, splitRule);
        long weight = limits.enabled() ? limits.params().number("maxWeightG") : 0;
        long value = limits.enabled() ? limits.params().number("maxValueMinor") : 0;
        return new MergeRule.Inputs(parcel(mine), waiting, Instant.now(fulfillments.clock()), mine.shipBy(), weight, value);
    }

    private MergeRule.Parcel parcel(Fulfillment f) {
        var order = fulfillments.orderOf(f.id());
        var facts = products.of(f);
        var goods = f.lines().stream().filter(l -> l.quantity() > 0).toList();
        var handlings = new TreeSet<String>();
        long weight = 0;
        for (var line : goods) {
            var product = facts.get(line.sku());
            if (product == null) continue;
            if (!line.gift()) handlings.add(product.handling());
            weight += (long) line.quantity() * product.weightG();
        }
        return new MergeRule.Parcel(f.id().toString(), f.warehouse().isEmpty() ? order.warehouse() : f.warehouse(), f.handling().carrier(), String.join(",", handlings),
            !Collections.disjoint(f.handling().tags(), Merges.SEALED), order.payment() == PaymentStatus.COD, order.currency(), f.salesOrders().size(), goods.size(), weight,
            goods.stream().mapToLong(l -> l.quantity() * l.unitPriceMinor()).sum(), f.handling().mergeUntil());
    }
}
