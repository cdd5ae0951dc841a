package dev.wharf.picking;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.process.Lane;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Trackings;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the API says about pick tasks. Call inside a transaction. */
@Component
class PickViews {
    /**
     * @param lot      the lot to take; empty if any
     * @param tracking NONE, LOT, LOT_EXPIRY or SERIAL: whether a scan also says the lot, or is that of a serial
     * @param position place on the cart of the order it is for
     * @param barcodes what a device may accept while it has no network; the SKU itself is one of them
     */
    record Line(long pickLineId, int position, int sequence, String bin, String lot, String tracking, String sku, String name, String variant, List<String> barcodes, int quantity, int pickedQuantity) { }

    /** @param state OPEN, DONE, SHORT, WAITS (short, until its bin is replenished) or CANCELLED; the last three are no longer part of the walk */
    record Order(String fulfillmentNo, int position, String state, List<String> specialRequests) { }

    /**
     * @param revision grows whenever an order joins or leaves; then read the task again
     * @param mode     CART: each order has its place. BULK and WALL: all goods go into one box; a scan is shared out to all lines of its bin, SKU and lot
     * @param orders   by their place on the cart
     * @param lines    in walking order, without those of orders that are no longer part of the walk
     */
    record Task(long taskId, String warehouse, String state, String picker, Instant shipBy, int revision, String mode, List<Order> orders, List<Line> lines) { }

    /** @param fulfillmentNos by their place on the cart */
    record Summary(long taskId, List<String> fulfillmentNos, String warehouse, String state, String picker, Instant shipBy, int lines, int units, int pickedUnits) {
        static Summary of(JdbcPickTasks.Summary s) {
            var t = s.task();
            return new Summary(t.id(), s.orders().stream().map(FulfillmentId::toString).toList(), t.warehouse(), t.state().name(), t.picker(), t.shipBy(), s.lines(), s.units(), s.picked());
        }
    }

    /** How far one line is. */
    record LineState(long pickLineId, int pickedQuantity) { }

    /**
     * @param zh       the sentence to show; empty if there is nothing to say. {@code en} likewise
     * @param position where on the cart the units go; 0 if none were counted, and in a box
     */
    record ScanAnswer(String result, boolean accepted, String zh, String en, String taskState, int position, List<LineState> lines) {
        ScanAnswer saying(Text text) {
            return new ScanAnswer(result, accepted, text.zh(), text.en(), taskState, position, lines);
        }
    }

    private final JdbcPickOrders orders;
    private final PickWaits waits;
    private final Fulfillments fulfillments;
    private final Products products;
    private final Trackings trackings;

    PickViews(JdbcPickOrders orders, PickWaits waits, Fulfillments fulfillments, Products products, Trackings trackings) {
        this.trackings = trackings;
        this.orders = orders;
        this.waits = waits;
        this.fulfillments = fulfillments;
        this.products = products;
    }

    Task of(PickTask task) {
        var shares = orders.of(task.id());
        var lines = orders.lines(task.id()).stream().filter(line -> !line.gone()).toList();
        var known = products.bySkus(lines.stream().map(PickLine::sku).toList());
        var tracked = trackings.of(lines.stream().map(PickLine::sku).toList());
        var waiting = waits.of(shares.stream().filter(share -> share.state() == PickOrder.State.SHORT).map(PickOrder::fulfillment).toList());
        Lane.current().join(shares.stream().map(PickOrder::fulfillment).toList());
        return new Task(task.id(), task.warehouse(), task.state().name(), task.picker(), task.shipBy(), task.revision(), task.mode().name(), shares.stream().map(share -> share(share, waiting)).toList(),
            lines.stream().map(line -> {
                var product = known.get(line.sku());
                var kind = tracked.containsKey(line.sku()) ? tracked.get(line.sku()).kind() : Tracking.Kind.NONE;
                return new Line(line.id(), line.position(), line.sequence(), line.bin(), line.lot(), kind.name(), line.sku(), product == null ? "" : product.name(),
                    product == null ? "" : product.told(), barcodes(line.sku(), product), line.quantity(), line.picked());
            }).toList());
    }

    private Order share(PickOrder order, Set<FulfillmentId> waiting) {
        var state = waiting.contains(order.fulfillment()) && order.state() == PickOrder.State.SHORT ? "WAITS" : order.state().name();
        return new Order(order.fulfillment().toString(), order.position(), state, fulfillments.get(order.fulfillment()).specialRequests());
    }

    private static List<String> barcodes(String sku, Products.Product product) {
        var own = java.util.stream.Stream.of(sku);
        return product == null ? own.toList() : java.util.stream.Stream.concat(own, product.barcodes().stream()).toList();
    }

    static List<LineState> states(List<PickLine> lines) {
        return lines.stream().filter(line -> !line.gone()).map(line -> new LineState(line.id(), line.picked())).toList();
    }
}
