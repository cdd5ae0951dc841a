package dev.wharf.catalog;

import dev.wharf.common.Refusal;
import dev.wharf.warehouse.Products;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Products, in lists of up to 2000; what is there is replaced. Orders that wait for one of the codes go on. */
@RestController
@RequestMapping("/api/v1/products")
class ProductController {
    private static final int AT_MOST = 2000;
    private static final int PAGE_MOST = 200;

    /** @param next what to ask for as {@code after} next; empty if there is no more */
    record Page(List<Products.Product> products, String next) { }

    private final Products products;
    private final SkuWaiters waiters;

    ProductController(Products products, SkuWaiters waiters) {
        this.products = products;
        this.waiters = waiters;
    }

    @GetMapping
    Page search(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String style, @RequestParam(defaultValue = "") String after,
                @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > PAGE_MOST) throw Refusal.invalid("FIELD_INVALID", "limit", "limit is 1 to " + PAGE_MOST + ".");
        var found = products.search(q, style, after, limit + 1);
        return found.size() <= limit ? new Page(found, "") : new Page(found.subList(0, limit), found.get(limit - 1).sku());
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@RequestBody List<Products.Product> list) {
        if (list.isEmpty() || list.size() > AT_MOST) throw Refusal.invalid("FIELD_INVALID", "", "The list has 1 to " + AT_MOST + " entries.");
        for (int i = 0; i < list.size(); i++) check("[" + i + "]", list.get(i));
        products.put(list);
        waiters.wake(list.stream().map(Products.Product::sku).toList());
    }

    private static void check(String path, Products.Product p) {
        text(path + ".sku", p.sku(), 1, 64);
        text(path + ".style", p.style(), 0, 64);
        text(path + ".variant", p.variant(), 0, 64);
        text(path + ".colour", p.colour(), 0, 64);
        text(path + ".size", p.size(), 0, 64);
        text(path + ".name", p.name(), 1, 200);
        if (p.barcodes() == null) throw Refusal.invalid("FIELD_MISSING", path + ".barcodes", "barcodes is a list; it may be empty.");
        for (var barcode : p.barcodes()) text(path + ".barcodes", barcode, 1, 64);
        if (!Products.Product.HANDLINGS.contains(p.handling())) {
            throw Refusal.invalid("FIELD_INVALID", path + ".handling", "handling is one of " + Products.Product.HANDLINGS + ".");
        }
        if (p.weightG() < 0 || p.priceMinor() < 0 || p.costMinor() < 0 || p.lengthMm() < 0 || p.widthMm() < 0 || p.heightMm() < 0) {
            throw Refusal.invalid("FIELD_INVALID", path, "Price, cost, weight and sizes are not below 0.");
        }
    }

    private static void text(String field, String value, int least, int most) {
        if (value == null || value.length() < least || value.length() > most) {
            throw Refusal.invalid("FIELD_INVALID", field, field + " has " + least + " to " + most + " characters.");
        }
    }
}
