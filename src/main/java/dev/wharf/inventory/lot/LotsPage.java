package dev.wharf.inventory.lot;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /lots}: lots in stock, what may not leave any more, and the recall of one. Changes go through {@link LotController}. */
@Controller
class LotsPage {
    private final LotController lots;

    LotsPage(LotController lots) {
        this.lots = lots;
    }

    @GetMapping("/lots")
    String page(@RequestParam(defaultValue = "false") boolean blocked, Model model) {
        model.addAttribute("lots", lots.list("", "", blocked));
        model.addAttribute("blocked", blocked);
        return "lots";
    }
}
