package dev.wharf.picking;

import dev.wharf.order.Fulfillments;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Trackings;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the API says about pick tasks. Call inside a transaction. */
@Component
class PickViews {
    /**
     * @param lot      the lot to take; empty if any
     * @param tracking NONE, LOT, LOT_EXPIRY or SERIAL: whether a scan also says the lot, or is that of a serial
     * @param barcodes what a device may accept while it has no network; the SKU itself is one of them
     */
    record Line(long pickLineId, int sequence, String bin, String lot, String tracking, String sku, String name, String variant, List<String> barcodes, int quantity, int pickedQuantity) { }

    record Task(long taskId, String fulfillmentNo, String warehouse, String state, String picker, Instant shipBy, List<String> specialRequests,
                List<Line> lines) { }

    record Summary(long taskId, String fulfillmentNo, String warehouse, String state, String picker, Instant shipBy, int lines, int units, int pickedUnits) {
        static Summary of(JdbcPickTasks.Summary s) {
            var t = s.task();
            return new Summary(t.id(), t.fulfillment().toString(), t.warehouse(), t.state().name(), t.picker(), t.shipBy(), s.lines(), s.units(), s.picked());
        }
    }

    /** How far one line is. */
    record LineState(long pickLineId, int pickedQuantity) { }

    /** @param zh empty if all is well, else the sentence to show; {@code en} likewise */
    record ScanAnswer(String result, boolean accepted, String zh, String en, String taskState, List<LineState> lines) { }

    private final JdbcPickTasks tasks;
    private final Fulfillments fulfillments;
    private final Products products;
    private final Trackings trackings;

    PickViews(JdbcPickTasks tasks, Fulfillments fulfillments, Products products, Trackings trackings) {
        this.trackings = trackings;
        this.tasks = tasks;
        this.fulfillments = fulfillments;
        this.products = products;
    }

    Task of(PickTask task) {
        var lines = tasks.lines(task.id());
        var known = products.bySkus(lines.stream().map(PickLine::sku).toList());
        var tracked = trackings.of(lines.stream().map(PickLine::sku).toList());
        return new Task(task.id(), task.fulfillment().toString(), task.warehouse(), task.state().name(), task.picker(), task.shipBy(),
            fulfillments.get(task.fulfillment()).specialRequests(),
            lines.stream().map(line -> {
                var product = known.get(line.sku());
                var kind = tracked.containsKey(line.sku()) ? tracked.get(line.sku()).kind() : Tracking.Kind.NONE;
                return new Line(line.id(), line.sequence(), line.bin(), line.lot(), kind.name(), line.sku(), product == null ? "" : product.name(),
                    product == null ? "" : product.variant(), barcodes(line.sku(), product), line.quantity(), line.picked());
            }).toList());
    }

    private static List<String> barcodes(String sku, Products.Product product) {
        var own = java.util.stream.Stream.of(sku);
        return product == null ? own.toList() : java.util.stream.Stream.concat(own, product.barcodes().stream()).toList();
    }

    static List<LineState> states(List<PickLine> lines) {
        return lines.stream().map(line -> new LineState(line.id(), line.picked())).toList();
    }
}
