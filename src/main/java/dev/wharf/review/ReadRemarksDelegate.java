package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.SalesOrder;
import dev.wharf.process.FulfillOrder;
import dev.wharf.review.rule.RemarkRule;
import dev.wharf.review.rule.RuleCatalog;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Task_ReadRemarks, Task_RereadRemarks, Task_ReadNewRemarks: writes remarkOutcome; puts special requests and tags on the fulfillment. */
@Component("readRemarksDelegate")
class ReadRemarksDelegate extends RuleDelegate<RemarkRule.Inputs> {
    private final OrderFacts orders;
    private final CheckReachDelegate reach;

    ReadRemarksDelegate(Reviewing reviewing, Fulfillments fulfillments, RuleCatalog rules, OrderFacts orders, CheckReachDelegate reach) {
        super(reviewing, fulfillments, rules.get(RemarkRule.class), FulfillOrder.REMARK_OUTCOME);
        this.orders = orders;
        this.reach = reach;
    }

    @Override
    RemarkRule.Inputs inputs(Fulfillment fulfillment, SalesOrder order) {
        return new RemarkRule.Inputs(orders.of(fulfillment).stream()
            .map(o -> new RemarkRule.Remark(o.id(), o.buyerMessage(), o.sellerMemo(), o.terms().flag())).toList());
    }

    /** A rule that could not judge leaves what it found before. */
    @Override
    void apply(FulfillmentId id, Judged judged) {
        var results = judged.results();
        if (results.isEmpty() && !judged.passed()) return;
        var fulfillment = fulfillments().get(id);
        var before = fulfillment.handling();
        var own = lines(results.get(RemarkRule.MAY_TAG));
        var others = before.tags().stream().filter(tag -> !own.contains(tag) && !tag.startsWith(RemarkRule.CARRIER_TAG));
        var after = before.requesting(lines(results.get(RemarkRule.REQUESTS))).tagged(Stream.concat(others, lines(results.get(RemarkRule.TAGS)).stream()).distinct().toList());
        if (!after.equals(before)) fulfillments().save(fulfillment.handled(after));
    }

    private static List<String> lines(String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }
}
