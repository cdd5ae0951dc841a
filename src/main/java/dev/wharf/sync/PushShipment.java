package dev.wharf.sync;

import dev.wharf.channel.ChannelPort;
import dev.wharf.channel.ChannelRefused;
import dev.wharf.channel.Channels;
import dev.wharf.channel.ShipmentNotice;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.effect.Answer;
import dev.wharf.effect.Effect;
import dev.wharf.effect.EffectHandler;
import dev.wharf.effect.EffectRefused;
import dev.wharf.effect.SettledEffect;
import dev.wharf.order.Evidence;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells channels the tracking numbers of what left, and sends ChannelAnswered. The key is the fulfillment: each is told once. */
@Component
class PushShipment implements EffectHandler<PushShipment.Push> {
    static final String KIND = "PUSH_SHIPMENT";
    static final String PARCEL = "parcelId";

    record Push(String channel, ShipmentNotice notice) { }

    private final Fulfillments fulfillments;
    private final Parcels parcels;
    private final Channels channels;
    private final OrderLog log;
    private final Instances instances;

    PushShipment(Fulfillments fulfillments, Parcels parcels, Channels channels, OrderLog log, Instances instances) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
        this.channels = channels;
        this.log = log;
        this.instances = instances;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<Effect, Push> read(Collection<Effect> effects) {
        Lane.current().join(effects.stream().map(Effect::fulfillment).toList());
        var read = new HashMap<Effect, Push>();
        for (var effect : effects) {
            var order = fulfillments.orderOf(effect.fulfillment());
            var parcel = parcels.get(effect.fulfillment(), Long.parseLong(effect.request().get(PARCEL)));
            var lines = fulfillments.get(effect.fulfillment()).lines().stream().filter(l -> l.quantity() > 0)
                .map(l -> new ShipmentNotice.Line(l.lineNo(), l.sku(), l.quantity())).toList();
            read.put(effect, new Push(order.channel(), new ShipmentNotice(effect.key(), order.shop(), order.channelOrderNo(), parcel.carrier(),
                parcel.trackingNumber(), parcel.handedOverAt(), lines)));
        }
        return read;
    }

    @Override
    public Answer call(Effect effect, Push push) {
        try {
            port(push).pushShipment(push.notice());
            return Answer.EMPTY;
        } catch (ChannelRefused refused) {
            throw new EffectRefused(refused.code(), refused.getMessage());
        }
    }

    @Override
    public Optional<Answer> ask(Effect effect, Push push) {
        try {
            return port(push).findShipment(push.notice().shop(), effect.key()).map(number -> new Answer(Map.of("trackingNumber", number)));
        } catch (ChannelRefused refused) {
            throw new EffectRefused(refused.code(), refused.getMessage());
        }
    }

    private ChannelPort port(Push push) {
        return channels.of(push.channel());
    }

    @Override
    public void settled(List<SettledEffect> lane) {
        var told = new ArrayList<FulfillmentId>();
        for (var settled : lane) {
            if (settled.done()) told.add(settled.effect().fulfillment());
            else refused(settled);
        }
        for (var id : told) log.happened(id, "CHANNEL_TOLD", new Text("已回传物流单号", "The channel was told the tracking number"));
        instances.tell(Message.ChannelAnswered, told, FulfillOrder.PUSH_OUTCOME, "TOLD");
    }

    private void refused(SettledEffect settled) {
        var id = settled.effect().fulfillment();
        var why = new Text("平台拒绝物流单号：" + settled.words(), "The channel refused the tracking number: " + settled.words());
        log.happened(id, "CHANNEL_REFUSED", why);
        instances.tell(Message.ChannelAnswered, id, FulfillOrder.PUSH_OUTCOME, "REFUSED", Evidence.variables(fulfillments, id, why));
    }
}
