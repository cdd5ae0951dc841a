package dev.wharf.inventory;

import dev.wharf.common.Refusal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Balances of up to 200 SKUs at once. */
@RestController
@RequestMapping("/api/v1/stock")
class StockController {
    private static final int SKUS_AT_MOST = 200;

    record BalanceView(String sku, String warehouse, int onHand, int locked, int available) { }

    private final Stock stock;

    StockController(Stock stock) {
        this.stock = stock;
    }

    @GetMapping
    List<BalanceView> balances(@RequestParam("sku") List<String> skus) {
        if (skus.size() > SKUS_AT_MOST) throw Refusal.invalid("FIELD_INVALID", "sku", "At most " + SKUS_AT_MOST + " SKUs at once.");
        return stock.balances(skus).stream().map(b -> new BalanceView(b.sku(), b.warehouse(), b.onHand(), b.locked(), b.available())).toList();
    }
}
