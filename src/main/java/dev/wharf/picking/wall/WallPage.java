package dev.wharf.picking.wall;

import dev.wharf.warehouse.Warehouses;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /pda/wall}: a box is sorted, on a phone or a desk. {@code /put-walls}: which walls there are. All changes go through the controllers of the API. */
@Controller
class WallPage {
    /** Sentences the script shows; they stand in the page, so that no text is written in a script. */
    private static final List<String> TEXTS = List.of("scan-box", "scan-goods", "scan-lot", "no-wall", "open-box", "box", "box-done", "box-left", "left.SORT", "left.BENCH", "left.BACK", "of", "complete",
        "aside", "to-bench", "state.FILLING", "state.WAITS", "state.COMPLETE", "state.BACK", "free", "spoken", "spoken-complete", "spoken-back", "spoken-bench", "clear-ask", "off", "offline", "login");

    private final Warehouses warehouses;
    private final Walls walls;

    WallPage(Warehouses warehouses, Walls walls) {
        this.walls = walls;
        this.warehouses = warehouses;
    }

    @GetMapping("/pda/wall")
    String page(Model model) {
        model.addAttribute("warehouses", warehouses.active());
        model.addAttribute("texts", TEXTS);
        return "wall";
    }

    @GetMapping("/put-walls")
    String settings(@RequestParam(defaultValue = "") String warehouse, Model model) {
        var active = warehouses.active();
        var chosen = Warehouses.chosen(active, warehouse);
        model.addAttribute("warehouses", active);
        model.addAttribute("chosen", chosen);
        model.addAttribute("walls", walls.overview(chosen).walls());
        return "put-walls";
    }
}
