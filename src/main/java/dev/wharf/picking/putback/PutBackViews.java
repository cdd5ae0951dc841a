package dev.wharf.picking.putback;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.lot.SerialUnit;
import dev.wharf.inventory.lot.Serials;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Trackings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the API says about put-backs. Call inside a transaction. */
@Component
class PutBackViews {
    /** A floor that leaves more open than this has other worries than the rest. */
    private static final int LIMIT = 100;

    /**
     * @param bin      where the units came from; empty if it is not known
     * @param tracking NONE, LOT, LOT_EXPIRY or SERIAL
     * @param serials  of the units that are still out, for goods told apart by serial
     * @param barcodes by which a device finds the put-back of goods in hand
     */
    record Line(long putBackLineId, String bin, String lot, String tracking, String sku, String name, String variant, List<String> serials, List<String> barcodes, int quantity, int left) { }

    /** @param why CANCELLED, or LEFT if the order is not picked in this warehouse any more. @param position on the cart of {@code picker} */
    record Task(long putBackId, String fulfillmentNo, String why, int position, String picker, Instant since, List<Line> lines) { }

    record LineState(long putBackLineId, int left) { }

    /** @param zh empty if all is as expected, else the sentence to show; {@code en} likewise. @param state OPEN, or DONE when nothing is left */
    record ScanAnswer(String result, boolean accepted, String zh, String en, String state, List<LineState> lines) { }

    private record OrderSku(FulfillmentId order, String sku) { }

    private final JdbcPutBacks putBacks;
    private final Products products;
    private final Trackings trackings;
    private final Serials serials;

    PutBackViews(JdbcPutBacks putBacks, Products products, Trackings trackings, Serials serials) {
        this.putBacks = putBacks;
        this.products = products;
        this.trackings = trackings;
        this.serials = serials;
    }

    List<Task> open(String warehouse) {
        var open = putBacks.open(warehouse, LIMIT);
        var lines = putBacks.lines(open.stream().map(PutBack::id).toList());
        var skus = lines.values().stream().flatMap(List::stream).map(PutBackLine::sku).distinct().toList();
        var known = products.bySkus(skus);
        var tracked = trackings.of(skus);
        var bySerial = skus.stream().filter(sku -> kind(tracked, sku) == Tracking.Kind.SERIAL).toList();
        var out = serials.picked(open.stream().map(PutBack::fulfillment).distinct().toList(), warehouse, bySerial).stream()
            .collect(groupingBy(unit -> new OrderSku(unit.fulfillment(), unit.sku()), mapping(SerialUnit::serial, toList())));
        return open.stream().map(p -> new Task(p.id(), p.fulfillment().toString(), p.why().name(), p.position(), p.picker(), p.since(),
            lines.getOrDefault(p.id(), List.of()).stream().filter(line -> line.left() > 0)
                .map(line -> line(line, known.get(line.sku()), kind(tracked, line.sku()), out.getOrDefault(new OrderSku(p.fulfillment(), line.sku()), List.of()))).toList())).toList();
    }

    private static Tracking.Kind kind(Map<String, Tracking> tracked, String sku) {
        return tracked.containsKey(sku) ? tracked.get(sku).kind() : Tracking.Kind.NONE;
    }

    private static Line line(PutBackLine line, Products.Product product, Tracking.Kind kind, List<String> units) {
        var barcodes = product == null ? List.of(line.sku()) : Stream.concat(Stream.of(line.sku()), product.barcodes().stream()).toList();
        return new Line(line.id(), line.bin(), line.lot(), kind.name(), line.sku(), product == null ? "" : product.name(), product == null ? "" : product.told(), units, barcodes,
            line.quantity(), line.left());
    }

    static List<LineState> states(List<PutBackLine> lines) {
        return lines.stream().map(line -> new LineState(line.id(), line.left())).toList();
    }
}
