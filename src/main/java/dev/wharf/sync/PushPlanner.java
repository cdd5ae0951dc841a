package dev.wharf.sync;

import dev.wharf.channel.Capabilities;
import dev.wharf.channel.ShipmentNotice;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.effect.Effect;
import dev.wharf.effect.EffectPutOff;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.MergedOrders;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.Lane;
import dev.wharf.process.Lanes;
import dev.wharf.sync.ChannelNotices.Content;
import dev.wharf.sync.ChannelNotices.Notice;
import dev.wharf.sync.ChannelNotices.State;
import dev.wharf.sync.PushPlan.Form;
import dev.wharf.sync.PushPlan.Left;
import dev.wharf.sync.PushPlan.Step;
import dev.wharf.sync.PushPlan.Told;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Plans the notice of a parcel that holds a part of an order, for a channel that does not count units. In a transaction of its own that locks all parts of the
 * order, so that two parcels never tell the same line; the plan is kept before anything is called.
 */
@Component
class PushPlanner {
    private static final Set<Stage> OUT = Set.of(Stage.CANCELLED, Stage.CANCELLING, Stage.MERGED);

    private final Lanes lanes;
    private final Fulfillments fulfillments;
    private final MergedOrders merged;
    private final SalesOrders orders;
    private final Parcels parcels;
    private final ChannelNotices notices;
    private final SyncSettings settings;
    private final Clock clock;

