package dev.wharf.lead;

import dev.wharf.warehouse.Warehouses;
import dev.wharf.common.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What leads see, for their own systems. {@code from} and {@code to} are days; today if left out. */
@RestController
@RequestMapping("/api/v1/floor")
class FloorController {
    private final FloorReader floor;
    private final PerformanceReader performance;
    private final MisScanReader misScans;
    private final Warehouses warehouses;
    private final LeadSettings settings;
    private final Clock clock;

    FloorController(FloorReader floor, PerformanceReader performance, MisScanReader misScans, Warehouses warehouses, LeadSettings settings, Clock clock) {
        this.floor = floor;
        this.performance = performance;
        this.misScans = misScans;
        this.warehouses = warehouses;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param warehouse all if it is left out */
    @GetMapping
    FloorNow now(@RequestParam(defaultValue = "") String warehouse) {
        return floor.read(known(warehouse));
    }

    @GetMapping("/performance")
    Performance performance(@RequestParam(defaultValue = "") String warehouse, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        return performance.read(period(from, to), known(warehouse));
    }

    @GetMapping("/mis-scans")
    MisScans misScans(@RequestParam(defaultValue = "") String warehouse, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        return misScans.read(period(from, to), known(warehouse));
    }

    private Period period(String from, String to) {
        return Period.parse(from, to, LocalDate.now(clock.withZone(settings.zone())), settings.zone());
    }

    private String known(String warehouse) {
        if (warehouse.isBlank()) return "";
        return warehouses.find(warehouse.strip()).orElseThrow(() -> Refusal.invalid("WAREHOUSE_UNKNOWN", "warehouse", "There is no warehouse with this code.")).code();
    }
}
