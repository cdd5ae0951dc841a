package dev.wharf.overview;

import dev.wharf.order.OrderNumbers;
import dev.wharf.review.Reevaluation;
import dev.wharf.review.Reevaluation.Result;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Derives the stored decisions of an order again. Changes nothing. */
@RestController
@RequestMapping("/api/v1/orders/{no}/decisions")
class DeriveAgainController {
    /** @param nowLevel what the rule says now; null if it was not derived, like all that follow */
    record Derived(long id, String rule, String version, Result result, String level, String outcome, String nowLevel, String nowOutcome, String nowReason, String nowReasonEn) { }

    /** @param counts decisions by result */
    record Answer(String fulfillment, Map<Result, Long> counts, List<Derived> decisions) { }

    private final OrderNumbers numbers;
    private final OrderViews reader;
    private final Reevaluation reevaluation;

    DeriveAgainController(OrderNumbers numbers, OrderViews reader, Reevaluation reevaluation) {
        this.numbers = numbers;
        this.reader = reader;
        this.reevaluation = reevaluation;
    }

    /** From inputs, rule version and settings as they were kept with each decision. The inputs are not in the answer: they may name the receiver. */
    @PostMapping("/derive-again")
    Answer deriveAgain(@PathVariable String no) {
        var id = numbers.one(no);
        var derived = reader.decisions(id).stream().map(this::derive).toList();
        return new Answer(id.toString(), derived.stream().collect(Collectors.groupingBy(Derived::result, TreeMap::new, Collectors.counting())), derived);
    }

    private Derived derive(OrderView.Decision d) {
        var again = reevaluation.again(new Reevaluation.Stored(d.rule(), d.version(), d.setting(), d.level(), d.outcome(), d.reason(), d.inputs()));
        var now = again.now();
        return now == null ? new Derived(d.id(), d.rule(), d.version(), again.result(), d.level().name(), d.outcome(), null, null, null, null)
            : new Derived(d.id(), d.rule(), d.version(), again.result(), d.level().name(), d.outcome(), now.level().name(), now.outcome(), now.reason().zh(), now.reason().en());
    }
}
