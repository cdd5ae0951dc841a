package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.MergedOrders;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Stage;
import dev.wharf.process.Actor;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.process.Tasks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Holds that people place. In review the order stays there; on its way it may be picked and verified, but does not leave. A hold placed while
 * others are open interrupts nobody's task: its own comes up when the others are resolved.
 */
@Component
class ManualHolds {
    static final String CODE = "MANUAL";
    private static final Set<Stage> GONE = Set.of(Stage.SYNC, Stage.DONE);
    private static final Set<Stage> CLOSED = Set.of(Stage.CANCELLING, Stage.CANCELLED, Stage.MERGED);

    private final Lanes lanes;
    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final Findings findings;
    private final Instances instances;
    private final Tasks tasks;
    private final MergedOrders merged;

    ManualHolds(Lanes lanes, Fulfillments fulfillments, OrderLog log, Findings findings, Instances instances, Tasks tasks, MergedOrders merged) {
        this.lanes = lanes;
        this.fulfillments = fulfillments;
        this.log = log;
        this.findings = findings;
        this.instances = instances;
        this.tasks = tasks;
        this.merged = merged;
    }

    /**
     * A second one by the same person for the same reason changes nothing; another reason replaces the first.
     *
     * @return the stage in which it waits
     * @throws Refusal CONFLICT once the parcel has left or the order is closed
     */
    Stage place(FulfillmentId asked, String reason) {
        return lanes.call(() -> {
            // What leaves with another is held with it.
            var id = merged.bearer(asked);
            fulfillments.lockRows(List.of(id));
            var stage = fulfillments.get(id).stage();
            if (GONE.contains(stage)) throw Refusal.conflict("ALREADY_HANDED_OVER", "The parcel of " + id + " is with the carrier; ask the carrier to return it.");
            if (CLOSED.contains(stage)) throw Refusal.conflict("ORDER_CLOSED", "In stage " + stage + " nothing of " + id + " will ship, so there is nothing to hold.");
            var before = log.openHolds(id);
            log.hold(id, CODE, new Text(Actor.current() + " 拦截：" + reason, "Held by " + Actor.current() + ": " + reason));
            if (before.stream().anyMatch(hold -> hold.code().equals(CODE))) return stage;
            // Its version rises, so that a task that is being completed at this moment cannot pass it by.
            fulfillments.save(fulfillments.get(id));
            if (stage != Stage.REVIEW) instances.tell(Message.OrderChanged, id, FulfillOrder.CHANGED, "HOLD", findings.evidence(id));
            // With other holds open it cannot pass; with none it waits for its merge window, which would end in picking.
            else if (before.isEmpty()) instances.tellWaiting(Message.ReviewRequested, List.of(id), Map.of());
            return stage;
        });
    }

    /** @throws Refusal CONFLICT if the hold is a rule's, NOT_FOUND if it is not open */
    void release(FulfillmentId id, String code, String reason) {
        if (!code.equals(CODE)) throw Refusal.conflict("HOLD_OF_RULE", "Hold " + code + " was not placed by a person; it closes when its task is done.");
        lanes.runOne(() -> {
            fulfillments.lockRows(List.of(id));
            if (log.openHolds(id).stream().noneMatch(hold -> hold.code().equals(code))) throw Refusal.notFound("HOLD_NOT_FOUND", "No hold " + code + " is open on " + id + ".");
            log.release(id, code, reason);
            // The tasks look again and find it gone; whatever else they wait for stays.
            boolean looked = tasks.completeIfOpen(id, "Task_ReleaseHold", "RECHECK") || tasks.completeIfOpen(id, "Task_ReleaseLateHold", "RECHECK");
            if (!looked && log.openHolds(id).isEmpty()) instances.tellWaiting(Message.HoldsCleared, List.of(id), Map.of());
        });
    }
}
