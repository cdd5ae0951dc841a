package dev.wharf.picking.wall;

import dev.wharf.common.Refusal;
import dev.wharf.warehouse.Warehouses;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sorting at put walls. A refused scan is an answer, not an error: status 200 and a code. */
@RestController
@RequestMapping("/api/v1/put-walls")
class WallController {
    /** @param box number of a pick task, T123 or 123, or of a wave, W123. @param lot of goods that have lots */
    record ScanRequest(String clientKey, String box, String barcode, String lot) { }

    record BoxRequest(String box) { }

    private final Walls walls;
    private final SortScans scans;
    private final Warehouses warehouses;

    WallController(Walls walls, SortScans scans, Warehouses warehouses) {
        this.walls = walls;
        this.scans = scans;
        this.warehouses = warehouses;
    }

    @GetMapping
    WallViews.Overview overview(@RequestParam String warehouse) {
        return walls.overview(warehouses.find(warehouse).orElseThrow(() -> Refusal.invalid("WAREHOUSE_UNKNOWN", "warehouse", "There is no warehouse with this code.")).code());
    }

    @GetMapping("/{id}")
    WallViews.View view(@PathVariable long id, @RequestParam(defaultValue = "") String box) {
        return walls.view(id, orNone(box));
    }

    @PostMapping("/{id}/scans")
    WallViews.ScanAnswer scan(@PathVariable long id, @RequestBody ScanRequest request) {
        return scans.scan(id, Box.parse(request.box()), new SortScans.Reading(request.clientKey(), request.barcode(), request.lot()));
    }

    /** The box is empty though orders lack units: they go on, and the bench reports what is missing. A second time changes nothing. */
    @PostMapping("/{id}/missing")
    WallViews.View missing(@PathVariable long id, @RequestBody BoxRequest request) {
        return scans.missing(id, Box.parse(request.box()));
    }

    /** Frees a complete slot by hand. A second time changes nothing. */
    @PostMapping("/{id}/slots/{slot}/clear")
    WallViews.View clear(@PathVariable long id, @PathVariable int slot, @RequestBody BoxRequest request) {
        return walls.clear(id, slot, orNone(request.box()));
    }

    private static Box orNone(String box) {
        return box == null || box.isBlank() ? null : Box.parse(box);
    }
}
