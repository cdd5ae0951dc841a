package dev.wharf.review.deadline;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Deadlines;
import dev.wharf.order.OrderLog;
import dev.wharf.process.Lanes;
import dev.wharf.process.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Escalates what must ship soon and has not: an entry in the order's timeline, and its open tasks go to the top. */
@Component
class Escalation {
    /** The engine's own scale goes from 0 to 100, 50 is usual. */
    static final int PRIORITY = 90;

    private final Lanes lanes;
    private final Deadlines deadlines;
    private final OrderLog log;
    private final Tasks tasks;
    private final DeadlineSettings settings;
    private final Clock clock;

    Escalation(Lanes lanes, Deadlines deadlines, OrderLog log, Tasks tasks, DeadlineSettings settings, Clock clock) {
        this.lanes = lanes;
        this.deadlines = deadlines;
        this.log = log;
        this.tasks = tasks;
        this.settings = settings;
        this.clock = clock;
    }

    /** On any number of nodes at once; each order is escalated by one of them. @return those escalated by this call */
    List<FulfillmentId> run() {
        var all = new ArrayList<FulfillmentId>();
        for (var lane = lanes.call(this::lane); !lane.isEmpty(); lane = lanes.call(this::lane)) all.addAll(lane);
        return all;
    }

    private List<FulfillmentId> lane() {
        var now = Instant.now(clock);
        var due = deadlines.escalate(now.plus(settings.warnBefore()), now, Lanes.SIZE);
        long minutes = settings.warnBefore().toMinutes();
        var text = new Text("临近发货截止（不足 " + minutes + " 分钟），待办任务已提到最前", "Has to ship within " + minutes + " minutes; its open tasks are put first");
        due.forEach(id -> log.happened(id, "ESCALATED", text));
        tasks.prioritise(due, PRIORITY);
        return due;
    }
}
