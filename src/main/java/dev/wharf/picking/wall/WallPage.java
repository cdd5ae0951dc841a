package dev.wharf.picking.wall;

import dev.wharf.warehouse.Warehouses;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page at which a box is sorted, for a phone and a desk. All it does goes through {@link WallController}. */
@Controller
class WallPage {
    /** Sentences the script shows; they stand in the page, so that no text is written in a script. */
    private static final List<String> TEXTS = List.of("scan-box", "scan-goods", "scan-lot", "no-wall", "open-box", "box", "box-done", "box-left", "left.SORT", "left.BENCH", "left.BACK", "of", "complete",
        "aside", "to-bench", "state.FILLING", "state.WAITS", "state.COMPLETE", "state.BACK", "free", "spoken", "spoken-complete", "spoken-back", "spoken-bench", "clear-ask", "offline", "login");

    private final Warehouses warehouses;

    WallPage(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    @GetMapping("/pda/wall")
    String page(Model model) {
        model.addAttribute("warehouses", warehouses.active());
        model.addAttribute("texts", TEXTS);
        return "wall";
    }
}
