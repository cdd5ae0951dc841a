package dev.wharf.sync;

import dev.wharf.channel.ChannelPort;
import dev.wharf.channel.Channels;
import dev.wharf.channel.ShipmentNotice;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.effect.Answer;
import dev.wharf.effect.Effect;
import dev.wharf.effect.EffectHandler;
import dev.wharf.effect.SettledEffect;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Stage;
import dev.wharf.process.Lane;
import dev.wharf.sync.ChannelNotices.Notice;
import dev.wharf.sync.ChannelNotices.State;
import dev.wharf.sync.EarlyNotices.Early;
import dev.wharf.sync.EarlyStand.Stand;
import dev.wharf.sync.PushPlan.Form;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells channels of parcels that have their labels and have not left. What it says was planned when it was claimed; it is not said any more once a label is gone. */
@Component
class PushEarly implements EffectHandler<PushEarly.Said> {
    static final String KIND = "PUSH_EARLY";
    static final String ROUND = "round";
    static final String AT = "at";

    /** @param notice null if the form is NOTHING. @param wanted false once it is true no longer */
    record Said(ChannelPort port, ShipmentNotice notice, Form form, boolean wanted) { }

    private final EarlyReader reader;
    private final EarlyNotices early;
    private final ChannelNotices notices;
    private final EarlyPush push;
    private final EarlyEnd end;
    private final Channels channels;
    private final Fulfillments fulfillments;
    private final OrderLog log;

    PushEarly(EarlyReader reader, EarlyNotices early, ChannelNotices notices, EarlyPush push, EarlyEnd end, Channels channels, Fulfillments fulfillments, OrderLog log) {
        this.reader = reader;
        this.early = early;
        this.notices = notices;
        this.push = push;
        this.end = end;
        this.channels = channels;
        this.fulfillments = fulfillments;
        this.log = log;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<Effect, Said> read(Collection<Effect> effects) {
        Lane.current().join(effects.stream().map(Effect::fulfillment).toList());
        var told = reader.read(effects, e -> Instant.parse(e.request().get(AT)));
        var read = new HashMap<Effect, Said>();
        told.forEach((effect, one) -> {
            var now = early.of(effect.fulfillment());
            boolean wanted = now.filter(e -> e.stand() == Stand.TOLD && NoticeKey.isOf(e.at().round(), effect.key())).isPresent();
            read.put(effect, new Said(channels.of(one.shop()), one.notice(), one.form(), wanted));
        });
        return read;
    }

    @Override
    public Answer call(Effect effect, Said said) {
        if (!said.wanted()) throw Untold.LABEL_GONE.refusal();
        return PushShipment.orEffect(() -> {
            if (said.notice() != null) said.port().pushShipment(said.notice());
            return answer(said);
        });
    }

    @Override
    public Optional<Answer> ask(Effect effect, Said said) {
        if (said.notice() == null) return Optional.of(answer(said));
        return PushShipment.orEffect(() -> said.port().findShipment(said.notice()).map(number -> answer(said)));
    }

    private static Answer answer(Said said) {
        return new Answer(Map.of(PushShipment.FORM, said.form().name()));
    }

    @Override
    public void settled(List<SettledEffect> lane) {
        SettledEffect.byFulfillment(lane).forEach((id, settled) -> {
            var now = early.anew(id).orElseThrow();
            settled.forEach(one -> write(one, now));
            if (now.stand() == Stand.ENDING) end.goOn(now);
            if (now.stand() == Stand.TOLD) push.settled(now, why(settled));
        });
    }

    private static Text why(List<SettledEffect> settled) {
        return settled.stream().filter(s -> !s.done()).findFirst().map(PushShipment::why)
            .orElse(new Text("平台拒绝其中一个包裹的物流单号", "The channel refused the tracking number of one of the parcels"));
    }

    private void write(SettledEffect settled, Early now) {
        var effect = settled.effect();
        var state = state(settled);
        notices.ended(new Notice(effect.key(), Long.parseLong(effect.request().get(PushShipment.ORDER)), effect.fulfillment(), PushShipment.form(settled), state, null, new Text("", ""),
            PushShipment.refusals(settled)));
        show(effect.fulfillment(), settled, now);
    }

    /** A call that had no answer may reach the channel after it was asked: then it is taken back though it was never seen there. */
    private static State state(SettledEffect settled) {
        boolean mayKnow = Untold.of(settled.words()).isPresent() && settled.mayBeDone();
        return mayKnow ? State.PLANNED : PushShipment.state(settled);
    }

    private void show(FulfillmentId id, SettledEffect settled, Early now) {
        if (settled.done() && fulfillments.get(id).stage() == Stage.SYNC) log.happened(id, "CHANNEL_TOLD", new Text("已回传物流单号", "The channel was told the tracking number"));
        else if (settled.done()) log.happened(id, "CHANNEL_TOLD_EARLY", new Text("包裹发出前已回传物流单号", "The channel was told the tracking number before the parcel left"));
        else if (now.stand() == Stand.TOLD) log.happened(id, "CHANNEL_REFUSED", PushShipment.why(settled));
    }
}
