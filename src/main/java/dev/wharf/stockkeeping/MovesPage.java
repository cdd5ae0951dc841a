package dev.wharf.stockkeeping;

import dev.wharf.process.Actor;
import dev.wharf.warehouse.Warehouses;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /moves}: move goods between bins, set them aside, and adjust stock by hand. Changes go through {@link StockCareController}. */
@Controller
class MovesPage {
    private final Freezes freezes;
    private final Warehouses warehouses;

    MovesPage(Freezes freezes, Warehouses warehouses) {
        this.freezes = freezes;
        this.warehouses = warehouses;
    }

    @GetMapping("/moves")
    String page(@RequestParam(defaultValue = "") String warehouse, Model model) {
        var active = warehouses.active();
        var chosen = Warehouses.chosen(active, warehouse);
        model.addAttribute("warehouses", active);
        model.addAttribute("chosen", chosen);
        model.addAttribute("freezes", freezes.open(chosen));
        model.addAttribute("reasons", AdjustReason.values());
        model.addAttribute("lead", Actor.groups().contains("warehouselead") || Actor.groups().contains("processadmin"));
        return "moves";
    }
}
