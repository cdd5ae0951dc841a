package dev.wharf.review.deadline;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Deadlines;
import dev.wharf.order.OrderLog;
import dev.wharf.process.ClaimedTasks;
import dev.wharf.process.ClaimedTasks.Claim;
import dev.wharf.process.Lanes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives tasks of the task list back to their groups when whoever claimed them does nothing with them, and says so in the order and at the task. */
@Component
class AbsentOwners {
    private static final Logger LOG = LoggerFactory.getLogger(AbsentOwners.class);

    private final ClaimedTasks claims;
    private final Deadlines deadlines;
    private final OrderLog log;
    private final Lanes lanes;
    private final AbsenceRule rule;
    private final Clock clock;

    AbsentOwners(ClaimedTasks claims, Deadlines deadlines, OrderLog log, Lanes lanes, DeadlineSettings settings, Clock clock) {
        this.claims = claims;
        this.deadlines = deadlines;
        this.log = log;
        this.lanes = lanes;
        this.rule = new AbsenceRule(settings.returnAfter());
        this.clock = clock;
    }

    /** Safe on any number of nodes at once: a task that changed since it was seen stays as it is. @return ids of the tasks given back by this call */
    List<String> run() {
        if (!rule.on()) return List.of();
        var now = Instant.now(clock);
        var back = new ArrayList<String>();
        var failed = lanes.run(lanes.call(() -> absent(now)), lane -> {
            var given = claims.giveBack(lane, claim -> text(claim, now));
            given.forEach(claim -> claim.fulfillment().ifPresent(id -> log.happened(id, "TASK_RETURNED", text(claim, now))));
            lane.forEach(claim -> back.remove(claim.taskId()));
            back.addAll(given.stream().map(Claim::taskId).toList());
        });
        for (var one : failed) LOG.error("Task {} could not be given back; it is looked at again", one.member().taskId(), one.reason());
        failed.forEach(one -> back.remove(one.member().taskId()));
        return back;
    }

    private List<Claim> absent(Instant now) {
        var untouched = claims.untouchedSince(now.minus(rule.patience(true)), AbsenceRule.KEPT);
        var escalated = deadlines.escalated(untouched.stream().map(Claim::fulfillment).flatMap(Optional::stream).toList());
        return untouched.stream().filter(claim -> rule.absent(claim.touched(), now, isOneOf(escalated, claim))).toList();
    }

    private static boolean isOneOf(Set<FulfillmentId> escalated, Claim claim) {
        return claim.fulfillment().filter(escalated::contains).isPresent();
    }

    private static Text text(Claim claim, Instant now) {
        long minutes = Duration.between(claim.touched(), now).toMinutes();
        return new Text("任务“" + claim.name().zh() + "”由 " + claim.person() + " 领取，" + minutes + " 分钟没有动静，已退回待领",
            "Task \"" + claim.name().en() + "\" was claimed by " + claim.person() + " and not touched for " + minutes + " minutes; it went back to its group");
    }
}
