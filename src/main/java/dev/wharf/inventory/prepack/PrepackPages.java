package dev.wharf.inventory.prepack;

import dev.wharf.common.Refusal;
import dev.wharf.scan.Barcode;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Warehouses;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /prepack}: recipes, how many packs lie there, making and opening them; and the labels of packs that were made together. */
@Controller
class PrepackPages {
    /** @param packs that lie in its bin */
    record Row(Recipe recipe, String name, int packs) { }

    record Label(Pack pack, String name, String variant, String barcode) { }

    private final Packs packs;
    private final PackWork work;
    private final Products products;
    private final Warehouses warehouses;

    PrepackPages(Packs packs, PackWork work, Products products, Warehouses warehouses) {
        this.packs = packs;
        this.work = work;
        this.products = products;
        this.warehouses = warehouses;
    }

    @GetMapping("/prepack")
    String page(@RequestParam(defaultValue = "") String warehouse, Model model) {
        var active = warehouses.active();
        var chosen = warehouse.isEmpty() && !active.isEmpty() ? active.get(0).code() : warehouse;
        var recipes = work.recipes(chosen);
        var skus = recipes.stream().map(Recipe::sku).distinct().toList();
        var known = products.facts(skus);
        var stacks = skus.isEmpty() ? Map.<String, Packs.Stack>of() : packs.stacks(chosen, skus);
        model.addAttribute("warehouses", active);
        model.addAttribute("warehouse", chosen);
        model.addAttribute("rows", recipes.stream().map(r -> new Row(r, known.containsKey(r.sku()) ? known.get(r.sku()).name() : "", stacks.containsKey(r.bin()) ? stacks.get(r.bin()).packs() : 0)).toList());
        return "prepack";
    }

    /** @param key of the request that made them */
    @GetMapping("/prepack/labels/{key}")
    String labels(@PathVariable String key, Model model) {
        var made = work.made(key);
        if (made.isEmpty()) throw Refusal.notFound("PACKS_UNKNOWN", "No packs were made under this key.");
        var known = products.facts(List.of(made.get(0).sku())).get(made.get(0).sku());
        model.addAttribute("labels", made.stream().map(p -> new Label(p, known == null ? "" : known.name(), known == null ? "" : known.told(), Barcode.svg(p.code()))).toList());
        return "prepack-labels";
    }
}
