package dev.wharf.overview;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /lots/{sku}/{lot}}: who got a lot. */
@Controller
class LotOrdersPage {
    private static final int ROWS = 200;

    private final LotOrders orders;

    LotOrdersPage(LotOrders orders) {
        this.orders = orders;
    }

    @GetMapping("/lots/{sku}/{lot}")
    String page(@PathVariable String sku, @PathVariable String lot, @RequestParam(defaultValue = "F0") String after, Model model) {
        model.addAttribute("report", orders.orders(sku, lot, after, ROWS));
        return "lot-orders";
    }
}
