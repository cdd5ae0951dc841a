package dev.wharf.review.bulk;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.TaskPolicy;
import dev.wharf.process.Tasks;
import dev.wharf.review.bulk.Moved.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Does the act to the orders of one lane and says what became of each. The same for a preview and for a run. Call inside a lane. */
@Component
class BulkMove {
    private static final Text NOT_IN_REVIEW = new Text("不在审核阶段，未处理。", "It is not in review; nothing was done.");
    private static final Text NO_TASK = new Text("没有这个挂起的待办任务，未处理。", "It has no open task for this hold; nothing was done.");
    private static final Text WAITS = new Text("等待到货，到货后自动重新检查。", "It waits for stock and is checked again when some arrives.");
    private static final Text STILL = new Text("同一原因仍挂起：情况未变。", "Held for the same still: nothing has changed.");

    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final Instances instances;
    private final Tasks tasks;
    private final List<TaskPolicy> policies;

    BulkMove(Fulfillments fulfillments, OrderLog log, Instances instances, Tasks tasks, List<TaskPolicy> policies) {
        this.policies = policies;
        this.fulfillments = fulfillments;
        this.log = log;
        this.instances = instances;
        this.tasks = tasks;
    }

    /** @return one for each, in their order */
    List<Moved> move(BulkRequest request, List<FulfillmentId> ids) {
        fulfillments.lockRows(ids);
        var refused = new HashMap<FulfillmentId, Text>();
        var done = request.what().isDecision() ? decide(request, ids, refused) : reviewAgain(ids);
        var text = new Text("批量处理：" + request.action(), "Handled in bulk: " + request.action());
        done.forEach(id -> log.happened(id, "BULK", text));
        return ids.stream().map(id -> done.contains(id) ? found(request, id)
            : new Moved(id, Outcome.REFUSED, fulfillments.get(id).stage(), holds(id),
                refused.getOrDefault(id, request.what().isDecision() ? NO_TASK : NOT_IN_REVIEW))).toList();
    }

    private Set<FulfillmentId> reviewAgain(List<FulfillmentId> ids) {
        return new HashSet<>(instances.tellWaiting(Message.ReviewRequested, ids, Map.of()));
    }

    private Set<FulfillmentId> decide(BulkRequest request, List<FulfillmentId> ids, Map<FulfillmentId, Text> refused) {
        var task = BulkAction.task(request.hold());
        var open = tasks.open(task, ids);
        var done = new HashSet<FulfillmentId>();
        for (var id : ids) {
            if (!open.containsKey(id)) continue;
            try {
                for (var policy : policies) policy.check(task, id, new TaskPolicy.Completion(request.decision().code(), request.reason(), ""));
                done.add(id);
            } catch (Refusal refusal) {
                refused.put(id, Faults.text(refusal));
            }
        }
        // All were asked before the first moves: what one changes must not decide about the next.
        ids.stream().filter(done::contains).forEach(id -> tasks.complete(open.get(id), request.decision()));
        return done;
    }

    private Moved found(BulkRequest request, FulfillmentId id) {
        var stage = fulfillments.get(id).stage();
        var holds = holds(id);
        if (stage == Stage.CANCELLED) return new Moved(id, Outcome.CANCELLED, stage, List.of(), Moved.NONE);
        if (holds.isEmpty()) return new Moved(id, Outcome.PASSED, stage, holds, Moved.NONE);
        if (request.what() == BulkAction.WAIT) return new Moved(id, Outcome.HELD, stage, holds, WAITS);
        boolean same = request.what().isDecision() && holds.contains(request.hold());
        return new Moved(id, Outcome.HELD, stage, holds, same ? STILL : Moved.NONE);
    }

    private List<String> holds(FulfillmentId id) {
        return log.openHolds(id).stream().map(OrderLog.OpenHold::code).sorted().toList();
    }
}
