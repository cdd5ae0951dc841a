package dev.wharf.overview;

import dev.wharf.inventory.Balance;
import dev.wharf.inventory.Stock;
import dev.wharf.parcel.BoxRule;
import dev.wharf.parcel.Boxes;
import dev.wharf.parcel.Boxes.Box;
import dev.wharf.warehouse.Warehouses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /boxes}: the boxes of a warehouse, the smallest first as they are suggested, with what is left of them. All changes go through the API. */
@Controller
class BoxesPage {
    /** How far back the page counts parcels. */
    static final Duration LOOK_BACK = Duration.ofDays(30);

    /** @param stockLeft units of the material that may be used; null if nobody counts the box */
    record Shelf(Box box, Integer stockLeft, BoxUse.Use use) { }

    private final Boxes boxes;
    private final BoxUse uses;
    private final Stock stock;
    private final Warehouses warehouses;
    private final Clock clock;

    BoxesPage(Boxes boxes, BoxUse uses, Stock stock, Warehouses warehouses, Clock clock) {
        this.boxes = boxes;
        this.uses = uses;
        this.stock = stock;
        this.warehouses = warehouses;
        this.clock = clock;
    }

    @GetMapping("/boxes")
    String page(@RequestParam(defaultValue = "") String warehouse, Model model) {
        var active = warehouses.active();
        var chosen = Warehouses.chosen(active, warehouse);
        var viewer = Viewer.current();
        model.addAttribute("warehouses", active);
        model.addAttribute("chosen", chosen);
        model.addAttribute("changes", viewer.changesBoxes());
        model.addAttribute("figures", viewer.seesPackaging());
        model.addAttribute("days", LOOK_BACK.toDays());
        model.addAttribute("shelves", shelves(chosen, viewer.seesPackaging()));
        return "boxes";
    }

    private List<Shelf> shelves(String warehouse, boolean figures) {
        var all = boxes.of(warehouse).stream().sorted(BoxRule.SMALLEST_FIRST).toList();
        var left = stock.balances(all.stream().map(Box::materialSku).filter(sku -> !sku.isEmpty()).distinct().toList()).stream()
            .filter(balance -> balance.warehouse().equals(warehouse)).collect(Collectors.toMap(Balance::sku, Balance::free));
        Map<String, BoxUse.Use> use = figures ? uses.in(warehouse, Instant.now(clock).minus(LOOK_BACK)) : Map.of();
        return all.stream().map(box -> new Shelf(box, box.materialSku().isEmpty() ? null : left.getOrDefault(box.materialSku(), 0), use.getOrDefault(box.code(), BoxUse.Use.NONE))).toList();
    }
}
