package dev.wharf.picking.site;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.wharf.common.Refusal;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The floor plan of a warehouse; docs/rules/floor-plan.md describes its form. */
@RestController
@RequestMapping("/api/v1/warehouses/{warehouse}/floor-plan")
class FloorPlanController {
    /** @param plan as it was saved */
    record PlanAnswer(String warehouse, int version, Instant savedAt, String savedBy, @JsonRawValue String plan) { }

    /**
     * @param version      that counts now; 0 if there is none
     * @param saved        false after a check, which changes nothing
     * @param bins         that are in use: they hold something, or a SKU is picked from them
     * @param binsOnPlan   those of them that the plan names
     * @param binsNotOnPlan the others, by code; the first 200. Walks end with them
     * @param binsLost     of the others, those that the plan before had; the first 200
     */
    record CheckAnswer(String warehouse, int version, boolean saved, int bins, int binsOnPlan, List<String> binsNotOnPlan, List<String> binsLost) {
        static CheckAnswer of(FloorPlans.Verdict v) {
            return new CheckAnswer(v.warehouse(), v.version(), v.saved(), v.fit().bins(), v.fit().onPlan(), v.fit().missing(), v.fit().lost());
        }
    }

    private final FloorPlans plans;

    FloorPlanController(FloorPlans plans) {
        this.plans = plans;
    }

    @GetMapping
    PlanAnswer get(@PathVariable String warehouse) {
        return plans.current(warehouse).map(saved -> new PlanAnswer(saved.warehouse(), saved.version(), saved.at(), saved.by(), saved.json()))
            .orElseThrow(() -> Refusal.notFound("FLOOR_PLAN_NONE", "Warehouse " + warehouse + " has no floor plan; its bins are walked by their codes."));
    }

    /**
     * Saves the next version, or only says what it would change.
     *
     * @param check   true to change nothing
     * @param version that this plan was made from; saved only if it still counts
     */
    @PutMapping
    CheckAnswer put(@PathVariable String warehouse, @RequestParam(defaultValue = "false") boolean check, @RequestParam(required = false) Integer version, @RequestBody String plan) {
        return CheckAnswer.of(check ? plans.check(warehouse, plan) : plans.save(warehouse, plan, version));
    }
}
