package dev.wharf.shipping;

import dev.wharf.warehouse.Warehouses;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /label-accounts}: numbers left, used and given back at each carrier, and what is still to be credited. */
@Controller
class LabelAccountPage {
    private final LabelFigures figures;
    private final Carriers carriers;
    private final Warehouses warehouses;

    LabelAccountPage(LabelFigures figures, Carriers carriers, Warehouses warehouses) {
        this.figures = figures;
        this.carriers = carriers;
        this.warehouses = warehouses;
    }

    @GetMapping("/label-accounts")
    String page(Model model) {
        model.addAttribute("figures", figures.all());
        model.addAttribute("carriers", carriers.names());
        model.addAttribute("warehouses", warehouses.active());
        return "label-accounts";
    }
}
