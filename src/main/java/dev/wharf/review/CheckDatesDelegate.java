package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Level;
import dev.wharf.order.SalesOrder;
import dev.wharf.process.FulfillOrder;
import dev.wharf.review.rule.DateRule;
import dev.wharf.review.rule.DateRule.Start;
import dev.wharf.review.rule.RuleCatalog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Task_CheckDates, Task_RecheckDates: writes dateOutcome, and startAt if it must wait. A person's SHIP_NOW lets it go. */
@Component("checkDatesDelegate")
class CheckDatesDelegate extends RuleDelegate<DateRule.Inputs> {
    /** A rule that could not judge is asked again after this. */
    private static final Duration ASK_AGAIN = Duration.ofDays(1);

    private final OrderFacts orders;
    private final Clock clock;

    CheckDatesDelegate(Reviewing reviewing, Fulfillments fulfillments, RuleCatalog rules, OrderFacts orders, Clock clock) {
        super(reviewing, fulfillments, rules.get(DateRule.class), FulfillOrder.DATE_OUTCOME);
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    boolean accepts(String decision) {
        return decision.equals("SHIP_NOW");
    }

    @Override
    DateRule.Inputs inputs(Fulfillment fulfillment, SalesOrder order) {
        var here = fulfillment.lines().stream().filter(l -> l.quantity() > 0).collect(Collectors.groupingBy(Fulfillment.Line::salesOrderId,
            Collectors.mapping(Fulfillment.Line::lineNo, Collectors.toSet())));
        var starts = new ArrayList<Start>();
        for (var one : orders.of(fulfillment)) {
            var lines = here.get(one.id());
            if (lines == null) continue;
            if (one.terms().notBefore() != null) starts.add(new Start(one.id(), "", one.terms().notBefore()));
            for (var line : one.lines()) if (line.notBefore() != null && lines.contains(line.lineNo())) starts.add(new Start(one.id(), line.lineNo(), line.notBefore()));
        }
        return new DateRule.Inputs(List.copyOf(starts), Instant.now(clock).truncatedTo(ChronoUnit.MICROS), fulfillment.shipBy());
    }

    @Override
    void apply(FulfillmentId id, Judged judged) {
        var fulfillment = fulfillments().get(id);
        var at = judged.level() == Level.ACCEPTED ? null : start(judged).orElse(null);
        if (!Objects.equals(fulfillment.handling().notBefore(), at)) fulfillments().save(fulfillment.handled(fulfillment.handling().notBefore(at)));
    }

    /** To the next whole second: the engine keeps no fractions, and a timer that fires too early would ask in vain. */
    @Override
    void judged(DelegateExecution execution, FulfillmentId id, Judged judged) {
        if (judged.passed()) return;
        var at = start(judged).orElseGet(() -> Instant.now(clock).plus(ASK_AGAIN));
        FulfillOrder.START_AT.set(execution, Date.from(at.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS)));
    }

    private static Optional<Instant> start(Judged judged) {
        return Optional.ofNullable(judged.results().get(DateRule.START_AT)).map(Instant::parse);
    }
}