    PushPlanner(Lanes lanes, Fulfillments fulfillments, MergedOrders merged, SalesOrders orders, Parcels parcels, ChannelNotices notices, SyncSettings settings,
                Clock clock) {
        this.lanes = lanes;
        this.fulfillments = fulfillments;
        this.merged = merged;
        this.orders = orders;
        this.parcels = parcels;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @throws EffectPutOff  if other parcels of the order have to leave first
     * @throws dev.wharf.effect.EffectRefused if they have not left in time, so that a person has to say what the channel is told
     */
    Notice plan(Effect effect, long salesOrderId, long parcelId, Capabilities can) {
        var planned = new ArrayList<Notice>();
        var late = new AtomicBoolean();
        lanes.runOne(() -> {
            planned.clear();
            late.set(false);
            var ids = parts(salesOrderId);
            fulfillments.lockRows(ids);
            var known = notices.byKeys(List.of(effect.key())).get(effect.key());
            if (known != null && known.state() != State.REFUSED) planned.add(known);
            else planNew(effect, orders.byIds(List.of(salesOrderId)).get(salesOrderId), ids, parcelId, can, planned, late);
        });
        if (late.get()) throw Untold.PARCELS_LATE.refusal();
        if (planned.isEmpty()) throw new EffectPutOff(settings.lookAgain(), "同一订单的其他包裹尚未发出 Other parcels of the order have not left yet");
        return planned.get(0);
    }

    private void planNew(Effect effect, SalesOrder order, List<FulfillmentId> ids, long parcelId, Capabilities can, List<Notice> planned, AtomicBoolean late) {
        Lane.current().join(ids);
        var ships = new TreeMap<String, Integer>();
        var left = new ArrayList<Left>();
        ids.stream().map(fulfillments::get).filter(f -> !OUT.contains(f.stage())).forEach(part -> {
            units(new SoldLines(part, order).list()).forEach((line, n) -> ships.merge(line, n, Integer::sum));
            var lines = new ParcelLines(part, parcels.live(part.id()));
            lines.parcels().stream().filter(p -> p.state() == Parcel.State.HANDED_OVER).map(p -> new Left(p.id(), p.carrier(), p.trackingNumber(), p.handedOverAt(), units(lines.of(p, order))))
                .filter(l -> !l.units().isEmpty()).forEach(left::add);
        });
        var mine = left.stream().filter(l -> l.parcel() == parcelId).findFirst().orElseThrow(() -> new IllegalStateException("Parcel " + parcelId + " has not left"));
        var told = notices.ofOrder(order.id()).stream().filter(n -> !n.key().equals(effect.key()) && n.state() != State.REFUSED && n.state() != State.WITHDRAWN && n.form() != Form.NOTHING)
            .map(n -> told(n, ships.keySet())).toList();
        var step = PushPlan.next(can, settings.tellWithFirst().contains(order.shop()), new PushPlan.Order(ordered(order), ships, left, told), mine);
        if (step instanceof Step.Wait) {
            late.set(!clock.instant().isBefore(waitsUntil(effect, order, mine)));
            return;
        }
        var notice = notice(effect.key(), effect.fulfillment(), order, mine, step);
        notices.plan(notice);
        planned.add(notice);
    }

    /** Channels fine what they hear of after the ship-by time. Who is asked and says "try again" waits once more. */
    private Instant waitsUntil(Effect effect, SalesOrder order, Left mine) {
        var patient = notices.refusedAt(effect.key()).orElse(mine.at()).plus(settings.patience());
        return patient.isAfter(order.shipBy()) ? patient : order.shipBy();
    }

    /** Every fulfillment that holds goods of the order or did: its own, what it was merged into, and what that was split into. */
    private List<FulfillmentId> parts(long salesOrderId) {
        var all = new TreeSet<FulfillmentId>();
        for (var own : fulfillments.ofSalesOrder(salesOrderId)) {
            all.add(own);
            var bearer = merged.bearer(own);
            if (!bearer.equals(own)) all.addAll(fulfillments.ofSalesOrder(fulfillments.get(bearer).salesOrderId()));
        }
        return List.copyOf(all);
    }

    static SortedMap<String, Integer> units(List<ShipmentNotice.Line> lines) {
        return lines.stream().collect(Collectors.toMap(ShipmentNotice.Line::lineNo, ShipmentNotice.Line::quantity, Integer::sum, TreeMap::new));
    }

    static Map<String, Integer> ordered(SalesOrder order) {
        return order.lines().stream().filter(l -> !l.gift()).collect(Collectors.toMap(SalesOrder.Line::lineNo, SalesOrder.Line::quantity));
    }

    static Told told(Notice notice, Set<String> all) {
        if (notice.content() == null) return new Told(Set.of(), all);
        return new Told(notice.content().parcels().stream().map(ShipmentNotice.Parcel::trackingNumber).collect(Collectors.toSet()),
            notice.content().lines().stream().map(ShipmentNotice.Line::lineNo).collect(Collectors.toSet()));
    }

    static Notice notice(String key, FulfillmentId id, SalesOrder order, Left mine, Step step) {
        if (step instanceof Step.Tell tell) {
            var content = new Content(tell.parcels().stream().map(p -> new ShipmentNotice.Parcel(p.carrier(), p.number())).toList(), lines(order, tell.units()), tell.whole(), tell.change());
            return new Notice(key, order.id(), id, tell.form(), State.PLANNED, content, rest(order, mine, tell.rest()), 0);
        }
        return new Notice(key, order.id(), id, Form.NOTHING, State.PLANNED, Content.NONE, rest(order, mine, ((Step.Nothing) step).rest()), 0);
    }

    private static List<ShipmentNotice.Line> lines(SalesOrder order, Map<String, Integer> units) {
        return order.lines().stream().filter(l -> units.containsKey(l.lineNo())).map(l -> new ShipmentNotice.Line(l.lineNo(), l.sku(), units.get(l.lineNo()))).toList();
    }

    /** What the buyer has to be told in words. */
    private static Text rest(SalesOrder order, Left mine, Map<String, Integer> units) {
        if (units.isEmpty()) return new Text("", "");
        var goods = lines(order, units).stream().map(l -> l.quantity() + " × " + l.sku()).toList();
        return OrderLog.kept(new Text("包裹 " + mine.carrier() + " " + mine.number() + "：" + String.join("，", goods), "Parcel " + mine.carrier() + " " + mine.number() + ": " + String.join(", ", goods)));
    }
}
