package dev.wharf.sync;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.LabelNews;
import dev.wharf.process.Instances;
import dev.wharf.sync.EarlyNotices.Early;
import dev.wharf.sync.EarlyStand.Stand;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hears from shipping when labels come and go. That one goes is looked at for every shop: a channel that was told has to be put right also if the setting was taken back meanwhile. */
@Component
class EarlyLabels implements LabelNews {
    private final EarlyNotices early;
    private final EarlyPush push;
    private final EarlyEnd end;
    private final NoticeTasks tasks;
    private final Fulfillments fulfillments;
    private final Instances instances;

    EarlyLabels(EarlyNotices early, EarlyPush push, EarlyEnd end, NoticeTasks tasks, Fulfillments fulfillments, Instances instances) {
        this.early = early;
        this.push = push;
        this.end = end;
        this.tasks = tasks;
        this.fulfillments = fulfillments;
        this.instances = instances;
    }

    @Override
    public void complete(FulfillmentId id) {
        var now = early.of(id).orElseGet(() -> Early.first(id));
        if (now.stand() == Stand.UNTOLD) push.tell(now);
        if (now.stand() == Stand.ASKED) tasks.refresh(id);
    }

    @Override
    public void lost(FulfillmentId id) {
        if (early.of(id).isEmpty()) return;
        fulfillments.lockRows(List.of(id));
        // What is true now is known only when parcel and stage have moved.
        instances.later(() -> look(id));
    }

    private void look(FulfillmentId id) {
        var now = early.anew(id).orElseThrow();
        if (now.stand() == Stand.TOLD) end.lost(now);
        if (now.stand() == Stand.ASKED) tasks.refresh(id);
    }
}
