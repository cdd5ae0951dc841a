package dev.wharf.stockkeeping.count;

import dev.wharf.common.Refusal;
import dev.wharf.stockkeeping.Given;
import dev.wharf.stockkeeping.count.CountChoice.ValueClass;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Count plans, how far they are and what they found: for those who answer for the stock, not for those who count. */
@RestController
@RequestMapping("/api/v1/counts")
class CountController {
    private static final int MOST = 100;
    private static final int NAMED_AT_MOST = 200;

    /** What is given adds up. @param zone how the codes of the bins begin @param valueClass A, B or C @param wanted bins that somebody on the floor found wrong */
    record Request(String key, String warehouse, List<String> bins, List<String> skus, String zone, String valueClass, Boolean wanted, String note) { }

    /** @param skipped bins that are being counted already */
    record PlannedAnswer(CountPlan plan, Collection<String> skipped) { }

    /** @param next id to go on before, or 0 at the end */
    record PlansAnswer(List<CountPlan> plans, long next) { }

    record PlanAnswer(CountPlan plan, List<CountResults.Task> tasks) { }

    private final CountPlans planning;
    private final CountResults results;
    private final Counts counts;
    private final Given given;

    CountController(CountPlans planning, CountResults results, Counts counts, Given given) {
        this.planning = planning;
        this.results = results;
        this.counts = counts;
        this.given = given;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PlannedAnswer plan(@RequestBody Request r) {
        var valueClass = r.valueClass == null || r.valueClass.isBlank() ? null : Given.one(ValueClass.class, "valueClass", r.valueClass);
        var planned = planning.plan(new CountPlans.Request(Given.text("key", r.key, Given.KEY_MAX), given.warehouse("warehouse", r.warehouse), codes("bins", r.bins, Given.CODE_MAX),
            given.skus("skus", codes("skus", r.skus, Given.SKU_MAX)), Given.optional("zone", r.zone, Given.CODE_MAX), valueClass, Boolean.TRUE.equals(r.wanted),
            Given.optional("note", r.note, Given.TEXT_MAX)));
        return new PlannedAnswer(planned.plan(), planned.skipped());
    }

    private static Set<String> codes(String field, List<String> values, int most) {
        var codes = new TreeSet<String>();
        if (values == null) return codes;
        if (values.size() > NAMED_AT_MOST) throw Refusal.invalid("FIELD_INVALID", field, field + " has at most " + NAMED_AT_MOST + " codes.");
        values.forEach(value -> codes.add(Given.text(field, value, most)));
        return codes;
    }

    /** Newest first. @param cursor {@code next} of the answer before */
    @GetMapping
    PlansAnswer list(@RequestParam(defaultValue = "0") long cursor, @RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > MOST) throw Refusal.invalid("LIMIT_INVALID", "limit", "One answer has 1 to " + MOST + " plans.");
        var plans = results.plans(cursor == 0 ? Long.MAX_VALUE : cursor, limit);
        return new PlansAnswer(plans, plans.size() < limit ? 0 : plans.get(plans.size() - 1).id());
    }

    @GetMapping("/{id}")
    PlanAnswer get(@PathVariable long id) {
        return new PlanAnswer(results.plan(id), results.tasks(id));
    }

    @PostMapping("/tasks/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable long id) {
        counts.cancel(id);
    }
}
