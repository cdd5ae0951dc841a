package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.process.Actor;
import dev.wharf.process.TaskPolicy;
import org.springframework.stereotype.Component;

/** Each kind of difference has its own ways out; a person is told before the engine takes another. */
@Component
class DifferencePolicy implements TaskPolicy {
    private static final String TASK = "Task_ResolveDifference";
    private static final String LEAD = "warehouselead";

    private final Differences differences;

    DifferencePolicy(Differences differences) {
        this.differences = differences;
    }

    @Override
    public void check(String taskKey, FulfillmentId id, Completion completion) {
        if (!taskKey.equals(TASK)) return;
        WayOut.of(completion.decision()).ifPresent(way -> {
            differences.open(id).ifPresent(difference -> refuseUnfit(difference, way));
            refuseUnlessLead(way);
        });
    }

    /** Goods lose their value, or an order ends: not for the one who may have broken them. */
    private static void refuseUnlessLead(WayOut way) {
        if (way.takesGoodsOff() && !Actor.groups().contains(LEAD)) {
            throw Refusal.forbidden("LEAD_ONLY", "Only a warehouse lead moves damaged goods to defective; ask one, or decide " + WayOut.VERIFY_AGAIN + " if nothing is damaged.");
        }
    }

    static void refuseUnfit(Difference difference, WayOut way) {
        var kind = difference.kind();
        if (kind.allows(way)) return;
        throw Refusal.invalid("WAY_OUT_UNFIT", "variables.decision", "A difference " + kind + " is not settled by " + way + "; choose " + kind.usual() + " or " + WayOut.VERIFY_AGAIN + ".");
    }
}
