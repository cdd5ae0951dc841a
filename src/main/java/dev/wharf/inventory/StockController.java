package dev.wharf.inventory;

import dev.wharf.common.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Balances of many SKUs at once; {@link Balance} has the formulas. */
@RestController
@RequestMapping("/api/v1/stock")
class StockController {
    private static final int SKUS_IN_ADDRESS = 200;
    private static final int SKUS_AT_MOST = 2000;
    private static final int SHOPS_AT_MOST = 50;
    private static final Supply NOBODY = Supply.of(Map.of());

    /** @param sellable to each shop that was asked for, by its code */
    record BalanceView(String sku, String warehouse, int onHand, int locked, int frozen, int reserved, int quarantine, int defective, int inTransit, int available, int free,
                       Map<String, Integer> sellable) {
        static BalanceView of(Balance b, List<String> shops, Supply supply) {
            var sellable = new TreeMap<String, Integer>();
            shops.forEach(shop -> sellable.put(shop, supply.sellable(shop, b.warehouse(), b.sku())));
            return new BalanceView(b.sku(), b.warehouse(), b.onHand(), b.locked(), b.frozen(), b.reserved(), b.quarantine(), b.defective(), b.inTransit(), b.available(), b.free(), sellable);
        }
    }

    /** @param skus 1 to 2000 @param shops codes, up to 50; may be left out */
    record Query(List<String> skus, List<String> shops) { }

    private final Stock stock;

    StockController(Stock stock) {
        this.stock = stock;
    }

    /** @param skus up to 200 */
    @GetMapping
    List<BalanceView> balances(@RequestParam("sku") List<String> skus) {
        if (skus.size() > SKUS_IN_ADDRESS) throw Refusal.invalid("FIELD_INVALID", "sku", "At most " + SKUS_IN_ADDRESS + " SKUs at once; POST /api/v1/stock/query takes " + SKUS_AT_MOST + ".");
        return stock.balances(skus).stream().map(b -> BalanceView.of(b, List.of(), NOBODY)).toList();
    }

    /** By SKU and warehouse; SKUs that never were anywhere are left out. */
    @PostMapping("/query")
    List<BalanceView> query(@RequestBody Query query) {
        var skus = query.skus();
        if (skus == null || skus.isEmpty() || skus.size() > SKUS_AT_MOST || skus.contains(null)) throw Refusal.invalid("FIELD_INVALID", "skus", "skus has 1 to " + SKUS_AT_MOST + " SKUs.");
        var shops = query.shops() == null ? List.<String>of() : query.shops();
        if (shops.size() > SHOPS_AT_MOST || shops.contains(null)) throw Refusal.invalid("FIELD_INVALID", "shops", "shops has up to " + SHOPS_AT_MOST + " codes of shops.");
        var supply = stock.supply(skus);
        return stock.balances(skus).stream().map(b -> BalanceView.of(b, shops, supply)).toList();
    }
}
