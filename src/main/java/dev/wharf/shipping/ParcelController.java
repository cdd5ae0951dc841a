package dev.wharf.shipping;

import dev.wharf.common.Refusal;
import dev.wharf.parcel.FilledBox;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.ParcelSerials;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.Lanes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is known of a parcel, without personal data. */
@RestController
@RequestMapping("/api/v1/parcels")
class ParcelController {
    record Content(String sku, int quantity) { }

    record Serial(String sku, String serial) { }

    /**
     * Costs are in minor units of CNY.
     *
     * @param parcel             reference
     * @param serials            where the order has several parcels; else the order's serials are all in this one
     * @param box                code of the box it is in; empty if it is not known
     * @param boxCostMinor       what the box cost when the parcel was packed
     * @param estimatedCostMinor of carrier and box together; null if no price of the carrier was known
     */
    record View(String parcel, String fulfillmentNo, String carrier, String trackingNumber, String state, int weightG, Instant packedAt, Instant labelledAt,
                Instant handedOverAt, Instant voidedAt, List<Content> contents, List<Serial> serials, String box, long boxCostMinor, Long estimatedCostMinor) {
        static View of(Parcel p, List<FilledBox.Serial> serials, Optional<WaybillEntry> waybill) {
            return new View(p.reference(), p.fulfillment().toString(), p.carrier(), p.trackingNumber(), p.state().name(), p.weightG(), p.packedAt(), p.labelledAt(),
                p.handedOverAt(), p.voidedAt(), p.contents().stream().map(c -> new Content(c.sku(), c.quantity())).toList(),
                serials.stream().map(s -> new Serial(s.sku(), s.serial())).toList(), p.packaging().box(), p.packaging().costMinor(),
                waybill.map(WaybillEntry::estimatedMinor).filter(estimated -> estimated >= 0).map(estimated -> estimated + p.packaging().costMinor()).orElse(null));
        }
    }

    record BoxRequest(String code) { }

    record UnpackRequest(String reason) { }

    record Unpacked(String fulfillmentNo) { }

    record CarrierRequest(String carrier, String reason) { }

    record VoidRequest(String reason) { }

    /** @param fulfillmentNo its next label is on its way, or asked for in a task */
    record Relabelled(String fulfillmentNo) { }

    private final Parcels parcels;
    private final ParcelSerials serials;
    private final WaybillBook book;
    private final ParcelBoxes boxes;
    private final Unpack unpack;
    private final Relabel relabel;
    private final Lanes lanes;

    ParcelController(Parcels parcels, ParcelSerials serials, WaybillBook book, ParcelBoxes boxes, Unpack unpack, Relabel relabel, Lanes lanes) {
        this.parcels = parcels;
        this.serials = serials;
        this.book = book;
        this.boxes = boxes;
        this.unpack = unpack;
        this.relabel = relabel;
        this.lanes = lanes;
    }

    /** Of two carriers' parcels with one number, the one packed last. */
    @GetMapping("/{trackingNumber}")
    @Transactional(readOnly = true)
    public View get(@PathVariable String trackingNumber) {
        var found = parcels.byTrackingNumbers(Set.of(trackingNumber.strip())).values().stream().flatMap(List::stream).toList();
        if (found.isEmpty()) throw Refusal.notFound("PARCEL_NOT_FOUND", "There is no parcel with this tracking number.");
        var parcel = found.get(found.size() - 1);
        return view(parcel);
    }

    /** Another box than the one it was packed in first, while it has not left. */
    @PutMapping("/{number}/box")
    View changeBox(@PathVariable String number, @RequestBody BoxRequest request) {
        return lanes.call(() -> view(boxes.change(number, text(request.code()))));
    }

    private View view(Parcel parcel) {
        return View.of(parcel, serials.of(List.of(parcel.id())).getOrDefault(parcel.id(), List.of()), book.last(parcel));
    }

    /** Opens a parcel that has not left, or all of an order by the order's number: its label is voided, its goods are verified again. */
    @PostMapping("/{number}/unpack")
    Unpacked unpack(@PathVariable String number, @RequestBody UnpackRequest request) {
        return new Unpacked(unpack.unpack(number, text(request.reason())).toString());
    }

    /** Voids the label and buys one of another carrier; the goods stay packed. */
    @PostMapping("/{number}/carrier")
    Relabelled changeCarrier(@PathVariable String number, @RequestBody CarrierRequest request) {
        return new Relabelled(relabel.changeCarrier(number, text(request.carrier()), text(request.reason())).toString());
    }

    /** Voids the label alone; what was picked and locked stays. */
    @PostMapping("/{number}/void-label")
    Relabelled voidLabel(@PathVariable String number, @RequestBody VoidRequest request) {
        return new Relabelled(relabel.voidLabel(number, text(request.reason())).toString());
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}
