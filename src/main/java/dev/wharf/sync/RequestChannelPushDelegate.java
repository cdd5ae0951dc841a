package dev.wharf.sync;

import dev.wharf.effect.EffectLedger;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_RequestChannelPush: claims telling the channel the tracking number, once for each order whose goods left; the worker tells it after the
 * commit and sends ChannelAnswered when the last is told.
 */
@Component("requestChannelPushDelegate")
class RequestChannelPushDelegate implements JavaDelegate {
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
        var parcel = parcels.live(id).orElseThrow(() -> new IllegalStateException(id + " has no parcel to tell of"));
        for (long sold : fulfillments.get(id).salesOrders()) {
            effects.claim(PushShipment.KIND, PushShipment.key(id, sold, order.id()), id, "channel:" + order.channel() + "/" + order.shop(),
                Map.of(PushShipment.PARCEL, Long.toString(parcel.id()), PushShipment.ORDER, Long.toString(sold)));
        }
    }
}
