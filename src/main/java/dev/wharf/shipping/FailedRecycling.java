package dev.wharf.shipping;

import dev.wharf.common.Text;
import dev.wharf.order.Evidence;
import dev.wharf.order.Fulfillments;
import dev.wharf.process.ModelInstances;
import dev.wharf.process.RecycleLabel;
import dev.wharf.process.RecycleLabel.Message;
import java.time.Duration;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Asks a person about a number that its carrier did not take back: one instance of recycle-label for each refusal. Call inside a lane. */
@Component
class FailedRecycling {
    /** Carriers credit what is settled before their statement of the day. */
    private static final Duration DUE = Duration.ofHours(24);
    /** Before the reference in the business key: an instance of this model is no order. */
    static final String KEY = "LABEL-";

    private final Fulfillments fulfillments;
    private final ModelInstances instances;

    FailedRecycling(Fulfillments fulfillments, ModelInstances instances) {
        this.fulfillments = fulfillments;
        this.instances = instances;
    }

    void ask(WaybillEntry entry, Text why) {
        var evidence = Evidence.variables(fulfillments, entry.fulfillment(), why);
        evidence.put(RecycleLabel.CARRIER_CODE.name(), entry.carrier());
        evidence.put(RecycleLabel.TRACKING_NUMBER.name(), entry.number());
        evidence.put(RecycleLabel.LABEL_ROUND.name(), entry.round());
        evidence.put(RecycleLabel.PARCEL_ID.name(), entry.parcel());
        evidence.put(RecycleLabel.DUE_AT.name(), Date.from(fulfillments.clock().instant().plus(DUE)));
        instances.startBy(Message.LabelRecycleFailed, KEY + entry.reference(), evidence);
    }
}
