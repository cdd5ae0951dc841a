package dev.wharf.sync;

import dev.wharf.channel.ShipmentNotice;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillment.Line;
import dev.wharf.order.Fulfillment.Sold;
import dev.wharf.order.SalesOrder;
import dev.wharf.parcel.Parcel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What each of a fulfillment's parcels holds, in the channel's own words. A kit whose parts are in several parcels counts with the parcel that completes it, so
 * that all parcels together hold what was sold, each unit once. Pure.
 *
 * @param parcels all that are not voided, in the order they were packed
 */
record ParcelLines(Fulfillment fulfillment, List<Parcel> parcels) {
    /** Lines of the order that the parcel holds units of. */
    List<ShipmentNotice.Line> of(Parcel parcel, SalesOrder order) {
        var all = new SoldLines(fulfillment, order).list();
        if (parcels.size() == 1) return all;
        var units = units(parcel);
        return all.stream().map(l -> new ShipmentNotice.Line(l.lineNo(), l.sku(), units.getOrDefault(new Sold(order.id(), l.lineNo()), 0))).filter(l -> l.quantity() > 0).toList();
    }

    /** The parcels that have to be told of to the channel of an order: those with goods that it knows, and the first one if none has. */
    List<Parcel> holding(long salesOrderId) {
        var gifts = fulfillment.lines().stream().filter(Line::gift).map(Line::sold).collect(Collectors.toSet());
        var holding = parcels.stream().filter(p -> units(p).keySet().stream().anyMatch(sold -> sold.salesOrderId() == salesOrderId && !gifts.contains(sold))).toList();
        return holding.isEmpty() ? parcels.subList(0, 1) : holding;
    }

    private Map<Sold, Integer> units(Parcel parcel) {
        int at = parcels.indexOf(parcel);
        var units = complete(parcels.subList(0, at + 1));
        complete(parcels.subList(0, at)).forEach((sold, before) -> units.computeIfPresent(sold, (s, n) -> n > before ? n - before : null));
        return units;
    }

    /** Kits, or units of goods sold by themselves, of which every part is in one of these. */
    private Map<Sold, Integer> complete(List<Parcel> some) {
        var units = new HashMap<Long, Integer>();
        some.forEach(p -> p.contents().forEach(c -> units.merge(c.fulfillmentLineId(), c.quantity(), Integer::sum)));
        var complete = new LinkedHashMap<Sold, Integer>();
        for (var group : fulfillment.groups()) {
            int sold = group.stream().mapToInt(kind -> group.stream().filter(kind::sameGoods).mapToInt(l -> units.getOrDefault(l.id(), 0)).sum() / kind.unitsPerKit()).min().orElse(0);
            if (sold > 0) complete.put(group.get(0).sold(), sold);
        }
        return complete;
    }
}
