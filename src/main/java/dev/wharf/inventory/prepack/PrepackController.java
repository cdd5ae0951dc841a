package dev.wharf.inventory.prepack;

import dev.wharf.common.Refusal;
import dev.wharf.warehouse.Warehouses;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Recipes of packs, and packs. */
@RestController
@RequestMapping("/api/v1/prepacks")
class PrepackController {
    /** @param box code of a box; empty or left out for the goods' own */
    record RecipeRequest(String warehouse, String sku, int quantity, String box) { }

    /** @param key names the request, so that it is done once */
    record MakeRequest(long recipe, int count, String key) { }

    /** @param bin where the units go */
    record UnpackRequest(String bin) { }

    record PackAnswer(String code, String warehouse, String sku, int quantity, String bin, String state, String fulfillmentNo) {
        static PackAnswer of(Pack p) {
            return new PackAnswer(p.code(), p.warehouse(), p.sku(), p.quantity(), p.bin(), p.state().name(), p.fulfillment() == null ? "" : p.fulfillment().toString());
        }
    }

    private final PackWork work;
    private final Warehouses warehouses;

    PrepackController(PackWork work, Warehouses warehouses) {
        this.work = work;
        this.warehouses = warehouses;
    }

    @GetMapping("/recipes")
    List<Recipe> recipes(@RequestParam String warehouse) {
        return work.recipes(known(warehouse));
    }

    /** Adds a recipe, or changes its box. */
    @PutMapping("/recipes")
    List<Recipe> put(@RequestBody RecipeRequest request) {
        if (request.sku() == null || request.sku().isBlank()) throw Refusal.invalid("SKU_UNKNOWN", "sku", "sku names a product.");
        return work.put(known(request.warehouse()), request.sku().strip(), request.quantity(), request.box() == null ? "" : request.box().strip());
    }

    @PostMapping
    List<PackAnswer> make(@RequestBody MakeRequest request) {
        return work.make(request.recipe(), request.count(), request.key()).stream().map(PackAnswer::of).toList();
    }

    @PostMapping("/{code}/unpack")
    PackAnswer unpack(@PathVariable String code, @RequestBody UnpackRequest request) {
        if (request.bin() == null || request.bin().isBlank()) throw Refusal.invalid("BIN_INVALID", "bin", "bin is where the loose units go; scan its label.");
        return PackAnswer.of(work.unpack(code, request.bin().strip()));
    }

    private String known(String warehouse) {
        return warehouses.find(warehouse == null ? "" : warehouse).orElseThrow(() -> Refusal.invalid("WAREHOUSE_UNKNOWN", "warehouse", "There is no warehouse with this code.")).code();
    }
}
