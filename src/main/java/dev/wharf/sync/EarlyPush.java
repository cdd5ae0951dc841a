package dev.wharf.sync;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.effect.EffectLedger;
import dev.wharf.effect.EffectLedger.Standing;
import dev.wharf.order.Evidence;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.sync.ChannelNotices.Notice;
import dev.wharf.sync.ChannelNotices.State;
import dev.wharf.sync.EarlyNotices.Early;
import dev.wharf.sync.EarlyStand.Stand;
import dev.wharf.sync.PushPlan.Form;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells channels of shops that want it as soon as every parcel has its label; once it has left, the process finds that done. Call inside a lane, with the fulfillment's row held. */
@Component
class EarlyPush {
    private final EarlyNotices early;
    private final EarlyPlanner planner;
    private final ChannelNotices notices;
    private final ChannelPushes pushes;
    private final EarlyKept kept;
    private final NoticeTasks tasks;
    private final Fulfillments fulfillments;
    private final EffectLedger effects;
    private final Instances instances;
    private final BuyerRemainder remainder;
    private final SyncSettings settings;

    EarlyPush(EarlyNotices early, EarlyPlanner planner, ChannelNotices notices, ChannelPushes pushes, EarlyKept kept, NoticeTasks tasks, Fulfillments fulfillments, EffectLedger effects, Instances instances,
              BuyerRemainder remainder, SyncSettings settings) {
        this.early = early;
        this.planner = planner;
        this.notices = notices;
        this.pushes = pushes;
        this.kept = kept;
        this.tasks = tasks;
        this.fulfillments = fulfillments;
        this.effects = effects;
        this.instances = instances;
        this.remainder = remainder;
        this.settings = settings;
    }

    private boolean wanted(FulfillmentId id) {
        return settings.tellAtLabel().contains(fulfillments.get(id).shop());
    }

    /** The channel knows nothing of it: it is told if every label is there, and as always if it has left. */
    void tell(Early untold) {
        var id = untold.id();
        if (untold.at().round() > 1) early.save(untold);
        if (fulfillments.get(id).stage() == Stage.SYNC) tellRest(id);
        if (fulfillments.get(id).stage() != Stage.SHIP || !wanted(id) || !planner.everyLabel(id)) return;
        var planned = planner.plan(id, untold.at().round());
        if (planned.isEmpty()) return;
        early.save(untold.now(untold.at().told()).leavesBy(leaveBy(id)));
        var unknown = withoutKept(id, planned);
        unknown.forEach(notices::plan);
        unknown.forEach(notice -> claim(notice, untold.at().round()));
    }

    /** As a channel is told that was told nothing before it left. */
    private void tellRest(FulfillmentId id) {
        var known = kept.of(id);
        if (!pushes.claim(id, known)) answered(id, known);
    }

    private List<Notice> withoutKept(FulfillmentId id, List<Notice> planned) {
        var known = kept.of(id);
        return planned.stream().filter(n -> known.stream().noneMatch(k -> k.salesOrderId() == n.salesOrderId() && k.content().parcels().equals(n.content().parcels()))).toList();
    }

    /** A person has told it what is true now. */
    void toldByHand(Early corrected) {
        var id = corrected.id();
        boolean here = fulfillments.get(id).stage() == Stage.SHIP;
        early.save(here ? corrected.leavesBy(leaveBy(id)) : corrected);
        var told = withoutKept(id, planner.plan(id, corrected.at().round())).stream()
            .map(n -> new Notice(n.key(), n.salesOrderId(), id, n.form(), State.TOLD, n.content(), n.rest(), 0)).toList();
        told.forEach(notices::plan);
        if (!here) answered(id, told);
    }

    /** All of its parcels have left. What was told before decides, not whether the shop still wants it: that costs one read per lane. */
    void hasLeft(FulfillmentId id) {
        var known = early.of(id);
        if (known.isEmpty()) pushes.claim(id, List.of());
        else if (known.get().stand() == Stand.UNTOLD) tellRest(id);
        else if (known.get().stand() == Stand.TOLD) left(known.get());
    }

    private void left(Early told) {
        tasks.moved(told);
        early.save(told.leavesBy(null));
        var mine = ofRound(told);
        var open = mine.stream().filter(n -> n.state() != State.TOLD).toList();
        open.forEach(notice -> claim(notice, told.at().round()));
        if (open.isEmpty()) answered(told.id(), mine);
    }

    /** Notices of a fulfillment that is told have been answered. Before it leaves nobody waits; a refusal is tried again when it does. @param why the last of them was refused, or empty */
    void settled(Early told, Text why) {
        var id = told.id();
        if (fulfillments.get(id).stage() != Stage.SYNC || isOpen(told)) return;
        var mine = ofRound(told);
        if (mine.stream().allMatch(n -> n.state() == State.TOLD)) answered(id, mine);
        else instances.tellLater(Message.ChannelAnswered, id, FulfillOrder.PUSH_OUTCOME, "REFUSED", Evidence.variables(fulfillments, id, why));
    }

    private void answered(FulfillmentId id, List<Notice> told) {
        remainder.tell(told.stream().filter(n -> n.form() != Form.EXACT).map(Notice::key).toList());
        instances.tellLater(Message.ChannelAnswered, List.of(id), FulfillOrder.PUSH_OUTCOME, "TOLD");
    }

    boolean isOpen(Early one) {
        return effects.standings(PushEarly.KIND, one.id()).entrySet().stream().anyMatch(e -> NoticeKey.isOf(one.at().round(), e.getKey()) && e.getValue() == Standing.OPEN);
    }

    List<Notice> ofRound(Early one) {
        return notices.ofFulfillment(one.id()).stream().filter(n -> NoticeKey.isOf(one.at().round(), n.key())).toList();
    }

    /** The moment is part of the request, so that a repeat says the same. */
    private void claim(Notice notice, int round) {
        var id = notice.fulfillment();
        effects.claim(PushEarly.KIND, notice.key(), id, ChannelPushes.target(fulfillments.orderOf(id)), Map.of(PushShipment.ORDER, Long.toString(notice.salesOrderId()),
            PushEarly.ROUND, Integer.toString(round), PushEarly.AT, fulfillments.clock().instant().toString()));
    }

    /** What is told after the ship-by time has a while of its own. */
    private Instant leaveBy(FulfillmentId id) {
        var now = fulfillments.clock().instant();
        var shipBy = fulfillments.get(id).shipBy();
        var within = now.plus(settings.leaveWithin());
        return shipBy.isAfter(now) && shipBy.isBefore(within) ? shipBy : within;
    }
}
