package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Counting an order's goods at the bench. A refused scan is an answer, not an error: status 200 and a code. */
@RestController
@RequestMapping("/api/v1/verifications/{fulfillmentNo}")
class VerificationController {
    /** @param quantity units of the same goods that the one scan stands for; 1 if left out */
    record ScanRequest(String clientKey, String barcode, Integer quantity) { }

    /**
     * @param quantity  1 if left out
     * @param insteadOf for WRONG_ITEM: the SKU of the order that is missing because of it; may be left out if only one has units to go
     * @param unit      lot or serial that the books name; needed only where several are possible
     */
    record DifferenceRequest(String kind, String sku, Integer quantity, String note, String insteadOf, String unit) { }

    /** @param clientKey makes a box that is closed again count once */
    record BoxRequest(String clientKey) { }

    /** @param code of a box of the warehouse; empty for the suggested one */
    record TakeRequest(String code) { }

    private final Verifications verifications;
    private final VerifyScans scans;
    private final BoxClosing boxes;
    private final BoxTaking taking;
    private final DifferentCounts differences;

    VerificationController(Verifications verifications, VerifyScans scans, BoxClosing boxes, BoxTaking taking, DifferentCounts differences) {
        this.verifications = verifications;
        this.scans = scans;
        this.boxes = boxes;
        this.taking = taking;
        this.differences = differences;
    }

    /** @param fulfillmentNo or what stands on the slot of a put wall that the order waits in */
    @GetMapping
    VerificationViews.Count get(@PathVariable String fulfillmentNo) {
        return verifications.view(verifications.order(fulfillmentNo));
    }

    @PostMapping("/scans")
    VerificationViews.ScanAnswer scan(@PathVariable String fulfillmentNo, @RequestBody ScanRequest request) {
        var barcode = text(request.barcode());
        if (barcode.isEmpty()) throw Refusal.invalid("BARCODE_MISSING", "barcode", "barcode is missing.");
        return scans.scan(FulfillmentId.parse(fulfillmentNo), new VerifyScans.Reading(request.clientKey(), barcode, request.quantity() == null ? 1 : request.quantity()));
    }

    @PostMapping("/requests/{index}/confirm")
    VerificationViews.Count confirm(@PathVariable String fulfillmentNo, @PathVariable int index) {
        return verifications.confirm(FulfillmentId.parse(fulfillmentNo), index);
    }

    /** The box into which goes what is in no closed box yet. */
    @PutMapping("/box")
    VerificationViews.Count takeBox(@PathVariable String fulfillmentNo, @RequestBody TakeRequest request) {
        return taking.take(FulfillmentId.parse(fulfillmentNo), text(request.code()));
    }

    /** The box is full: what was counted since the last one is its contents, what is counted next goes into another. */
    @PostMapping("/boxes")
    VerificationViews.Count close(@PathVariable String fulfillmentNo, @RequestBody BoxRequest request) {
        return boxes.close(FulfillmentId.parse(fulfillmentNo), request.clientKey());
    }

    /** Takes back the closing of the last box; its goods are in the box that is being filled again. */
    @DeleteMapping("/boxes/{no}")
    VerificationViews.Count reopen(@PathVariable String fulfillmentNo, @PathVariable int no) {
        return boxes.reopen(FulfillmentId.parse(fulfillmentNo), no);
    }

    @PostMapping("/finish")
    VerificationViews.Count finish(@PathVariable String fulfillmentNo) {
        return verifications.finish(FulfillmentId.parse(fulfillmentNo));
    }

    @PostMapping("/differences")
    VerificationViews.Count differ(@PathVariable String fulfillmentNo, @RequestBody DifferenceRequest request) {
        return differences.differ(FulfillmentId.parse(fulfillmentNo), new DifferenceReport(DifferenceKind.parse(request.kind()), text(request.sku()),
            request.quantity() == null ? 1 : request.quantity(), text(request.note()), text(request.insteadOf()), text(request.unit())));
    }

    private static String text(String given) {
        return given == null ? "" : given.strip();
    }
}
