package dev.wharf.catalog;

import dev.wharf.warehouse.Products;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /products}: find products; one style with its variants in a grid, colours down and sizes across. Changes go through the REST of this package. */
@Controller
class ProductPage {
    private static final int ROWS = 50;
    /** More variants than a style has; the grid shows all of it. */
    private static final int VARIANTS = 500;

    private final ProductController products;
    private final Products all;
    private final Kits kits;

    ProductPage(ProductController products, Products all, Kits kits) {
        this.products = products;
        this.all = all;
        this.kits = kits;
    }

    /** @param rows for each colour the variants by size */
    record Grid(List<String> sizes, Map<String, Map<String, List<Products.Product>>> rows) {
        static Grid of(List<Products.Product> variants) {
            var rows = new LinkedHashMap<String, Map<String, List<Products.Product>>>();
            var sizes = new TreeSet<>(SizeOrder.SMALLEST_FIRST);
            for (var v : variants) {
                sizes.add(v.size());
                rows.computeIfAbsent(v.colour(), c -> new LinkedHashMap<>()).computeIfAbsent(v.size(), s -> new java.util.ArrayList<>()).add(v);
            }
            return new Grid(List.copyOf(sizes), rows);
        }
    }

    @GetMapping("/products")
    String page(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String style, @RequestParam(defaultValue = "") String after, Model model) {
        var page = products.search(q, style, after, ROWS);
        model.addAttribute("page", page);
        model.addAttribute("kits", kits.bySkus(page.products().stream().map(Products.Product::sku).toList()));
        model.addAttribute("q", q);
        model.addAttribute("style", style);
        model.addAttribute("handlings", Products.Product.HANDLINGS);
        if (!style.isBlank()) model.addAttribute("grid", Grid.of(all.search("", style, "", VARIANTS)));
        return "products";
    }
}
