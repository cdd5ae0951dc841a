package dev.wharf.picking;

import dev.wharf.process.Actor;
import dev.wharf.warehouse.Warehouses;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The picker's page. All it does goes through {@link PickTaskController}. */
@Controller
class PdaPage {
    /** Sentences the script shows; they stand in the page, so that no text is written in a script. */
    private static final List<String> TEXTS = List.of("idle", "none", "line", "no-bin", "scan-bin", "scan-goods", "scan-lot", "scan-serial", "done", "done-bulk", "done-wall", "box", "placed-box", "list-stop", "short-box", "cancelled-order", "cancelled-box", "short", "waits", "cancelled", "gone",
        "given-back", "offline", "sending", "need-network", "login", "local.wrong-bin", "local.wrong-item", "local.over-pick", "local.wrong-lot", "local.serial", "ready",
        "next", "list-line", "multiply-title", "placed", "how-many", "elsewhere", "order-left", "order-waits", "cancelled-place", "cancelled-units", "cancelled-end", "not-counted");

    private final Warehouses warehouses;

    PdaPage(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    @GetMapping("/pda")
    String page(Model model) {
        model.addAttribute("warehouses", warehouses.active());
        model.addAttribute("reasons", ShortReason.values());
        model.addAttribute("user", Actor.current());
        model.addAttribute("texts", TEXTS);
        return "pda";
    }
}
