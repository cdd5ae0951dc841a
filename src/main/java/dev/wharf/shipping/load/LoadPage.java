package dev.wharf.shipping.load;

import dev.wharf.parcel.CarrierCodes;
import dev.wharf.warehouse.Warehouses;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The loads, and the page on which one is scanned. */
@Controller
class LoadPage {
    private final LoadViews views;
    private final CarrierCodes carriers;
    private final Warehouses warehouses;

    LoadPage(LoadViews views, CarrierCodes carriers, Warehouses warehouses) {
        this.views = views;
        this.carriers = carriers;
        this.warehouses = warehouses;
    }

    @GetMapping("/handover/loads")
    String loads(Model model) {
        model.addAttribute("loads", views.latest());
        model.addAttribute("carriers", carriers.names());
        model.addAttribute("standard", carriers.standard());
        model.addAttribute("warehouses", warehouses.active());
        return "handover-loads";
    }

    @GetMapping("/handover/loads/{loadNo}")
    String load(@PathVariable String loadNo, Model model) {
        var load = views.view(loadNo).load();
        model.addAttribute("load", load);
        model.addAttribute("carrier", carriers.names().getOrDefault(load.carrier(), load.carrier()));
        return "handover-load";
    }
}
