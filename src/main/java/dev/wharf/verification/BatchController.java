package dev.wharf.verification;

import dev.wharf.common.Refusal;
import dev.wharf.process.Lanes;
import dev.wharf.warehouse.Warehouses;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Verifying many orders alike in one session. */
@RestController
@RequestMapping("/api/v1/verification-batches")
class BatchController {
    /** @param quantity units per order. @param units that this scan stands for; 1 if left out */
    record ScanRequest(String clientKey, String warehouse, String sku, int quantity, String barcode, Integer units) { }

    private final BatchScans batches;
    private final AlikeWaiting alike;
    private final Warehouses warehouses;
    private final Lanes lanes;

    BatchController(BatchScans batches, AlikeWaiting alike, Warehouses warehouses, Lanes lanes) {
        this.batches = batches;
        this.alike = alike;
        this.warehouses = warehouses;
        this.lanes = lanes;
    }

    /** What waits, by SKU and units per order, the most urgent first, at most 30 kinds. */
    @GetMapping("/alike")
    List<AlikeWaiting.Alike> alike(@RequestParam String warehouse) {
        var code = warehouses.find(warehouse).orElseThrow(() -> Refusal.notFound("WAREHOUSE_UNKNOWN", "There is no warehouse " + warehouse + ".")).code();
        return lanes.call(() -> alike.in(code));
    }

    @GetMapping
    BatchScans.Batch waiting(@RequestParam String warehouse, @RequestParam String barcode) {
        return batches.waiting(warehouse, barcode.strip());
    }

    @PostMapping("/scans")
    BatchScans.BatchAnswer scan(@RequestBody ScanRequest request) {
        if (request.barcode() == null || request.barcode().isBlank()) throw Refusal.invalid("BARCODE_MISSING", "barcode", "barcode is missing.");
        if (request.sku() == null || request.sku().isBlank()) throw Refusal.invalid("SKU_INVALID", "sku", "sku is missing.");
        if (request.quantity() < 1) throw Refusal.invalid("QUANTITY_INVALID", "quantity", "quantity is 1 or more.");
        return batches.scan(request.warehouse() == null ? "" : request.warehouse(), request.sku(), request.quantity(),
            new VerifyScans.Reading(request.clientKey(), request.barcode().strip(), request.units() == null ? 1 : request.units()));
    }
}
