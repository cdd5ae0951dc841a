package dev.wharf.allocation;

import dev.wharf.channel.Shops;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.Quota;
import dev.wharf.inventory.Stock;
import dev.wharf.process.Lanes;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Warehouses;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code PUT /api/v1/stock/quotas}: units that only one shop's orders may take, as a number or as a share of what is available; units 0 end a quota. What is
 * not available is not given: the answer says how much is missing. {@code GET ?sku=} tells what each shop has now.
 */
@RestController
@RequestMapping("/api/v1/stock/quotas")
class QuotaController {
    private static final int LINES_AT_MOST = 1000;
    private static final int SKUS_AT_MOST = 200;
    private static final int UNITS_AT_MOST = 100_000_000;
    private static final int PRIORITY_AT_MOST = 1000;

    /** @param units or {@code percent}, one of both @param priority the higher is served first; 0 if left out */
    record Line(String shop, String warehouse, String sku, Integer units, Integer percent, Integer priority) { }

    record Request(List<Line> lines) { }

    /** @param units what the shop has now @param missing what could not be given @param warning empty if it has all it was to have */
    record Answer(String shop, String warehouse, String sku, int units, int missing, int percent, int priority, String warning) {
        static Answer of(Quota q) {
            var warning = q.missing() == 0 ? "" : "Only " + q.units() + " of " + (q.units() + q.missing()) + " are available; goods that come in fill the rest.";
            return new Answer(q.shop(), q.warehouse(), q.sku(), q.units(), q.missing(), q.percent(), q.priority(), warning);
        }
    }

    private final Lanes lanes;
    private final Stock stock;
    private final Shops shops;
    private final Products products;
    private final Warehouses warehouses;

    QuotaController(Lanes lanes, Stock stock, Shops shops, Products products, Warehouses warehouses) {
        this.lanes = lanes;
        this.stock = stock;
        this.shops = shops;
        this.products = products;
        this.warehouses = warehouses;
    }

    @PutMapping
    List<Answer> put(@RequestBody Request request) {
        var lines = request.lines();
        if (lines == null || lines.isEmpty() || lines.size() > LINES_AT_MOST) throw Refusal.invalid("FIELD_INVALID", "lines", "lines has 1 to " + LINES_AT_MOST + " quotas.");
        var known = products.known(lines.stream().map(Line::sku).filter(s -> s != null).toList());
        var seen = new HashSet<List<String>>();
        for (int i = 0; i < lines.size(); i++) check("lines[" + i + "].", lines.get(i), known, seen);
        var wanted = lines.stream().map(l -> new Quota(l.shop(), l.sku(), l.warehouse(), 0, l.percent() == null ? l.units() : 0, l.percent() == null ? 0 : l.percent(),
            l.priority() == null ? 0 : l.priority())).toList();
        return lanes.call(() -> stock.assign(wanted)).stream().map(Answer::of).toList();
    }

    @GetMapping
    List<Answer> quotas(@RequestParam("sku") List<String> skus) {
        if (skus.size() > SKUS_AT_MOST) throw Refusal.invalid("FIELD_INVALID", "sku", "At most " + SKUS_AT_MOST + " SKUs at once.");
        return stock.quotas(skus).stream().map(Answer::of).toList();
    }

    private void check(String path, Line line, Set<String> known, Set<List<String>> seen) {
        if (line.shop() == null || shops.find(line.shop()).isEmpty()) throw Refusal.invalid("SHOP_UNKNOWN", path + "shop", "Shop " + line.shop() + " is not set up.");
        if (line.sku() == null || !known.contains(line.sku())) throw Refusal.invalid("SKU_UNKNOWN", path + "sku", "SKU " + line.sku() + " is not in the product list.");
        if (line.warehouse() == null || warehouses.find(line.warehouse()).isEmpty()) throw Refusal.invalid("WAREHOUSE_UNKNOWN", path + "warehouse", "Warehouse " + line.warehouse() + " is not set up.");
        if (!seen.add(List.of(line.shop(), line.sku(), line.warehouse()))) throw Refusal.invalid("FIELD_INVALID", path + "shop", "This shop, SKU and warehouse come twice.");
        if ((line.units() == null) == (line.percent() == null)) throw Refusal.invalid("FIELD_INVALID", path + "units", "Give units, or percent of what is available, and not both.");
        if (line.units() != null && (line.units() < 0 || line.units() > UNITS_AT_MOST)) throw Refusal.invalid("FIELD_INVALID", path + "units", path + "units is 0 to " + UNITS_AT_MOST + ".");
        if (line.percent() != null && (line.percent() < 1 || line.percent() > 100)) throw Refusal.invalid("FIELD_INVALID", path + "percent", path + "percent is 1 to 100; units 0 ends a quota.");
        if (line.priority() != null && Math.abs(line.priority()) > PRIORITY_AT_MOST) throw Refusal.invalid("FIELD_INVALID", path + "priority", path + "priority is -1000 to 1000.");
    }
}
