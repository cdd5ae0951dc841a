package dev.wharf.shipping;

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
import dev.wharf.order.Stage;
import dev.wharf.parcel.LabelNews;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lane;
import dev.wharf.shipping.WaybillEntry.State;
import dev.wharf.warehouse.Warehouses;
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
 * Buys waybills and sends WaybillSettled when the last parcel of an order has its answer. One that arrives for an order cancelled meanwhile is given back at
 * once, so that no label is ever paid for and lost.
 */
@Component
class BuyWaybill implements EffectHandler<BuyWaybill.Purchase> {
    private static final String TRACKING_NUMBER = "trackingNumber";
    private static final String CHARGED = "chargedMinor";

    /** @param wanted false once the order is cancelled: then nothing new is bought. @param note why there is no carrier to ask */
    record Purchase(boolean wanted, String carrier, String note, WaybillRequest request) { }

    private final Fulfillments fulfillments;
    private final Parcels parcels;
    private final Warehouses warehouses;
    private final Carriers carriers;
    private final Labels labels;
    private final LabelsGone labelsGone;
    private final WaybillBook book;
    private final LabelNews news;
    private final OrderLog log;
    private final Instances instances;

    BuyWaybill(Fulfillments fulfillments, Parcels parcels, Warehouses warehouses, Carriers carriers, Labels labels, LabelsGone labelsGone, WaybillBook book, LabelNews news,
               OrderLog log, Instances instances) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
        this.warehouses = warehouses;
        this.carriers = carriers;
        this.labels = labels;
        this.labelsGone = labelsGone;
        this.book = book;
        this.news = news;
        this.log = log;
        this.instances = instances;
    }

    @Override
    public String kind() {
        return Labels.BUY;
    }

    @Override
    public Map<Effect, Purchase> read(Collection<Effect> effects) {
        Lane.current().join(effects.stream().map(Effect::fulfillment).toList());
        var purchases = new HashMap<Effect, Purchase>();
        for (var effect : effects) {
            var fulfillment = fulfillments.get(effect.fulfillment());
            var entry = labels.entry(effect);
            var parcel = parcelOf(entry);
            var from = warehouses.find(fulfillment.warehouse())
                .orElseThrow(() -> new IllegalStateException("There is no warehouse " + fulfillment.warehouse()));
            var request = new WaybillRequest(entry.reference(), entry.account(), from, fulfillments.orderOf(effect.fulfillment()).receiver(), parcel.weightG(),
                parcel.contents().stream().mapToInt(Parcel.Content::quantity).sum());
            purchases.put(effect, new Purchase(fulfillment.stage() == Stage.SHIP, entry.carrier(), entry.note(), request));
        }
        return purchases;
    }

    @Override
    public Answer call(Effect effect, Purchase purchase) {
        if (!purchase.note().isEmpty()) throw new EffectRefused("NO_CARRIER", purchase.note());
        var carrier = carriers.get(purchase.carrier());
        if (!purchase.wanted()) throw new EffectRefused("CANCELLED", "订单已取消，未购买面单。 The order was cancelled before a waybill was bought.");
        return answer(carrier.buy(purchase.request()));
    }

    @Override
    public Optional<Answer> ask(Effect effect, Purchase purchase) {
        return carriers.get(purchase.carrier()).findByReference(effect.key()).map(BuyWaybill::answer);
    }

    private static Answer answer(Waybill waybill) {
        return new Answer(Map.of(TRACKING_NUMBER, waybill.trackingNumber(), CHARGED, Long.toString(waybill.chargedMinor())));
    }

    @Override
    public void settled(List<SettledEffect> lane) {
        var shipping = new LinkedHashMap<FulfillmentId, Optional<SettledEffect>>();
        for (var settled : lane) {
            var id = settled.effect().fulfillment();
            var entry = labels.entry(settled.effect());
            if (settled.done()) label(settled, entry);
            else book.save(entry.now(settled.inDoubt() ? State.UNCLEAR : State.REFUSED));
            if (!settled.done() && fulfillments.get(id).stage() == Stage.SHIP) log.happened(id, "WAYBILL_REFUSED", why(settled));
            if (fulfillments.get(id).stage() != Stage.SHIP) giveBack(settled);
            else shipping.merge(id, Optional.of(settled).filter(s -> !s.done()), (one, other) -> one.isPresent() ? one : other);
        }
        var bought = new ArrayList<FulfillmentId>();
        shipping.forEach((id, refused) -> {
            var open = parcels.live(id).stream().filter(p -> p.state() == Parcel.State.PACKED).toList();
            if (open.isEmpty()) bought.add(id);
            else if (open.size() == 1 && refused.isPresent() || open.stream().noneMatch(labels::isOpen)) refused(id, open, refused);
        });
        bought.forEach(news::complete);
        instances.tell(Message.WaybillSettled, bought, FulfillOrder.WAYBILL_OUTCOME, "BOUGHT");
    }

    private void label(SettledEffect settled, WaybillEntry entry) {
        var values = settled.answer().values();
        var number = values.get(TRACKING_NUMBER);
        var now = fulfillments.clock().instant();
        book.save(entry.bought(number, Long.parseLong(values.getOrDefault(CHARGED, "0")), now));
        parcels.save(parcelOf(entry).labelled(number, now));
        var carrier = carriers.name(entry.carrier());
        log.happened(entry.fulfillment(), "LABELLED", new Text(carrier + " 面单 " + number, carrier + " waybill " + number));
    }

    private static Text why(SettledEffect settled) {
        return new Text("承运商未出面单：" + settled.words(), "The carrier sold no waybill: " + settled.words());
    }

    /** @param last refusal, if one of them came just now; else an earlier one stands on the timeline */
    private void refused(FulfillmentId id, List<Parcel> open, Optional<SettledEffect> last) {
        var numbers = open.stream().map(Parcel::reference).collect(Collectors.joining("、"));
        var why = last.map(BuyWaybill::why).orElseGet(() -> new Text("包裹 " + numbers + " 没有面单，原因见订单时间线", "Parcels " + numbers + " have no waybill; the order's timeline says why"));
        instances.tell(Message.WaybillSettled, id, FulfillOrder.WAYBILL_OUTCOME, "REFUSED", Evidence.variables(fulfillments, id, why));
    }

    /** The order was cancelled while the carrier was asked. What was bought, or may have been, is voided; else there is nothing to void. */
    private void giveBack(SettledEffect settled) {
        var entry = labels.entry(settled.effect());
        labels.giveBack(entry);
        if (settled.done() || settled.inDoubt()) return;
        var parcel = parcelOf(entry);
        parcels.save(parcel.voided(fulfillments.clock().instant()));
        labelsGone.look(parcel.fulfillment(), Optional.empty());
    }

    private Parcel parcelOf(WaybillEntry entry) {
        return parcels.get(entry.fulfillment(), entry.parcel());
    }
}
