package dev.wharf.verification;

import dev.wharf.common.Text;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.BoxSuggestions;
import dev.wharf.parcel.Boxes;
import dev.wharf.parcel.FilledBox;
import dev.wharf.parcel.FilledBoxes;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.verification.VerifyScanRule.Result;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Trackings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the API says about a count. */
@Component
class VerificationViews {
    /** @param serial whether its units are counted by serial */
    record Line(String sku, String name, String variant, boolean serial, int needed, int scanned) { }

    record Request(int index, String request, boolean confirmed) { }

    /**
     * @param state      of the count, or SKIPPED if there is none
     * @param byQuantity whether one scan may stand for several equal units
     * @param box        suggested for what is in no closed box yet
     * @param boxTaken   code of the box that is taken instead; empty for the suggested one
     * @param boxTypes   that the warehouse has
     * @param boxes      closed while others were still to be filled
     * @param parcels    of the order, once there are any; in an open count those that stay closed
     */
    record Count(String fulfillmentNo, String state, String verifier, boolean byQuantity, Box box, String boxTaken, List<BoxType> boxTypes, List<Line> lines, List<Request> requests, List<Filled> boxes,
                 List<Packed> parcels) { }

    record BoxType(String code, String name) { }

    /** A box that is closed. @param no 1 for the first */
    record Filled(int no, Map<String, Integer> units) { }

    /** @param trackingNumber empty until the carrier gave one */
    record Packed(String reference, String trackingNumber, Map<String, Integer> units) {
        static Packed of(Parcel parcel) {
            return new Packed(parcel.reference(), parcel.trackingNumber(),
                parcel.contents().stream().collect(Collectors.toMap(Parcel.Content::sku, Parcel.Content::quantity, Integer::sum, TreeMap::new)));
        }
    }

    /** The box to take. @param code empty if none is suggested; {@code zh} and {@code en} then say why, unless the warehouse has no boxes */
    record Box(String code, String name, String zh, String en) { }

    /** How far one SKU is. */
    record LineState(String sku, int needed, int scanned) { }

    /** @param zh empty if all is well, else the sentence to show; {@code en} likewise */
    record ScanAnswer(String result, boolean accepted, String sku, String zh, String en, String state, List<LineState> lines) { }

    private final JdbcVerifications verifications;
    private final Products products;
    private final Trackings trackings;
    private final Fulfillments fulfillments;
    private final BenchSettings settings;
    private final Boxes boxes;
    private final BoxSuggestions suggestions;
    private final FilledBoxes filled;
    private final Parcels parcels;

    VerificationViews(JdbcVerifications verifications, Products products, Trackings trackings, Fulfillments fulfillments, BenchSettings settings, Boxes boxes, BoxSuggestions suggestions,
                      FilledBoxes filled, Parcels parcels) {
        this.trackings = trackings;
        this.fulfillments = fulfillments;
        this.settings = settings;
        this.boxes = boxes;
        this.suggestions = suggestions;
        this.filled = filled;
        this.parcels = parcels;
        this.verifications = verifications;
        this.products = products;
    }

    /** Call inside a lane. */
    Count of(Verification count) {
        return view(fulfillments.get(count.fulfillment()), count.state().name(), count.verifier(), count.box(), verifications.lines(count.id()), verifications.requests(count.id()),
            count.boxes() == 0 ? List.of() : filled.ofCount(count.id()));
    }

    /** Of an order that nobody counts because a rule said so: all its units are taken to be here. */
    Count skipped(Fulfillment order) {
        return view(order, "SKIPPED", "", "", order.units().entrySet().stream().map(e -> new Verification.Line(e.getKey(), e.getValue(), e.getValue())).toList(), List.of(), List.of());
    }

    private Count view(Fulfillment order, String state, String verifier, String taken, List<Verification.Line> lines, List<Verification.Request> requests, List<FilledBox> closed) {
        var warehouse = order.warehouse();
        var all = boxes.of(warehouse);
        var known = products.bySkus(lines.stream().map(Verification.Line::sku).toList());
        var tracked = trackings.of(lines.stream().map(Verification.Line::sku).toList());
        return new Count(order.id().toString(), state, verifier,
            settings.of(warehouse).countByQuantity(), box(all, warehouse, lines, closed), taken, all.stream().map(b -> new BoxType(b.code(), b.name())).toList(),
            lines.stream().map(line -> {
                var product = known.get(line.sku());
                boolean serial = tracked.containsKey(line.sku()) && tracked.get(line.sku()).kind() == Tracking.Kind.SERIAL;
                return new Line(line.sku(), product == null ? "" : product.name(), product == null ? "" : product.told(), serial, line.needed(), line.scanned());
            }).toList(),
            requests.stream().map(r -> new Request(r.index(), r.request(), r.confirmed())).toList(), closed.stream().map(b -> new Filled(b.no(), b.units())).toList(),
            parcels.live(order.id()).stream().map(Packed::of).toList());
    }

    private Box box(List<Boxes.Box> all, String warehouse, List<Verification.Line> lines, List<FilledBox> closed) {
        var units = lines.stream().collect(Collectors.toMap(Verification.Line::sku, Verification.Line::needed));
        closed.forEach(box -> box.units().forEach((sku, n) -> units.computeIfPresent(sku, (s, left) -> left > n ? left - n : null)));
        var suggestion = suggestions.among(all, warehouse, units);
        return new Box(suggestion.box().map(b -> b.code()).orElse(""), suggestion.box().map(b -> b.name()).orElse(""), suggestion.why().zh(), suggestion.why().en());
    }

    static ScanAnswer answer(Result result, String sku, Text note, Verification.State state, List<Verification.Line> lines) {
        return new ScanAnswer(result.name(), result == Result.ACCEPTED, sku, note.zh(), note.en(), state.name(),
            lines.stream().map(line -> new LineState(line.sku(), line.needed(), line.scanned())).toList());
    }
}
