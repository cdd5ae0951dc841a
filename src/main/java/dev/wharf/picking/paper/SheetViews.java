package dev.wharf.picking.paper;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillments;
import dev.wharf.picking.PaperWalks;
import dev.wharf.picking.PaperWalks.Stop;
import dev.wharf.picking.PaperWalks.Walk;
import dev.wharf.process.Lane;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Tracking.Kind;
import dev.wharf.warehouse.Trackings;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a sheet says: goods, places and orders by their numbers. Nothing about who gets them. Call inside a lane. */
@Component
class SheetViews {
    /**
     * @param no       in the walk, from 1
     * @param lot      the lot to take; empty if any
     * @param tracking NONE, LOT, LOT_EXPIRY or SERIAL
     * @param position place on the cart of the order it is for
     * @param quantity units to fetch
     */
    record Line(int no, long pickLineId, int position, String fulfillmentNo, String bin, String lot, String tracking, String sku, String name, String variant, int quantity) {
        public boolean serial() {
            return tracking.equals(Kind.SERIAL.name());
        }

        public boolean hasLot() {
            return Kind.valueOf(tracking).hasLots();
        }
    }

    record Order(String fulfillmentNo, int position, List<String> specialRequests) { }

    /** An order that was cancelled after the sheet was printed. @param lines what may lie on the cart of it and belongs back into its bin */
    record Gone(String fulfillmentNo, int position, List<Line> lines) { }

    /** @param code empty before it is printed. @param state OUT, BOOKED or VOID; before it is printed {@link #NEXT}, else that of the task */
    record View(String code, long taskId, int sheet, String warehouse, String picker, String state, Instant shipBy, Instant printedAt, int prints, Instant bookedAt, String bookedBy,
                List<Order> orders, List<Line> lines, List<Gone> cancelled) {
        public int units() {
            return lines.stream().mapToInt(Line::quantity).sum();
        }

        /** Numbers of the orders with special requests. */
        public List<String> wishes() {
            return orders.stream().filter(o -> !o.specialRequests().isEmpty()).map(Order::fulfillmentNo).toList();
        }
    }

    /** Of a walk whose sheet was booked and that goes on: the next one is to be printed. */
    static final String NEXT = "NEXT";

    private final PaperWalks walks;
    private final Fulfillments fulfillments;
    private final Products products;
    private final Trackings trackings;

    SheetViews(PaperWalks walks, Fulfillments fulfillments, Products products, Trackings trackings) {
        this.walks = walks;
        this.fulfillments = fulfillments;
        this.products = products;
        this.trackings = trackings;
    }

    /** Of a walk without a printed sheet. */
    View of(Walk walk) {
        return view(walk, "", 0, walk.picker(), walk.taken() && walk.sheet() > 0 ? NEXT : walk.state(), null, Set.of());
    }

    View of(Walk walk, Sheet sheet) {
        var gone = sheet.booked() ? Set.<FulfillmentId>of() : walks.cancelledSince(walk.task(), sheet.printedAt());
        return view(walk, sheet.code().toString(), sheet.code().sheet(), sheet.picker(), sheet.state(walk.sheet()).name(), sheet, gone);
    }

    private View view(Walk walk, String code, int number, String picker, String state, Sheet sheet, Collection<FulfillmentId> gone) {
        var open = walk.stops().stream().filter(Stop::open).toList();
        var lost = walk.stops().stream().filter(stop -> stop.left() > 0 && gone.contains(stop.share().order())).toList();
        var skus = walk.stops().stream().map(Stop::sku).distinct().toList();
        var known = products.facts(skus);
        var tracked = trackings.of(skus);
        Lane.current().join(walk.shares().stream().map(PaperWalks.Share::order).toList());
        var orders = walk.shares().stream().filter(s -> open.stream().anyMatch(stop -> stop.share().equals(s)))
            .map(s -> new Order(s.order().toString(), s.position(), fulfillments.get(s.order()).specialRequests())).toList();
        var cancelled = walk.shares().stream().filter(s -> gone.contains(s.order()))
            .map(s -> new Gone(s.order().toString(), s.position(), lines(lost.stream().filter(stop -> stop.share().equals(s)).toList(), known, tracked))).toList();
        return new View(code, walk.task(), number, walk.warehouse(), picker, state, walk.shipBy(), sheet == null ? null : sheet.printedAt(), sheet == null ? 0 : sheet.prints(),
            sheet == null ? null : sheet.bookedAt(), sheet == null ? "" : sheet.bookedBy(), orders, lines(open, known, tracked), cancelled);
    }

    private static List<Line> lines(List<Stop> stops, Map<String, Products.Product> known, Map<String, Tracking> tracked) {
        var numbers = stops.stream().collect(toMap(Stop::id, stop -> stops.indexOf(stop) + 1));
        return stops.stream().map(stop -> {
            var product = known.get(stop.sku());
            var kind = tracked.containsKey(stop.sku()) ? tracked.get(stop.sku()).kind() : Kind.NONE;
            return new Line(numbers.get(stop.id()), stop.id(), stop.share().position(), stop.share().order().toString(), stop.bin(), stop.lot(), kind.name(), stop.sku(),
                product == null ? "" : product.name(), product == null ? "" : product.told(), stop.left());
        }).toList();
    }
}
