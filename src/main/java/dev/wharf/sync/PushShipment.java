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
import dev.wharf.effect.EffectLedger;
import dev.wharf.effect.EffectLedger.Standing;
import dev.wharf.effect.EffectRefused;
import dev.wharf.effect.SettledEffect;
import dev.wharf.order.Evidence;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrders;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Tells channels the tracking numbers of what left: one notice for each order whose goods are in the parcel, with that order's lines. Sends
 * ChannelAnswered when the last of them is settled.
 */
@Component
class PushShipment implements EffectHandler<PushShipment.Push> {
    static final String KIND = "PUSH_SHIPMENT";
    static final String PARCEL = "parcelId";
    static final String ORDER = "salesOrderId";

    record Push(String channel, ShipmentNotice notice) { }

    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final Parcels parcels;
    private final Channels channels;
    private final EffectLedger effects;
    private final OrderLog log;
    private final Instances instances;

    PushShipment(Fulfillments fulfillments, SalesOrders orders, Parcels parcels, Channels channels, EffectLedger effects, OrderLog log, Instances instances) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.parcels = parcels;
        this.channels = channels;
        this.effects = effects;
        this.log = log;
        this.instances = instances;
    }

    /** The fulfillment's own order is told under the fulfillment's number; orders merged into it under theirs as well. */
    static String key(FulfillmentId id, long order, long own) {
        return order == own ? id.toString() : id + "-" + order;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<Effect, Push> read(Collection<Effect> effects) {
        Lane.current().join(effects.stream().map(Effect::fulfillment).toList());
        var others = orders.byIds(effects.stream().map(this::orderOf).filter(o -> o != 0).toList());
        var read = new HashMap<Effect, Push>();
        for (var effect : effects) {
            var own = fulfillments.orderOf(effect.fulfillment());
            var order = others.getOrDefault(orderOf(effect), own);
            var parcel = parcels.get(effect.fulfillment(), Long.parseLong(effect.request().get(PARCEL)));
            var lines = new SoldLines(fulfillments.get(effect.fulfillment()), order).list();
            read.put(effect, new Push(order.channel(), new ShipmentNotice(effect.key(), order.shop(), order.channelOrderNo(), parcel.carrier(),
                parcel.trackingNumber(), parcel.handedOverAt(), lines)));
        }
        return read;
    }

    /** @return 0 if it is the fulfillment's own order, which the lane knows */
    private long orderOf(Effect effect) {
        long order = Long.parseLong(effect.request().getOrDefault(ORDER, "0"));
        return order == fulfillments.get(effect.fulfillment()).salesOrderId() ? 0 : order;
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
        var byFulfillment = lane.stream().collect(Collectors.groupingBy(s -> s.effect().fulfillment(), LinkedHashMap::new, Collectors.toList()));
        var told = new ArrayList<FulfillmentId>();
        byFulfillment.forEach((id, settled) -> {
            settled.forEach(this::write);
            var refused = settled.stream().filter(s -> !s.done()).findFirst();
            var others = fulfillments.get(id).salesOrders().size() == settled.size() ? List.<Standing>of() : List.copyOf(effects.standings(KIND, id).values());
            if (others.contains(Standing.OPEN)) return;
            if (refused.isEmpty() && others.stream().allMatch(Standing.DONE::equals)) told.add(id);
            else refused(id, refused.map(PushShipment::why).orElse(new Text("平台拒绝其中一个订单的物流单号", "The channel refused the tracking number of one of the orders")));
        });
        instances.tell(Message.ChannelAnswered, told, FulfillOrder.PUSH_OUTCOME, "TOLD");
    }

    private void write(SettledEffect settled) {
        var id = settled.effect().fulfillment();
        if (settled.done()) log.happened(id, "CHANNEL_TOLD", new Text("已回传物流单号", "The channel was told the tracking number"));
        else log.happened(id, "CHANNEL_REFUSED", why(settled));
    }

    private static Text why(SettledEffect settled) {
        return new Text("平台拒绝物流单号：" + settled.words(), "The channel refused the tracking number: " + settled.words());
    }

    private void refused(FulfillmentId id, Text why) {
        instances.tell(Message.ChannelAnswered, id, FulfillOrder.PUSH_OUTCOME, "REFUSED", Evidence.variables(fulfillments, id, why));
    }
}
