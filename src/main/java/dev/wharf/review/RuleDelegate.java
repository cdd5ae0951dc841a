package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.SalesOrder;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Var;
import dev.wharf.review.rule.Rule;
import dev.wharf.review.setting.Setting;
import java.time.Instant;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * What the tasks of all rules have in common: take a person's decision if there is one, gather the inputs, judge, apply what follows, write the
 * outcome. A person's CANCEL gives the order up; ACCEPT lets the finding pass if the person's role may; anything else judges anew.
 */
abstract class RuleDelegate<I extends Record> implements JavaDelegate {
    static final String ACCEPT = "ACCEPT";
    /** Ids of the tasks that look at a hold once more: Task_RecheckAddress, Task_RereadRemarks. */
    private static final Pattern AGAIN = Pattern.compile("Task_Re(check|read)[A-Z].*");

    private final Reviewing reviewing;
    private final Fulfillments fulfillments;
    private final Rule<I> rule;
    private final Var<String> outcome;

    RuleDelegate(Reviewing reviewing, Fulfillments fulfillments, Rule<I> rule, Var<String> outcome) {
        this.reviewing = reviewing;
        this.fulfillments = fulfillments;
        this.rule = rule;
        this.outcome = outcome;
    }

    @Override
    public final void execute(DelegateExecution execution) {
        var decision = FulfillOrder.DECISION.getOr(execution, "");
        // The decision stays for Task_CancelGivenUp, which writes it down.
        if (decision.equals(FulfillOrder.CANCEL)) throw new BpmnError(FulfillOrder.ORDER_GIVEN_UP);
        FulfillOrder.DECISION.take(execution, "");
        var id = FulfillOrder.fulfillment(execution);
        var reason = FulfillOrder.DECISION_REASON.take(execution, "");
        if (!decision.isEmpty()) decided(execution, id, decision, reason);
        if (!concerns(id)) {
            outcome.set(execution, FulfillOrder.PASSED);
            passedOver(execution, id);
            return;
        }
        var judged = judge(id, accepts(decision) ? reason : "");
        judged.evidence().forEach(execution::setVariable);
        outcome.set(execution, judged.outcome());
        judged(execution, id, judged);
        if (judged.passed() && AGAIN.matcher(execution.getCurrentActivityId()).matches()) reviewing.lookedAgain(id, payBy(execution));
    }

    /** When the order is cancelled for lack of payment; null where that is just what was asked. */
    static Instant payBy(DelegateExecution execution) {
        if (execution.getCurrentActivityId().equals("Task_RecheckPayment")) return null;
        var payBy = FulfillOrder.PAY_BY.getOr(execution, null);
        return payBy == null ? Instant.MAX : payBy.toInstant();
    }

    /** Judges and applies; another rule's task calls it when its own change touches this rule. */
    final Judged judge(FulfillmentId id, String acceptedFor) {
        var judged = reviewing.judge(id, rule, () -> inputs(fulfillments.get(id), fulfillments.orderOf(id)), acceptedFor);
        apply(id, judged);
        return judged;
    }

    /** All the rule looks at; facts from the database come as lane facts, loaded for all members at once. */
    abstract I inputs(Fulfillment fulfillment, SalesOrder order);

    /** False where the rule has nothing to look at; then nothing is judged or written down, so it costs nothing. */
    boolean concerns(FulfillmentId id) {
        return true;
    }

    /** More variables than the outcome where the rule has nothing to look at; none by default. */
    void passedOver(DelegateExecution execution, FulfillmentId id) { }

    /** What follows from the verdict for our own tables; nothing by default. */
    void apply(FulfillmentId id, Judged judged) { }

    /** Whether this decision of a person lets the finding pass. */
    boolean accepts(String decision) {
        return decision.equals(ACCEPT);
    }

    /** A person decided something other than to cancel; done before the rule judges again. */
    void decided(DelegateExecution execution, FulfillmentId id, String decision, String reason) { }

    /** More variables than the outcome; none by default. */
    void judged(DelegateExecution execution, FulfillmentId id, Judged judged) { }

    final Fulfillments fulfillments() {
        return fulfillments;
    }

    /** What the rule runs with for this shop. */
    final Setting setting(FulfillmentId id) {
        return reviewing.setting(id, rule);
    }

    final Rule<I> rule() {
        return rule;
    }
}
