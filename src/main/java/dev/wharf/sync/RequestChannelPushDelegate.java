package dev.wharf.sync;

import dev.wharf.effect.EffectLedger;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_RequestChannelPush: claims telling the channel the tracking number, once for each parcel and each order whose goods are in it; the worker tells it after
 * the commit and sends ChannelAnswered when the last is told.
 */
@Component("requestChannelPushDelegate")
class RequestChannelPushDelegate implements JavaDelegate {
    private record Told(long salesOrderId, Parcel parcel) { }

    private final Fulfillments fulfillments;
    private final Parcels parcels;
    private final EffectLedger effects;

    RequestChannelPushDelegate(Fulfillments fulfillments, Parcels parcels, EffectLedger effects) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
        this.effects = effects;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        var order = fulfillments.orderOf(id);
        var lines = new ParcelLines(fulfillments.get(id), parcels.live(id));
        if (lines.parcels().isEmpty()) throw new IllegalStateException(id + " has no parcel to tell of");
        var notices = fulfillments.get(id).salesOrders().stream().flatMap(sold -> lines.holding(sold).stream().map(parcel -> new Told(sold, parcel))).toList();
        boolean several = lines.parcels().size() > 1;
        for (var told : notices) {
            effects.claim(PushShipment.KIND, PushShipment.key(id, told.salesOrderId(), order.id(), Optional.of(told.parcel()).filter(p -> several)), id,
                "channel:" + order.channel() + "/" + order.shop(), Map.of(PushShipment.PARCEL, Long.toString(told.parcel().id()), PushShipment.ORDER, Long.toString(told.salesOrderId()),
                    PushShipment.NOTICES, Integer.toString(notices.size())));
        }
    }
}
