package dev.wharf.shipping;

import dev.wharf.common.Text;
import dev.wharf.effect.Answer;
import dev.wharf.effect.Effect;
import dev.wharf.effect.EffectHandler;
import dev.wharf.effect.SettledEffect;
import dev.wharf.order.Evidence;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lane;
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
    private static final String NUMBER = "trackingNumber";

    private final Fulfillments fulfillments;
    private final Parcels parcels;
    private final Carriers carriers;
    private final Labels labels;
    private final WaybillBook book;
    private final FailedRecycling failed;
    private final OrderLog log;
    private final Instances instances;

    VoidWaybill(Fulfillments fulfillments, Parcels parcels, Carriers carriers, Labels labels, WaybillBook book, FailedRecycling failed, OrderLog log, Instances instances) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
        this.carriers = carriers;
        this.labels = labels;
        this.book = book;
        this.failed = failed;
        this.log = log;
        this.instances = instances;
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
        var number = entry.number().isEmpty() ? carrier.findByReference(entry.reference()).map(Waybill::trackingNumber) : Optional.of(entry.number());
        number.ifPresent(n -> carrier.voidWaybill(n, entry.reference()));
        return new Answer(number.map(n -> Map.of(NUMBER, n)).orElse(Map.of()));
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
            if (settled.done()) voided(entry, settled.answer().values().getOrDefault(NUMBER, ""));
            else refused(entry, settled.words());
        }
    }

    private void voided(WaybillEntry entry, String number) {
        var now = fulfillments.clock().instant();
        book.save(entry.voided(number, now));
        log.happened(entry.fulfillment(), "LABEL_VOIDED", new Text("面单已作废 " + number, "Label voided " + number));
        awaited(entry).ifPresent(parcel -> {
            parcels.save(parcel.voided(now));
            instances.tellIfWaiting(Message.LabelVoided, entry.fulfillment(), FulfillOrder.VOID_OUTCOME, "VOIDED", Map.of());
        });
    }

    private void refused(WaybillEntry entry, String words) {
        var id = entry.fulfillment();
        book.save(entry.now(State.RECYCLE_FAILED));
        var why = new Text("面单 " + entry.number() + " 未能作废：" + words, "Label " + entry.number() + " was not voided: " + words);
        log.happened(id, "LABEL_NOT_VOIDED", why);
        boolean told = awaited(entry).isPresent() && instances.tellIfWaiting(Message.LabelVoided, id, FulfillOrder.VOID_OUTCOME, "REFUSED", Evidence.variables(fulfillments, id, why));
        if (!told) failed.ask(entry, why);
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
