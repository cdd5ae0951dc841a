package dev.wharf.overview;

import dev.wharf.order.Level;
import dev.wharf.order.Stage;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;

/** {@code /orders}: a search sends back only the table, a cursor only the further rows. */
@Controller
class OrderListPage {
    private static final int SIZE = 50;

    private final OrderSearch search;

    OrderListPage(OrderSearch search) {
        this.search = search;
    }

    @GetMapping("/orders")
    String orders(@ModelAttribute("filter") OrderFilter filter, @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial, Model model) {
        var page = search.find(filter, SIZE);
        model.addAttribute("rows", page.rows());
        model.addAttribute("more", page.next().isEmpty() ? null : filter.after(page.next()));
        if (partial) return filter.cursor().isEmpty() ? "orders :: table" : "orders :: rows";
        model.addAttribute("shops", search.shops());
        model.addAttribute("stages", List.of(Stage.values()));
        model.addAttribute("holdCodes", search.holdCodes());
        model.addAttribute("tags", search.tags());
        model.addAttribute("levels", List.of(Level.values()));
        model.addAttribute("deliveries", List.of(OrderFilter.Delivery.values()));
        return "orders";
    }

    @GetMapping("/orders/import")
    String upload() {
        return "orders-import";
    }
}
