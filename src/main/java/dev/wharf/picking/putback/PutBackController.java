package dev.wharf.picking.putback;

import dev.wharf.common.Refusal;
import dev.wharf.warehouse.Warehouses;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Picked goods on their way back to their bins. A refused scan is an answer, not an error: status 200 and a code. */
@RestController
@RequestMapping("/api/v1/put-backs")
class PutBackController {
    /** @param bin empty to ask only whether these goods go back. @param quantity 1 if left out */
    record ScanRequest(String clientKey, String barcode, String lot, String bin, Integer quantity) {
        PutBackScans.Reading reading() {
            return new PutBackScans.Reading(clientKey, barcode, lot, bin, quantity == null ? 1 : quantity);
        }
    }

    record LoseRequest(String reason) { }

    private final PutBackScans scans;
    private final Warehouses warehouses;

    PutBackController(PutBackScans scans, Warehouses warehouses) {
        this.scans = scans;
        this.warehouses = warehouses;
    }

    /** The longest open first, at most 100. */
    @GetMapping
    List<PutBackViews.Task> open(@RequestParam String warehouse) {
        return scans.open(warehouses.find(warehouse).orElseThrow(() -> Refusal.invalid("WAREHOUSE_UNKNOWN", "warehouse", "There is no warehouse with this code.")).code());
    }

    @PostMapping("/{id}/scans")
    PutBackViews.ScanAnswer scan(@PathVariable long id, @RequestBody ScanRequest request) {
        return scans.scan(id, request.reading());
    }

    /** Writes off what is still open. */
    @PostMapping("/{id}/lose")
    ResponseEntity<Void> lose(@PathVariable long id, @RequestBody LoseRequest request) {
        scans.lose(id, request.reason());
        return ResponseEntity.noContent().build();
    }
}
