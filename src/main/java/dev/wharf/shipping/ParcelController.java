package dev.wharf.shipping;

import dev.wharf.common.Refusal;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is known of a parcel, without personal data. */
@RestController
@RequestMapping("/api/v1/parcels")
class ParcelController {
    record Content(String sku, int quantity) { }

    record View(String fulfillmentNo, String carrier, String trackingNumber, String state, int weightG, Instant packedAt, Instant labelledAt,
                Instant handedOverAt, Instant voidedAt, List<Content> contents) {
        static View of(Parcel p) {
            return new View(p.fulfillment().toString(), p.carrier(), p.trackingNumber(), p.state().name(), p.weightG(), p.packedAt(), p.labelledAt(),
                p.handedOverAt(), p.voidedAt(), p.contents().stream().map(c -> new Content(c.sku(), c.quantity())).toList());
        }
    }

    record UnpackRequest(String reason) { }

    record Unpacked(String fulfillmentNo) { }

    record CarrierRequest(String carrier, String reason) { }

    record VoidRequest(String reason) { }

    /** @param fulfillmentNo its next label is on its way, or asked for in a task */
    record Relabelled(String fulfillmentNo) { }

    private final Parcels parcels;
    private final Unpack unpack;
    private final Relabel relabel;

    ParcelController(Parcels parcels, Unpack unpack, Relabel relabel) {
        this.parcels = parcels;
        this.unpack = unpack;
        this.relabel = relabel;
    }

    /** Of two carriers' parcels with one number, the one packed last. */
    @GetMapping("/{trackingNumber}")
    @Transactional(readOnly = true)
    public View get(@PathVariable String trackingNumber) {
        var found = parcels.byTrackingNumbers(Set.of(trackingNumber.strip())).values().stream().flatMap(List::stream).toList();
        if (found.isEmpty()) throw Refusal.notFound("PARCEL_NOT_FOUND", "There is no parcel with this tracking number.");
        return View.of(found.get(found.size() - 1));
    }

    /** Opens a parcel that has not left: its label is voided, its goods are verified again. */
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
