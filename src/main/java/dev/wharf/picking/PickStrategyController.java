package dev.wharf.picking;

import dev.wharf.common.Refusal;
import dev.wharf.warehouse.Warehouses;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** In which order a warehouse empties its bins. {@code goods} is a product category, a handling such as COLD, or {@code *}; the most exact row counts. */
@RestController
@RequestMapping("/api/v1/warehouses/{warehouse}/pick-strategies")
class PickStrategyController {
    record Chosen(String strategy) { }

    private final PickStrategies strategies;
    private final Warehouses warehouses;

    PickStrategyController(PickStrategies strategies, Warehouses warehouses) {
        this.strategies = strategies;
        this.warehouses = warehouses;
    }

    @GetMapping
    List<PickStrategies.Row> list(@PathVariable String warehouse) {
        return strategies.in(known(warehouse));
    }

    @PutMapping("/{goods}")
    PickStrategies.Row put(@PathVariable String warehouse, @PathVariable String goods, @RequestBody Chosen chosen) {
        if (goods.isBlank() || goods.length() > 32) throw Refusal.invalid("FIELD_INVALID", "goods", "goods is a category, a handling or *, 1 to 32 characters.");
        var row = new PickStrategies.Row(known(warehouse), goods, Strategy.parse(chosen.strategy()));
        strategies.put(row);
        return row;
    }

    @DeleteMapping("/{goods}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String warehouse, @PathVariable String goods) {
        strategies.remove(known(warehouse), goods);
    }

    private String known(String warehouse) {
        return warehouses.find(warehouse).orElseThrow(() -> Refusal.notFound("WAREHOUSE_UNKNOWN", "There is no warehouse " + warehouse + ".")).code();
    }
}
