package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.process.TaskPolicy;
import org.springframework.stereotype.Component;

/** Each kind of difference has its own ways out; a person is told before the engine takes another. */
@Component
class DifferencePolicy implements TaskPolicy {
    private static final String TASK = "Task_ResolveDifference";

    private final Differences differences;

    DifferencePolicy(Differences differences) {
        this.differences = differences;
    }

    @Override
    public void check(String taskKey, FulfillmentId id, Completion completion) {
        if (!taskKey.equals(TASK)) return;
        WayOut.of(completion.decision()).ifPresent(way -> differences.open(id).ifPresent(difference -> refuseUnfit(difference, way)));
    }

    static void refuseUnfit(Difference difference, WayOut way) {
        var kind = difference.kind();
        if (kind.allows(way)) return;
        throw Refusal.invalid("WAY_OUT_UNFIT", "variables.decision", "A difference " + kind + " is not settled by " + way + "; choose " + kind.usual() + " or " + WayOut.VERIFY_AGAIN + ".");
    }
}
