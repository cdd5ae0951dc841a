package dev.wharf.sync;

import dev.wharf.channel.Capabilities.Level;
import dev.wharf.channel.ChannelPort;
import dev.wharf.channel.Channels;
import dev.wharf.channel.ShipmentNotice;
import dev.wharf.effect.Effect;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.Lane;
import dev.wharf.sync.ChannelNotices.Notice;
import dev.wharf.sync.ChannelNotices.State;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads what the calls of {@link PushShipment} need, for many at once. */
@Component
class PushReader {
    /**
     * @param notice the parcel's own, with all that is in it
     * @param exact  it may be told as it is; else it has to be planned
     * @param known  what was planned at an earlier attempt, or null
     */
    record Push(ChannelPort port, ShipmentNotice notice, long salesOrderId, long parcelId, boolean exact, Notice known) { }

    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final Parcels parcels;
    private final Channels channels;
    private final ChannelNotices notices;

    PushReader(Fulfillments fulfillments, SalesOrders orders, Parcels parcels, Channels channels, ChannelNotices notices) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.parcels = parcels;
        this.channels = channels;
        this.notices = notices;
    }

    Map<Effect, Push> read(Collection<Effect> effects) {
        Lane.current().join(effects.stream().map(Effect::fulfillment).toList());
        var others = orders.byIds(effects.stream().filter(e -> !isOwn(e)).map(this::orderOf).toList());
        var known = notices.byKeys(effects.stream().map(Effect::key).toList());
        var read = new HashMap<Effect, Push>();
        for (var effect : effects) {
            var order = isOwn(effect) ? fulfillments.orderOf(effect.fulfillment()) : others.get(orderOf(effect));
            read.put(effect, push(effect, order, known.get(effect.key())));
        }
        return read;
    }

    /** The sales order it tells of; requests from before merges were possible do not name it. */
    long orderOf(Effect effect) {
        var named = effect.request().get(PushShipment.ORDER);
        return named == null ? fulfillments.get(effect.fulfillment()).salesOrderId() : Long.parseLong(named);
    }

    /** The fulfillment's own order is known to the lane. */
    private boolean isOwn(Effect effect) {
        return orderOf(effect) == fulfillments.get(effect.fulfillment()).salesOrderId();
    }

    private Push push(Effect effect, SalesOrder order, Notice known) {
        var parcel = parcels.get(effect.fulfillment(), Long.parseLong(effect.request().get(PushShipment.PARCEL)));
        var lines = new ParcelLines(fulfillments.get(effect.fulfillment()), parcels.live(effect.fulfillment())).of(parcel, order);
        var units = lines.stream().collect(Collectors.toMap(ShipmentNotice.Line::lineNo, ShipmentNotice.Line::quantity, Integer::sum));
        var port = channels.of(order.shop());
        var notice = new ShipmentNotice(noticeKey(effect.key(), known), order.shop(), order.channelOrderNo(), List.of(new ShipmentNotice.Parcel(parcel.carrier(), parcel.trackingNumber())),
            parcel.handedOverAt(), lines, units.equals(PushPlanner.ordered(order)), false);
        boolean exact = port.can(order.shop()).level() == Level.QUANTITY || units.equals(toShip(order));
        boolean planned = known != null && known.state() != State.REFUSED && known.content() != null;
        return new Push(port, notice, order.id(), parcel.id(), exact, planned ? known : null);
    }

    /** A repeat after a doubt is the same notice; one after a refusal is another, which may say something else. */
    static String noticeKey(String key, Notice known) {
        return known == null || known.refusals() == 0 ? key : key + "." + known.refusals();
    }

    /** Without what was cancelled. Orders in one parcel, which are nearly all, need no plan. */
    static Map<String, Integer> toShip(SalesOrder order) {
        return order.lines().stream().filter(l -> !l.gift() && l.quantity() > l.cancelled()).collect(Collectors.toMap(SalesOrder.Line::lineNo, l -> l.quantity() - l.cancelled()));
    }
}
