package dev.wharf.sync;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Stage;
import dev.wharf.process.Lanes;
import dev.wharf.process.Lanes.Failed;
import dev.wharf.process.Watch;
import dev.wharf.sync.EarlyStand.Stand;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Shows people parcels that channels were told of and that have not left in time, each once. Any node may look: the row is held, and looked at again. */
@Component
class LeaveWatch extends Watch {
    private static final Logger LOG = LoggerFactory.getLogger(LeaveWatch.class);

    private final EarlyNotices early;
    private final NoticeTasks tasks;
    private final Fulfillments fulfillments;
    private final Lanes lanes;
    private final SyncSettings settings;

    LeaveWatch(EarlyNotices early, NoticeTasks tasks, Fulfillments fulfillments, Lanes lanes, SyncSettings settings) {
        super("leave-watch");
        this.early = early;
        this.tasks = tasks;
        this.fulfillments = fulfillments;
        this.lanes = lanes;
        this.settings = settings;
    }

    @Override
    protected List<Turn> turns() {
        return List.of(new Turn(settings.lookAgain(), this::look));
    }

    private void look() {
        for (Failed<FulfillmentId> failed : lanes.run(early.late(Lanes.SIZE), this::show)) LOG.error("{} was not shown, though it has not left in time", failed.member(), failed.reason());
    }

    private void show(List<FulfillmentId> lane) {
        fulfillments.lockRows(lane);
        for (var id : lane) {
            var now = early.anew(id).orElseThrow();
            if (now.leaveBy() == null || now.leaveBy().isAfter(fulfillments.clock().instant())) continue;
            boolean stays = now.stand() == Stand.TOLD && fulfillments.get(id).stage() == Stage.SHIP;
            early.save(stays ? now.seen() : now.leavesBy(null));
            if (stays) tasks.chase(id);
        }
    }
}
