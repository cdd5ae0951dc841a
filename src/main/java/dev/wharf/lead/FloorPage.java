package dev.wharf.lead;

import dev.wharf.warehouse.Warehouses;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /floor}: the floor for those who lead it. What is going on now reads itself again; looking back is asked for. */
@Controller
class FloorPage {
    private final FloorReader floor;
    private final PerformanceReader performance;
    private final MisScanReader misScans;
    private final Warehouses warehouses;
    private final LeadSettings settings;
    private final Clock clock;

    FloorPage(FloorReader floor, PerformanceReader performance, MisScanReader misScans, Warehouses warehouses, LeadSettings settings, Clock clock) {
        this.floor = floor;
        this.performance = performance;
        this.misScans = misScans;
        this.warehouses = warehouses;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/floor")
    String floor(@RequestParam(defaultValue = "") String warehouse, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to, Model model) {
        var period = Period.parse(from, to, LocalDate.now(clock.withZone(settings.zone())), settings.zone());
        now(warehouse, model);
        model.addAttribute("warehouses", warehouses.active());
        model.addAttribute("period", period);
        model.addAttribute("performance", performance.read(period, warehouse));
        model.addAttribute("misScans", misScans.read(period, warehouse));
        model.addAttribute("pauseMinutes", PerformanceReader.PAUSE.toMinutes());
        return "floor";
    }

    @GetMapping("/floor/now")
    String now(@RequestParam(defaultValue = "") String warehouse, Model model) {
        model.addAttribute("warehouse", warehouse);
        model.addAttribute("floor", floor.read(warehouse));
        model.addAttribute("awayMinutes", FloorReader.AWAY.toMinutes());
        return "floor :: now";
    }
}
