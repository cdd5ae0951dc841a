package dev.wharf.overview;

import dev.wharf.order.Stage;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /orders}: a search sends back only the table, a cursor only the further rows. */
@Controller
class OrderListPage {
    private static final int SIZE = 50;

    private final OrderSearch search;
    private final OverviewSettings settings;

    OrderListPage(OrderSearch search, OverviewSettings settings) {
        this.search = search;
        this.settings = settings;
    }

    @GetMapping("/orders")
    String orders(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String shop, @RequestParam(defaultValue = "") String stage,
                  @RequestParam(defaultValue = "") String hold, @RequestParam(defaultValue = "false") boolean overdue, @RequestParam(defaultValue = "") String cursor,
                  @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial, Model model) {
        var filter = new OrderFilter(q, shop, stage, hold, overdue, cursor);
        model.addAttribute("filter", filter);
        var page = search.find(filter, SIZE);
        model.addAttribute("rows", page.rows());
        model.addAttribute("more", page.next().isEmpty() ? null : filter.after(page.next()));
        if (partial) return filter.cursor().isEmpty() ? "orders :: table" : "orders :: rows";
        model.addAttribute("shops", search.shops());
        model.addAttribute("stages", List.of(Stage.values()));
        model.addAttribute("holdCodes", search.holdCodes());
        return "orders";
    }

    @GetMapping("/orders/import")
    String upload() {
        return "orders-import";
    }

    @GetMapping("/stock/proof")
    String proof(Model model) {
        model.addAttribute("zone", settings.zone().getId());
        return "stock-proof";
    }
}
