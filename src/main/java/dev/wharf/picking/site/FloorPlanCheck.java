package dev.wharf.picking.site;

import dev.wharf.common.Refusal;

/** Makes a plan the floor that it describes. */
final class FloorPlanCheck {
    private FloorPlanCheck() { }

    /** @throws Refusal INVALID, naming the field, if something is wrong with the plan */
    static DrawnSite site(FloorPlan plan) {
        if ((plan.rectangular() == null) == (plan.irregular() == null)) throw Field.wrong("rectangular", "a floor plan has either rectangular or irregular.");
        return plan.rectangular() == null ? IrregularCheck.site(plan.irregular()) : RectangularCheck.site(plan.rectangular());
    }
}
