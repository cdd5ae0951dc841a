package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.process.Lane;
import dev.wharf.process.Lanes;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.rule.StockRule;
import dev.wharf.sourcing.Budget;
import dev.wharf.sourcing.Question;
import dev.wharf.sourcing.Strategy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Service;

/** What would become of the orders that wait for stock if they were looked at together. Changes nothing; one question at a time, because it takes a processor. */
@Service
class WaitingOrders {
    private final Lanes lanes;
    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final Reviewing reviewing;
    private final StockFacts facts;
    private final StockRule rule;
    private final AtomicBoolean searching = new AtomicBoolean();

    WaitingOrders(Lanes lanes, Fulfillments fulfillments, OrderLog log, Reviewing reviewing, StockFacts facts, RuleCatalog rules) {
        this.lanes = lanes;
        this.fulfillments = fulfillments;
        this.log = log;
        this.reviewing = reviewing;
        this.facts = facts;
        this.rule = rules.get(StockRule.class);
    }

    /** @param shop empty for all @throws Refusal CONFLICT while another question is being answered */
    JointPlan.Comparison compare(String shop, int atMost, Strategy strategy, Duration time) {
        if (!searching.compareAndSet(false, true)) throw Refusal.conflict("SEARCH_RUNNING", "Another plan is being searched for; ask again in a few seconds.");
        try {
            return JointPlan.compare(questions(shop, atMost), strategy, Budget.of(time));
        } finally {
            searching.set(false);
        }
    }

    /** Orders that are to leave as one, and such without goods, are left out: the joint search may give any order several warehouses. */
    private Map<String, Question> questions(String shop, int atMost) {
        return lanes.dryRun(log.heldOnly(rule.code(), shop, atMost), waiting -> {
            var questions = new LinkedHashMap<String, Question>();
            Lane.current().join(waiting);
            for (FulfillmentId id : waiting) {
                var params = reviewing.setting(id, rule).params();
                if (!params.usable()) continue;
                var in = facts.of(fulfillments.get(id), params);
                if (!in.sealed() && !in.needed().isEmpty()) questions.put(id.toString(), StockRule.question(in, params));
            }
            return questions;
        }).answer();
    }
}
