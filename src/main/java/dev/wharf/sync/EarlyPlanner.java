package dev.wharf.sync;

import dev.wharf.channel.Capabilities;
import dev.wharf.channel.Capabilities.Level;
import dev.wharf.channel.Channels;
import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.sync.ChannelNotices.Notice;
import dev.wharf.sync.PushPlan.Form;
import dev.wharf.sync.PushPlan.Left;
import dev.wharf.sync.PushPlan.Order;
import dev.wharf.sync.PushPlan.Step;
import dev.wharf.sync.PushPlan.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * What a channel would be told of a fulfillment if all of its parcels left now. The labels of other fulfillments say nothing here, so a part of an order is planned only for channels that count units;
 * elsewhere what one part tells would depend on whether another leaves.
 */
@Component
class EarlyPlanner {
    private static final Set<Stage> LEAVING = Set.of(Stage.SHIP, Stage.SYNC, Stage.DONE);

    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final Parcels parcels;
    private final Channels channels;

    EarlyPlanner(Fulfillments fulfillments, SalesOrders orders, Parcels parcels, Channels channels) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.parcels = parcels;
        this.channels = channels;
    }

    /** True if each of its parcels has a number and may leave, or has left. */
    boolean everyLabel(FulfillmentId id) {
        var live = parcels.live(id);
        return LEAVING.contains(fulfillments.get(id).stage()) && !live.isEmpty() && live.stream().noneMatch(p -> p.state() == Parcel.State.PACKED);
    }

    boolean takesBack(FulfillmentId id) {
        return channels.can(fulfillments.get(id).shop()).edit();
    }

    /** @return none if it cannot be told before it leaves */
    List<Notice> plan(FulfillmentId id, int round) {
        var fulfillment = fulfillments.get(id);
        var lines = new ParcelLines(fulfillment, parcels.live(id));
        var own = fulfillments.orderOf(id);
        var others = orders.byIds(fulfillment.salesOrders().stream().filter(order -> order != own.id()).toList());
        var all = new ArrayList<Notice>();
        for (long sold : fulfillment.salesOrders()) {
            var planned = plan(lines, sold == own.id() ? own : others.get(sold), own.id(), round);
            if (planned.isEmpty()) return List.of();
            all.addAll(planned);
        }
        return all;
    }

    private List<Notice> plan(ParcelLines lines, SalesOrder order, long own, int round) {
        var id = lines.fulfillment().id();
        var can = channels.can(order.shop());
        var ships = new TreeMap<>(PushPlanner.units(new SoldLines(lines.fulfillment(), order).list()));
        if (can.level() != Level.QUANTITY && !ships.equals(PushReader.toShip(order))) return List.of();
        var going = lines.holding(order.id()).stream().map(p -> new Left(p.id(), p.carrier(), p.trackingNumber(), p.labelledAt(), PushPlanner.units(lines.of(p, order)))).toList();
        if (going.stream().anyMatch(g -> g.units().isEmpty())) return List.of();
        var told = new ArrayList<Told>();
        var planned = new ArrayList<Notice>();
        for (var parcel : lines.holding(order.id())) {
            var mine = going.stream().filter(g -> g.parcel() == parcel.id()).findFirst().orElseThrow();
            var key = NoticeKey.early(PushShipment.key(id, order.id(), own, Optional.of(parcel).filter(p -> lines.parcels().size() > 1)), round);
            var notice = PushPlanner.notice(key, id, order, mine, step(can, new Order(PushPlanner.ordered(order), ships, going, List.copyOf(told)), mine, order));
            if (notice.form() != Form.NOTHING) told.add(PushPlanner.told(notice, ships.keySet()));
            planned.add(notice);
        }
        return planned;
    }

    /** An order in one parcel is told as a whole at every level, as it is after it left. */
    private static Step step(Capabilities can, Order state, Left mine, SalesOrder order) {
        if (!mine.units().equals(PushReader.toShip(order))) return PushPlan.next(can, false, state, mine);
        return new Step.Tell(Form.EXACT, List.of(mine), mine.units(), mine.units().equals(state.ordered()), false, new TreeMap<>());
    }
}
