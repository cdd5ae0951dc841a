package dev.wharf.shipping;

import dev.wharf.common.Text;
import dev.wharf.effect.Answer;
import dev.wharf.effect.Effect;
import dev.wharf.effect.EffectHandler;
import dev.wharf.effect.SettledEffect;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.Lane;
import dev.wharf.process.Lanes;
import dev.wharf.shipping.WaybillEntry.State;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Gives waybills back: of cancelled orders, which wait for LabelVoided, of unpacked parcels, and of parcels that got another label. What the carrier does not take back
 * becomes a task, in the order's own instance if that waits, else in one of recycle-label.
 */
@Component
class VoidWaybill implements EffectHandler<WaybillEntry> {
    private final Fulfillments fulfillments;
    private final Parcels parcels;
    private final Carriers carriers;
    private final Labels labels;
    private final WaybillBook book;
    private final FailedRecycling failed;
    private final OrderLog log;
    private final LabelsGone labelsGone;
    private final Lanes lanes;

    VoidWaybill(Fulfillments fulfillments, Parcels parcels, Carriers carriers, Labels labels, WaybillBook book, FailedRecycling failed, OrderLog log, LabelsGone labelsGone,
                Lanes lanes) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
        this.carriers = carriers;
        this.labels = labels;
        this.book = book;
        this.failed = failed;
        this.log = log;
        this.labelsGone = labelsGone;
        this.lanes = lanes;
    }

    @Override
    public String kind() {
        return Labels.VOID;
    }

    @Override
    public Map<Effect, WaybillEntry> read(Collection<Effect> effects) {
        Lane.current().join(effects.stream().map(Effect::fulfillment).toList());
        var read = new HashMap<Effect, WaybillEntry>();
        for (var effect : effects) read.put(effect, labels.entry(effect));
        return read;
    }

    /** A purchase that gave no clear answer left no number; then the carrier is asked for it. */
    @Override
    public Answer call(Effect effect, WaybillEntry entry) {
        var carrier = carriers.get(entry.carrier());
        var number = entry.number().isEmpty() ? carrier.findByReference(entry.reference()).map(sold -> kept(entry, sold)) : Optional.of(entry.number());
        number.ifPresent(n -> carrier.voidWaybill(n, entry.reference()));
        return Answer.EMPTY;
    }

    /** Number and charge are kept before the number is given back: a refusal must name it, and a carrier that took it back finds it no more if the answer is lost. */
    private String kept(WaybillEntry entry, Waybill sold) {
        lanes.runOne(() -> {
            fulfillments.lockRows(List.of(entry.fulfillment()));
            var now = book.get(entry.fulfillment(), entry.parcel(), entry.round());
            if (now.state() == State.TO_RECYCLE && now.number().isEmpty()) book.save(now.found(sold, fulfillments.clock().instant()));
        });
        return sold.trackingNumber();
    }

    /** Voiding twice is the same as once, so there is nothing to ask. */
    @Override
    public Optional<Answer> ask(Effect effect, WaybillEntry entry) {
        return Optional.empty();
    }

    @Override
    public void settled(List<SettledEffect> lane) {
        for (var settled : lane) {
            var entry = labels.entry(settled.effect());
            if (!settled.done()) refused(entry, settled.words());
            else if (entry.number().isEmpty()) nothingSold(entry);
            else voided(entry);
        }
    }

    private void voided(WaybillEntry entry) {
        book.save(entry.voided(fulfillments.clock().instant()));
        log.happened(entry.fulfillment(), "LABEL_VOIDED", new Text("面单已作废 " + entry.number(), "Label voided " + entry.number()));
        gone(entry);
    }

    private void nothingSold(WaybillEntry entry) {
        labels.drop(entry);
        var reference = entry.reference();
        log.happened(entry.fulfillment(), "LABEL_NOT_SOLD", new Text("承运商没有为 " + reference + " 出过面单，无需作废", "The carrier sold no label for " + reference + "; there is none to void"));
        gone(entry);
    }

    private void gone(WaybillEntry entry) {
        awaited(entry).ifPresent(parcel -> {
            parcels.save(parcel.voided(fulfillments.clock().instant()));
            labelsGone.look(entry.fulfillment(), Optional.empty());
        });
    }

    private void refused(WaybillEntry entry, String words) {
        var id = entry.fulfillment();
        book.save(entry.now(State.RECYCLE_FAILED));
        var label = entry.number().isEmpty() ? entry.reference() : entry.number();
        var why = new Text("面单 " + label + " 未能作废：" + words, "Label " + label + " was not voided: " + words);
        log.happened(id, "LABEL_NOT_VOIDED", why);
        boolean asked = awaited(entry).isPresent() && labelsGone.look(id, Optional.of(why));
        if (!asked) failed.ask(entry, why);
    }

    /** The parcel of a cancelled order whose label this is. Nobody waits for that of an unpacked parcel, or of one that has another label since. */
    private Optional<Parcel> awaited(WaybillEntry entry) {
        var stage = fulfillments.get(entry.fulfillment()).stage();
        if (stage != Stage.CANCELLING && stage != Stage.CANCELLED) return Optional.empty();
        var parcel = parcels.get(entry.fulfillment(), entry.parcel());
        boolean last = book.last(parcel).filter(e -> e.round() == entry.round()).isPresent();
        return last && parcel.state() != Parcel.State.VOIDED ? Optional.of(parcel) : Optional.empty();
    }
}
