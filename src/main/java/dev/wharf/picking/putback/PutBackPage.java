package dev.wharf.picking.putback;

import dev.wharf.process.Actor;
import dev.wharf.warehouse.Warehouses;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page on which picked goods are scanned back. All it does goes through {@link PutBackController}. */
@Controller
class PutBackPage {
    /** Sentences the script shows; they stand in the page, so that no text is written in a script. */
    private static final List<String> TEXTS = List.of("none", "scan-goods", "scan-lot", "scan-bin", "place", "back", "done", "lost", "no-bin", "left", "CANCELLED", "LEFT", "offline", "login");

    private final Warehouses warehouses;

    PutBackPage(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    @GetMapping("/pda/put-back")
    String page(Model model) {
        model.addAttribute("warehouses", warehouses.active());
        model.addAttribute("texts", TEXTS);
        model.addAttribute("lead", Actor.groups().contains("warehouselead"));
        return "put-back";
    }
}
