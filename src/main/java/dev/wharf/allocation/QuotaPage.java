package dev.wharf.allocation;

import dev.wharf.channel.Shops;
import dev.wharf.inventory.ExpectedStock;
import dev.wharf.inventory.Stock;
import dev.wharf.warehouse.Warehouses;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /stock/quotas?sku=}: what of one SKU is kept for which shop, and what is still to come. */
@Controller
class QuotaPage {
    private final Stock stock;
    private final ExpectedStock expected;
    private final Shops shops;
    private final Warehouses warehouses;

    QuotaPage(Stock stock, ExpectedStock expected, Shops shops, Warehouses warehouses) {
        this.stock = stock;
        this.expected = expected;
        this.shops = shops;
        this.warehouses = warehouses;
    }

    @GetMapping("/stock/quotas")
    String page(@RequestParam(defaultValue = "") String sku, Model model) {
        var skus = sku.isBlank() ? List.<String>of() : List.of(sku.strip());
        model.addAttribute("sku", sku.strip());
        model.addAttribute("balances", stock.balances(skus));
        model.addAttribute("quotas", stock.quotas(skus).stream().filter(q -> q.units() > 0 || q.missing() > 0 || q.percent() > 0).toList());
        model.addAttribute("coming", expected.open(skus));
        model.addAttribute("shops", shops.all());
        model.addAttribute("warehouses", warehouses.active());
        return "stock-quotas";
    }
}
