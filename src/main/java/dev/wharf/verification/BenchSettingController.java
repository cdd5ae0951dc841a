package dev.wharf.verification;

import dev.wharf.common.Refusal;
import dev.wharf.warehouse.Warehouses;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the bench of a warehouse counts. */
@RestController
@RequestMapping("/api/v1/warehouses/{warehouse}/bench")
class BenchSettingController {
    private final BenchSettings settings;
    private final Warehouses warehouses;

    BenchSettingController(BenchSettings settings, Warehouses warehouses) {
        this.settings = settings;
        this.warehouses = warehouses;
    }

    @GetMapping
    BenchSettings.Setting get(@PathVariable String warehouse) {
        return settings.of(known(warehouse));
    }

    @PutMapping
    BenchSettings.Setting put(@PathVariable String warehouse, @RequestBody BenchSettings.Setting setting) {
        settings.put(known(warehouse), setting);
        return setting;
    }

    private String known(String warehouse) {
        return warehouses.find(warehouse).orElseThrow(() -> Refusal.notFound("WAREHOUSE_UNKNOWN", "There is no warehouse " + warehouse + ".")).code();
    }
}
