package dev.wharf.sync;

import dev.wharf.channel.ShipmentNotice;
import dev.wharf.common.FulfillmentId;
import dev.wharf.effect.EffectLedger;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.SalesOrder;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.sync.ChannelNotices.Notice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Claims telling the channel what left: once for each parcel and each order whose goods are in it. The worker tells it after the commit. Call inside a lane. */
@Component
class ChannelPushes {
    private record Told(long salesOrderId, Parcel parcel) {
        boolean isIn(Notice notice) {
            return notice.salesOrderId() == salesOrderId && notice.content().parcels().contains(new ShipmentNotice.Parcel(parcel.carrier(), parcel.trackingNumber()));
        }
    }

    private final Fulfillments fulfillments;
    private final Parcels parcels;
    private final EffectLedger effects;

    ChannelPushes(Fulfillments fulfillments, Parcels parcels, EffectLedger effects) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
        this.effects = effects;
    }

    /** Who is called; they rest together after failures. */
    static String target(SalesOrder order) {
        return "channel:" + order.channel() + "/" + order.shop();
    }

    /** @param known what the channel knows already. @return false if that is all */
    boolean claim(FulfillmentId id, List<Notice> known) {
        var order = fulfillments.orderOf(id);
        var lines = new ParcelLines(fulfillments.get(id), parcels.live(id));
        if (lines.parcels().isEmpty()) throw new IllegalStateException(id + " has no parcel to tell of");
        var notices = fulfillments.get(id).salesOrders().stream().flatMap(sold -> lines.holding(sold).stream().map(parcel -> new Told(sold, parcel))).filter(told -> known.stream().noneMatch(told::isIn)).toList();
        boolean several = lines.parcels().size() > 1;
        for (var told : notices) {
            effects.claim(PushShipment.KIND, PushShipment.key(id, told.salesOrderId(), order.id(), Optional.of(told.parcel()).filter(p -> several)), id, target(order),
                Map.of(PushShipment.PARCEL, Long.toString(told.parcel().id()), PushShipment.ORDER, Long.toString(told.salesOrderId()), PushShipment.NOTICES, Integer.toString(notices.size())));
        }
        return !notices.isEmpty();
    }
}
