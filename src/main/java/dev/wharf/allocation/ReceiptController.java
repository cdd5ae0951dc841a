package dev.wharf.allocation;

import dev.wharf.common.Refusal;
import dev.wharf.inventory.lot.GoodsIn;
import dev.wharf.inventory.lot.ReceiptRule;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Trackings;
import dev.wharf.warehouse.Warehouses;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/stock/receipts}: goods that came in, up to 5000 lines; each line's key makes it book once. */
@RestController
@RequestMapping("/api/v1/stock/receipts")
class ReceiptController {
    private static final int LINES_AT_MOST = 5000;

    /** @param serials one for each unit of goods that have serials. Goods with lots or serials say their bin */
    record Line(String key, String warehouse, String sku, Integer quantity, String bin, String lot, LocalDate producedOn, LocalDate expiresOn, List<String> serials) {
        GoodsIn.Line goods() {
            return new GoodsIn.Line(key, warehouse, sku, quantity, bin, lot, producedOn, expiresOn, serials);
        }
    }

    record Request(String reason, List<Line> lines) { }

    private final StockArrivals arrivals;
    private final Products products;
    private final Trackings trackings;
    private final Warehouses warehouses;

    ReceiptController(StockArrivals arrivals, Products products, Trackings trackings, Warehouses warehouses) {
        this.arrivals = arrivals;
        this.products = products;
        this.trackings = trackings;
        this.warehouses = warehouses;
    }

    @PostMapping
    StockArrivals.Answer receive(@RequestBody Request request) {
        var lines = request.lines();
        if (lines == null || lines.isEmpty() || lines.size() > LINES_AT_MOST) throw Refusal.invalid("FIELD_INVALID", "lines", "lines has 1 to " + LINES_AT_MOST + " receipts.");
        var known = trackings.of(lines.stream().map(Line::sku).filter(s -> s != null).toList());
        for (int i = 0; i < lines.size(); i++) check("lines[" + i + "].", lines.get(i), known);
        products.putPickFaces(lines.stream().filter(l -> l.bin() != null && !l.bin().isBlank())
            .map(l -> new Products.PickFace(l.warehouse(), l.sku(), l.bin().strip())).toList());
        return arrivals.arrive(lines.stream().map(Line::goods).toList(), request.reason() == null ? "" : request.reason());
    }

    private void check(String path, Line line, Map<String, Tracking> known) {
        if (line.key() == null || line.key().isBlank() || line.key().length() > 80) throw Refusal.invalid("FIELD_INVALID", path + "key", path + "key names this receipt, 1 to 80 characters.");
        if (line.quantity() == null || line.quantity() < 1) throw Refusal.invalid("FIELD_INVALID", path + "quantity", path + "quantity is at least 1.");
        if (line.sku() == null || !known.containsKey(line.sku())) throw Refusal.invalid("SKU_UNKNOWN", path + "sku", "SKU " + line.sku() + " is not in the product list.");
        if (line.warehouse() == null || warehouses.find(line.warehouse()).isEmpty()) throw Refusal.invalid("WAREHOUSE_UNKNOWN", path + "warehouse", "Warehouse " + line.warehouse() + " is not set up.");
        if (line.bin() != null && line.bin().length() > 32) throw Refusal.invalid("FIELD_TOO_LONG", path + "bin", path + "bin has at most 32 characters.");
        ReceiptRule.check(path, line.goods(), known.get(line.sku()));
    }
}
