package dev.wharf.shipping;

import dev.wharf.common.Text;
import dev.wharf.effect.Answer;
import dev.wharf.effect.Effect;
import dev.wharf.effect.EffectHandler;
import dev.wharf.effect.SettledEffect;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.Lane;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives waybills of cancelled orders and unpacked parcels back, and sends LabelVoided to those that wait for it. */
@Component
class VoidWaybill implements EffectHandler<Parcel> {
    private final Fulfillments fulfillments;
    private final Parcels parcels;
    private final Carriers carriers;
    private final OrderLog log;
    private final LabelsGone labelsGone;

    VoidWaybill(Fulfillments fulfillments, Parcels parcels, Carriers carriers, OrderLog log, LabelsGone labelsGone) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
        this.carriers = carriers;
        this.log = log;
        this.labelsGone = labelsGone;
    }

    @Override
    public String kind() {
        return Labels.VOID;
    }

    @Override
    public Map<Effect, Parcel> read(Collection<Effect> effects) {
        Lane.current().join(effects.stream().map(Effect::fulfillment).toList());
        var read = new HashMap<Effect, Parcel>();
        for (var effect : effects) read.put(effect, parcelOf(effect));
        return read;
    }

    /** A purchase that gave no clear answer left no number; then the carrier is asked for it. */
    @Override
    public Answer call(Effect effect, Parcel parcel) {
        var carrier = carriers.get(parcel.carrier());
        var number = parcel.trackingNumber().isEmpty() ? carrier.findByReference(parcel.reference()).map(Waybill::trackingNumber)
            : Optional.of(parcel.trackingNumber());
        number.ifPresent(n -> carrier.voidWaybill(n, parcel.reference()));
        return Answer.EMPTY;
    }

    /** Voiding twice is the same as once, so there is nothing to ask. */
    @Override
    public Optional<Answer> ask(Effect effect, Parcel parcel) {
        return Optional.empty();
    }

    @Override
    public void settled(List<SettledEffect> lane) {
        for (var settled : lane) {
            if (settled.done()) voided(parcelOf(settled.effect()));
            else refused(settled);
        }
    }

    /** A parcel that was unpacked is voided already; nobody waits for its label, and a later parcel of the order must not be taken for it. */
    private void voided(Parcel parcel) {
        log.happened(parcel.fulfillment(), "LABEL_VOIDED", new Text("面单已作废 " + parcel.trackingNumber(), "Label voided " + parcel.trackingNumber()));
        if (parcel.state() == Parcel.State.VOIDED) return;
        parcels.save(parcel.voided(fulfillments.clock().instant()));
        labelsGone.look(parcel.fulfillment(), Optional.empty());
    }

    private void refused(SettledEffect settled) {
        var id = settled.effect().fulfillment();
        var parcel = parcelOf(settled.effect());
        var number = parcel.trackingNumber();
        var why = new Text("面单 " + number + " 未能作废：" + settled.words(), "Label " + number + " was not voided: " + settled.words());
        log.happened(id, "LABEL_NOT_VOIDED", why);
        if (parcel.state() != Parcel.State.VOIDED) labelsGone.look(id, Optional.of(why));
    }

    private Parcel parcelOf(Effect effect) {
        return parcels.get(effect.fulfillment(), Labels.parcelId(effect.request()));
    }
}
