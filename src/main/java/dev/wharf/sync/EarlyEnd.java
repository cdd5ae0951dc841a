package dev.wharf.sync;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.effect.EffectLedger;
import dev.wharf.effect.EffectLedger.Standing;
import dev.wharf.order.Fulfillments;
import dev.wharf.process.CorrectNotice;
import dev.wharf.sync.ChannelNotices.Notice;
import dev.wharf.sync.ChannelNotices.State;
import dev.wharf.sync.EarlyNotices.Early;
import dev.wharf.sync.EarlyStand.Stand;
import dev.wharf.sync.PushPlan.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts right what a channel was told of parcels that do not leave as was said: the channel is told so where it can be, else a person is asked. Call inside a lane, with the fulfillment's row held. */
@Component
class EarlyEnd {
    private static final Text UNTRUE = new Text("平台在包裹发出前已收到物流单号，现已不属实，且平台不能通过接口更改。", "The channel was told numbers before the parcel left; they are true no longer, and this channel cannot be told so by interface.");
    private static final Text OTHER_NOW = new Text("期间情况有变，请按现在的实际情况更正。", "It has changed meanwhile; put right what is true now.");
    private static final Text ONLY_BY_HAND = new Text("该平台只能人工更正。", "This channel can only be put right by hand.");
    private static final Text WAITS_FOR_LABELS = new Text("部分包裹已发出，请等其余包裹有面单后一并更正。", "Some parcels have left; put it right when the others have their labels.");

    private final EarlyNotices early;
    private final EarlyPush push;
    private final EarlyPlanner planner;
    private final EarlyKept kept;
    private final ChannelNotices notices;
    private final NoticeTasks tasks;
    private final Fulfillments fulfillments;
    private final EffectLedger effects;

    EarlyEnd(EarlyNotices early, EarlyPush push, EarlyPlanner planner, EarlyKept kept, ChannelNotices notices, NoticeTasks tasks, Fulfillments fulfillments, EffectLedger effects) {
        this.early = early;
        this.push = push;
        this.planner = planner;
        this.kept = kept;
        this.notices = notices;
        this.tasks = tasks;
        this.fulfillments = fulfillments;
        this.effects = effects;
    }

    void lost(Early told) {
        tasks.moved(told);
        var ending = told.now(told.at().lost());
        early.save(ending);
        goOn(ending);
    }

    /** Goes on once none of the notices is on its way: only then it is certain what the channel knows. */
    void goOn(Early ending) {
        if (push.isOpen(ending)) return;
        var known = known(ending);
        var next = ending.now(ending.at().ended(!known.isEmpty(), takesBack(ending.id(), known)));
        switch (next.stand()) {
            case UNTOLD -> push.tell(next);
            case WITHDRAWING -> withdraw(next, known);
            default -> ask(next, known, UNTRUE);
        }
    }

    /** @param why the channel refused the last one, or empty */
    void withdrawn(Early withdrawing, List<String> done, Text why) {
        notices.withdrawn(done);
        var standings = effects.standings(WithdrawShipment.KIND, withdrawing.id());
        standings.keySet().removeIf(key -> !NoticeKey.isOf(withdrawing.at().round(), key));
        if (standings.containsValue(Standing.OPEN)) return;
        var left = known(withdrawing);
        var next = withdrawing.now(withdrawing.at().withdrawn(!left.isEmpty()));
        if (next.stand() == Stand.UNTOLD) push.tell(next);
        else ask(next, left, why);
    }

    /**
     * A person has decided.
     *
     * @param seen what was true when they looked
     * @return empty if that is done; else why the task stays, with what is true now
     */
    Optional<Text> decided(FulfillmentId id, String decision, String seen) {
        var asked = early.anew(id).filter(e -> e.stand() == Stand.ASKED).orElse(null);
        if (asked == null) return Optional.empty();
        if (decision.equals(CorrectNotice.CORRECTED)) {
            if (!seen.equals(tasks.truth(id))) return Optional.of(OTHER_NOW);
            if (!planner.everyLabel(id) && kept.inseparable(id)) return Optional.of(WAITS_FOR_LABELS);
            notices.withdrawn(known(asked).stream().map(Notice::key).toList());
            boolean labels = planner.everyLabel(id) && !planner.plan(id, asked.at().round()).isEmpty();
            var next = asked.now(asked.at().corrected(labels));
            if (labels) push.toldByHand(next);
            else push.tell(next);
            return Optional.empty();
        }
        var known = known(asked);
        if (!takesBack(id, known)) return Optional.of(ONLY_BY_HAND);
        withdraw(asked.now(asked.at().again()), known);
        return Optional.empty();
    }

    /** What a person told by hand the channel does not know under our key, so only a person can take it back. */
    private boolean takesBack(FulfillmentId id, List<Notice> known) {
        return planner.takesBack(id) && !kept.inseparable(id) && effects.standings(PushEarly.KIND, id).keySet().containsAll(known.stream().map(Notice::key).toList());
    }

    private void withdraw(Early withdrawing, List<Notice> known) {
        early.save(withdrawing);
        var target = ChannelPushes.target(fulfillments.orderOf(withdrawing.id()));
        known.forEach(n -> effects.claim(WithdrawShipment.KIND, n.key(), n.fulfillment(), target, Map.of(PushShipment.ORDER, Long.toString(n.salesOrderId()))));
    }

    private void ask(Early asked, List<Notice> known, Text why) {
        early.save(asked);
        tasks.ask(asked.id(), known, why);
    }

    /** What the channel knows of the round, or may know, and is to be put right. */
    private List<Notice> known(Early one) {
        var stay = kept.of(one.id()).stream().map(Notice::key).toList();
        return push.ofRound(one).stream().filter(n -> !stay.contains(n.key()) && n.form() != Form.NOTHING && (n.state() == State.TOLD || n.state() == State.PLANNED)).toList();
    }
}
