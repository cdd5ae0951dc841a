package dev.wharf.allocation;

import dev.wharf.common.Refusal;
import dev.wharf.inventory.ExpectedStock;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Warehouses;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
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
 * {@code PUT /api/v1/stock/expected}: goods that will come, up to 5000 lines. The same key again replaces what was said, and units 0 say that they will not
 * come. A receipt that names the key lowers it. {@code GET ?sku=} tells what is still to come.
 */
@RestController
@RequestMapping("/api/v1/stock/expected")
class ExpectedStockController {
    /** With its prefix it is the cause of a ledger entry, which has 64 characters. */
    static final int KEY_AT_MOST = 50;
    private static final int LINES_AT_MOST = 5000;
    private static final int SKUS_AT_MOST = 200;
    private static final int UNITS_AT_MOST = 100_000_000;

    /** @param due with its zone, ISO 8601 */
    record Line(String key, String warehouse, String sku, Integer units, String due) { }

    record Request(List<Line> lines) { }

    record Answer(int lines) { }

    private final ExpectedStock expected;
    private final Products products;
    private final Warehouses warehouses;

    ExpectedStockController(ExpectedStock expected, Products products, Warehouses warehouses) {
        this.expected = expected;
        this.products = products;
        this.warehouses = warehouses;
    }

    @PutMapping
    Answer put(@RequestBody Request request) {
        var lines = request.lines();
        if (lines == null || lines.isEmpty() || lines.size() > LINES_AT_MOST) throw Refusal.invalid("FIELD_INVALID", "lines", "lines has 1 to " + LINES_AT_MOST + " entries.");
        var known = products.known(lines.stream().map(Line::sku).filter(s -> s != null).toList());
        var keys = new HashSet<String>();
        for (int i = 0; i < lines.size(); i++) check("lines[" + i + "].", lines.get(i), known, keys);
        expected.put(java.util.stream.IntStream.range(0, lines.size()).mapToObj(i -> {
            var line = lines.get(i);
            return new ExpectedStock.Coming(line.key(), line.warehouse(), line.sku(), line.units(), due("lines[" + i + "].due", line.due()));
        }).toList());
        return new Answer(lines.size());
    }

    @GetMapping
    List<ExpectedStock.Open> open(@RequestParam("sku") List<String> skus) {
        if (skus.size() > SKUS_AT_MOST) throw Refusal.invalid("FIELD_INVALID", "sku", "At most " + SKUS_AT_MOST + " SKUs at once.");
        return expected.open(skus);
    }

    private void check(String path, Line line, Set<String> known, Set<String> keys) {
        if (line.key() == null || line.key().isBlank() || line.key().length() > KEY_AT_MOST) {
            throw Refusal.invalid("FIELD_INVALID", path + "key", path + "key names these goods, 1 to " + KEY_AT_MOST + " characters.");
        }
        if (!keys.add(line.key())) throw Refusal.invalid("FIELD_INVALID", path + "key", path + "key comes twice; each names one delivery of one SKU.");
        if (line.units() == null || line.units() < 0 || line.units() > UNITS_AT_MOST) throw Refusal.invalid("FIELD_INVALID", path + "units", path + "units is 0 to " + UNITS_AT_MOST + ".");
        if (line.sku() == null || !known.contains(line.sku())) throw Refusal.invalid("SKU_UNKNOWN", path + "sku", "SKU " + line.sku() + " is not in the product list.");
        if (line.warehouse() == null || warehouses.find(line.warehouse()).isEmpty()) throw Refusal.invalid("WAREHOUSE_UNKNOWN", path + "warehouse", "Warehouse " + line.warehouse() + " is not set up.");
        due(path + "due", line.due());
    }

    private static Instant due(String path, String due) {
        try {
            if (due != null) return OffsetDateTime.parse(due).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("FIELD_INVALID", path, path + " is not a time with its zone; write it like 2026-11-28T12:00:00+08:00.");
        }
        throw Refusal.invalid("FIELD_INVALID", path, path + " is missing; write it like 2026-11-28T12:00:00+08:00.");
    }
}
