package dev.wharf.picking.replenish;

import dev.wharf.warehouse.Warehouses;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /pda/replenish}: goods on their way to the pick faces. {@code /pick-faces}: how the faces stand, and what they are. All changes go through the controllers of the API. */
@Controller
class ReplenishPages {
    /** Sentences the script shows; they stand in the page, so that no text is written in a script. */
    private static final List<String> TEXTS = List.of("idle", "none", "waiting", "scan-from", "scan-goods", "scan-lot", "scan-to", "wrong-from", "wrong-goods", "wrong-lot", "wrong-to", "too-many",
        "moved", "done", "over", "given-back", "gone", "how-many", "offline", "login", "SHORT_PICK", "DEMAND", "LEVEL");

    private final PickFaces faces;
    private final Warehouses warehouses;

    ReplenishPages(PickFaces faces, Warehouses warehouses) {
        this.faces = faces;
        this.warehouses = warehouses;
    }

    @GetMapping("/pda/replenish")
    String work(Model model) {
        model.addAttribute("warehouses", warehouses.active());
        model.addAttribute("reasons", MissingReason.values());
        model.addAttribute("texts", TEXTS);
        return "replenish";
    }

    @GetMapping("/pick-faces")
    String faces(@RequestParam(defaultValue = "") String warehouse, Model model) {
        var active = warehouses.active();
        var chosen = Warehouses.chosen(active, warehouse);
        var all = faces.in(chosen);
        model.addAttribute("warehouses", active);
        model.addAttribute("chosen", chosen);
        model.addAttribute("faces", all.stream().filter(face -> face.kind().equals("PICK")).toList());
        model.addAttribute("reserve", all.stream().filter(face -> face.kind().equals("BULK")).toList());
        return "pick-faces";
    }
}
